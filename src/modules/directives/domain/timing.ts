import { daysBetween, type IsoDate } from "#platform/calendar";
import { owedStatuses, type TaskStatus } from "./actions.ts";

interface Dated {
  status: TaskStatus;
  dueOn: IsoDate;
  doneOn: IsoDate | null;
}

export function isOverdue({ status, dueOn }: Pick<Dated, "status" | "dueOn">, today: IsoDate): boolean {
  return owedStatuses.includes(status) && dueOn < today;
}

/** How a task counts in the report of a unit; a cancelled one counts nowhere, nor does one that is only recorded. */
export type Outcome = "on_time" | "late" | "running" | "overdue";

export const outcomes: Readonly<Record<Outcome, string>> = {
  on_time: "Xong đúng hạn",
  late: "Xong trễ hạn",
  running: "Đang làm, còn hạn",
  overdue: "Quá hạn chưa xong",
};

export function outcomeOf(task: Dated, today: IsoDate): Outcome | null {
  if (task.status === "cancelled" || task.status === "recorded") return null;
  if (task.status === "done") return task.doneOn !== null && task.doneOn > task.dueOn ? "late" : "on_time";
  return isOverdue(task, today) ? "overdue" : "running";
}

/** Days before the deadline on which the unit is reminded; -1 is the first day after it. */
export const reminderSteps = [7, 3, 1, -1] as const;
export type ReminderStep = (typeof reminderSteps)[number];

/** A missed first overdue day is made up for within a week; after that the board says it every day. */
const MAKE_UP_DAYS = 7;

/**
 * The one reminder that a deadline asks for today. Where several fell due together (the job stood still, the deadline
 * moved) only the nearest is told; a task given later than a step is not told of that step.
 */
export function reminderFor(
  { startsOn, dueOn }: { startsOn: IsoDate; dueOn: IsoDate },
  today: IsoDate,
): ReminderStep | undefined {
  const left = daysBetween(today, dueOn);
  if (left < 0) return left >= -MAKE_UP_DAYS ? -1 : undefined;
  const step = left <= 1 ? 1 : left <= 3 ? 3 : left <= 7 ? 7 : undefined;
  return step !== undefined && daysBetween(startsOn, dueOn) > step ? step : undefined;
}
