import { daysBetween } from "#platform/calendar";
import { DemoMark, formatDate, formatDeadline, StatusTag, TextLink, type Tone } from "#platform/ui";
import { owedStatuses, type TaskStatus, taskStatuses } from "../domain/actions.ts";
import type { Task } from "../domain/task.ts";
import { isOverdue } from "../domain/timing.ts";
import { directivesUrls as urls } from "../urls.ts";
import { unitName } from "../use-cases/reach.ts";

const tones: Readonly<Record<TaskStatus, Tone>> = {
  assigned: "info",
  in_progress: "progress",
  reported: "warn",
  done: "success",
  cancelled: "neutral",
  recorded: "neutral",
};

export function TaskTag({ task, today }: { task: Pick<Task, "status" | "dueOn">; today: string }) {
  if (isOverdue(task, today)) return <StatusTag tone="danger">Quá hạn</StatusTag>;
  return <StatusTag tone={tones[task.status]}>{taskStatuses[task.status]}</StatusTag>;
}

/** "30/11/2026, còn 8 ngày"; a closed task has no days left to speak of. */
export function dueText({ status, dueOn }: Pick<Task, "status" | "dueOn">, today: string): string {
  if (!owedStatuses.includes(status)) return formatDate(dueOn);
  return `${formatDate(dueOn)}, ${formatDeadline({ daysLeft: daysBetween(today, dueOn) })}`;
}

/** Columns of every list of tasks. */
export function taskColumns(today: string) {
  return [
    {
      key: "title",
      label: "Nhiệm vụ",
      primary: true,
      cell: (task: Task) => (
        <>
          <TextLink href={urls.task(task.id)}>{task.title}</TextLink> {task.isDemo && <DemoMark />}
        </>
      ),
    },
    { key: "unit", label: "Đơn vị", cell: (task: Task) => unitName(task) },
    { key: "due", label: "Thời hạn", cell: (task: Task) => dueText(task, today) },
    {
      key: "progress",
      label: "Tiến độ",
      align: "end" as const,
      cell: (task: Task) => `${task.progress}\u00a0%`,
    },
    { key: "status", label: "Trạng thái", cell: (task: Task) => <TaskTag task={task} today={today} /> },
  ];
}
