import { listAccountsWithRole } from "#modules/identity";
import type { Services } from "#platform/http";
import { findNotice } from "../../store/notices.store.ts";
import { certificationUrls } from "../../urls.ts";

/** Writes to the producer's owners and the commune's officers that a result is there. */
export async function sendNotice(services: Services, payload: Record<string, unknown>): Promise<void> {
  const notice = await findNotice(services.db, String(payload.noticeId));
  if (!notice) return;
  const owners = { role: "producer_owner", unitKind: "producer", unitCode: notice.producerId } as const;
  const officers = { role: "commune_officer", unitKind: "commune", unitCode: notice.communeCode } as const;
  const people = [
    ...(await listAccountsWithRole(services.db, owners)),
    ...(await listAccountsWithRole(services.db, officers)),
  ];
  const link = `${services.config.SAOQUE_ORIGIN}${certificationUrls.noticePaper(notice.id)}`;
  for (const email of new Set(people.map((person) => person.email))) {
    await services.mailer.sendMail({
      to: email,
      subject: `Kết quả đánh giá OCOP: ${notice.productName}`,
      text: `Kính gửi Quý cơ quan, Quý chủ thể,\n\n${notice.body}\n\nThông báo (PDF): ${link}\n`,
    });
  }
}
