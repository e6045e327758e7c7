import { addDays, dayInVietnam, daysBetween } from "#platform/calendar";
import type { Services } from "#platform/http";
import { type ReminderStep, reminderFor } from "../domain/timing.ts";
import { type DueTask, listDue, noteReminder } from "../store/reminders.store.ts";
import { dueWords, giverOf, tellOfTask, tellUnit } from "./letters.ts";

export const REMIND_TASK = "directives.remind";

const AT_ONCE = 500;

/** Once a day: 7, 3 and 1 days before a deadline and on the first day after it, each once for one deadline. */
export async function remindDue(services: Services): Promise<number> {
  const today = dayInVietnam(services.now());
  let told = 0;
  let after: { dueOn: string; id: string } | undefined;
  for (;;) {
    const page = await listDue(services.db, {
      from: addDays(today, -7),
      to: addDays(today, 7),
      after,
      limit: AT_ONCE,
    });
    for (const task of page) told += (await remind(services, task, today)) ? 1 : 0;
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return told;
    after = { dueOn: last.dueOn, id: last.id };
  }
}

async function remind(services: Services, task: DueTask, today: string): Promise<boolean> {
  const step = reminderFor(task, today);
  if (step === undefined) return false;
  return services.db.transaction().execute(async (tx) => {
    if (!(await noteReminder(tx, { taskId: task.id, step, dueOn: task.dueOn }))) return false;
    await tellUnit(tx, task, wordsFor(step, task, today));
    if (step === -1)
      await tellOfTask(tx, task, {
        to: giverOf(task),
        subject: "Nhiệm vụ đã giao nay quá hạn",
        body: `Nhiệm vụ “${task.title}” quá hạn mà chưa có kết quả. ${dueWords(task.dueOn)}`,
      });
    return true;
  });
}

function wordsFor(step: ReminderStep, { title, dueOn }: DueTask, today: string) {
  if (step === -1)
    return {
      subject: "Nhiệm vụ quá hạn",
      body: `Nhiệm vụ “${title}” đã quá hạn. ${dueWords(dueOn)}\nHãy báo cáo kết quả, hoặc xin gia hạn kèm lý do.`,
    };
  const left = daysBetween(today, dueOn);
  const when = left === 0 ? "hết hạn hôm nay" : `còn ${left} ngày`;
  return {
    subject: "Nhiệm vụ sắp đến hạn",
    body: `Nhiệm vụ “${title}” ${when}. ${dueWords(dueOn)}\nNếu cần thêm thời gian, hãy xin gia hạn trước hạn.`,
  };
}
