import { listAccountsWithRole } from "#modules/identity";
import { addDays, addMonths, dayInVietnam } from "#platform/calendar";
import type { Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { formatDate } from "#platform/ui";
import { events } from "../../events.ts";
import { type EndingRecognition, listEnding, noteReminder } from "../../store/reminders.store.ts";

export const REMIND_TASK = "certification.remind-ending";
export const REMINDER_LETTER_TASK = "certification.send-reminder";

const steps = [1, 3, 6, 12] as const;
const AT_ONCE = 500;

/**
 * Once a day: who ends in 12, 6, 3 or 1 months. Each step is told once; when several fell due together (the register
 * was taken over late) only the nearest is told. Running it twice tells nobody twice.
 */
export async function remindEnding(services: Services): Promise<number> {
  const today = dayInVietnam(services.now());
  let told = 0;
  for (const [at, months] of steps.entries()) {
    const nearer = steps[at - 1];
    const from = nearer ? addMonths(today, nearer) : addDays(today, -1);
    const ending = await listEnding(services.db, {
      from,
      to: addMonths(today, months),
      months,
      limit: AT_ONCE,
    });
    for (const each of ending) told += (await remind(services, each, months)) ? 1 : 0;
  }
  return told;
}

function remind(services: Services, ending: EndingRecognition, months: number): Promise<boolean> {
  return services.db.transaction().execute(async (tx) => {
    if (!(await noteReminder(tx, ending.recognitionId, months))) return false;
    const { recognitionId, productId, producerId, communeCode, validUntil } = ending;
    await announce(tx, events.certificateEnding, {
      recognitionId,
      productId,
      producerId,
      communeCode,
      validUntil,
      months,
    });
    await services.jobs.enqueue(tx, REMINDER_LETTER_TASK, { ...ending, months });
    return true;
  });
}

/** The letter of one reminder to the producer's owners and the commune's officers. */
export async function sendReminder(services: Services, payload: Record<string, unknown>): Promise<void> {
  const ending = payload as unknown as EndingRecognition & { months: number };
  const owners = { role: "producer_owner", unitKind: "producer", unitCode: ending.producerId } as const;
  const people = [...(await listAccountsWithRole(services.db, owners))];
  if (ending.communeCode) {
    const officers = { role: "commune_officer", unitKind: "commune", unitCode: ending.communeCode } as const;
    people.push(...(await listAccountsWithRole(services.db, officers)));
  }
  for (const to of new Set(people.map((person) => person.email))) {
    const subject = `Công nhận OCOP sắp hết hạn: ${ending.productName}`;
    await services.mailer.sendMail({ to, subject, text: letterText(ending) });
  }
}

function letterText({
  productName,
  producerName,
  validUntil,
  months,
}: EndingRecognition & { months: number }): string {
  // QĐ 26/2026/QĐ-TTg, Điều 6: the file for re-evaluation is handed in 180 to 120 days before the end.
  const first = formatDate(addDays(validUntil, -180));
  const last = formatDate(addDays(validUntil, -120));
  return [
    `Kính gửi ${producerName},`,
    "",
    `Công nhận OCOP của sản phẩm “${productName}” có hiệu lực đến hết ngày ${formatDate(validUntil)} (còn không quá ${months} tháng).`,
    `Hồ sơ đánh giá lại nộp từ ngày ${first} đến ngày ${last} tại Ủy ban nhân dân xã.`,
    "",
    "Sau ngày hết hạn, hạng sao không còn được ghi trên nhãn, bao bì và quảng cáo.",
  ].join("\n");
}
