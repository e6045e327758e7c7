import { getAccount } from "#modules/identity";
import { describePlace } from "#modules/territory";
import { isUuid } from "#platform/db";
import type { Services } from "#platform/http";
import type { Registration } from "../domain/registration.ts";
import { findProducer } from "../store/producers.store.ts";
import { findRegistration } from "../store/registrations.store.ts";

/** Sends the registrant the letter of the moment. Runs as a job: a mail server that is away is tried again. */
export async function writeToRegistrant(services: Services, payload: Record<string, unknown>): Promise<void> {
  const id = String(payload.registrationId);
  const registration = isUuid(id) ? await findRegistration(services.db, id) : undefined;
  const producer = registration && (await findProducer(services.db, registration.producerId));
  if (!registration || !producer) return;
  const account = await getAccount(services.db, registration.accountId);
  const write = letters[String(payload.letter)];
  if (!account || !write) return;
  const place = describePlace({ communeCode2025: registration.communeCode });
  const { subject, body } = write({
    name: producer.name,
    place,
    registration,
    origin: services.config.SAOQUE_ORIGIN,
  });
  const text = `Kính gửi ${account.displayName},\n\n${body}\n\nSaoQuê – nền tảng Chương trình Mỗi xã một sản phẩm\n`;
  await services.mailer.sendMail({ to: account.email, subject, text });
}

interface About {
  name: string;
  place: string;
  registration: Registration;
  origin: string;
}

const letters: Readonly<Record<string, (about: About) => { subject: string; body: string }>> = {
  received: ({ name, place }) => ({
    subject: "SaoQuê đã nhận đăng ký chủ thể",
    body: `SaoQuê đã nhận đăng ký của “${name}”. UBND ${place} sẽ xem và xác nhận. Khi có kết quả, bạn sẽ nhận được thư tiếp theo tại địa chỉ này.`,
  }),
  approved: ({ name, place, origin }) => ({
    subject: "Đăng ký chủ thể đã được xác nhận",
    body: `UBND ${place} đã xác nhận đăng ký của “${name}”. Bạn có thể đăng nhập để khai sản phẩm và làm hồ sơ:\n${origin}/dang-nhap`,
  }),
  refused: ({ name, place, registration }) => ({
    subject: "Đăng ký chủ thể chưa được xác nhận",
    body: `UBND ${place} chưa xác nhận đăng ký của “${name}”.\n\nLý do: ${registration.reason ?? ""}\n\nHãy liên hệ UBND ${place} để bổ sung. Khi đã đủ, xã xác nhận lại chính đăng ký này; bạn không phải đăng ký lần nữa.`,
  }),
};
