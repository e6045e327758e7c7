import { getAccount } from "#modules/identity";
import { isUuid } from "#platform/db";
import type { Services } from "#platform/http";
import { findProducer } from "../store/producers.store.ts";

/** Tells a new member that the door is open and how to come in. */
export async function writeToMember(services: Services, payload: Record<string, unknown>): Promise<void> {
  const [accountId, producerId] = [String(payload.accountId), String(payload.producerId)];
  if (!isUuid(accountId) || !isUuid(producerId)) return;
  const account = await getAccount(services.db, accountId);
  const producer = await findProducer(services.db, producerId);
  if (!account || !producer) return;
  const origin = services.config.SAOQUE_ORIGIN;
  await services.mailer.sendMail({
    to: account.email,
    subject: "Bạn được mời cùng làm hồ sơ OCOP",
    text: `Kính gửi ${account.displayName},

“${producer.name}” đã thêm bạn vào nhóm cùng làm hồ sơ OCOP trên SaoQuê.

Nếu bạn đã có tài khoản, hãy đăng nhập tại ${origin}/dang-nhap.
Nếu chưa, mở ${origin}/quen-mat-khau và nhập đúng địa chỉ thư này để đặt mật khẩu, rồi đăng nhập.

Nếu bạn không quen cơ sở này, hãy bỏ qua thư; không có mật khẩu thì không ai đăng nhập được.

SaoQuê – nền tảng Chương trình Mỗi xã một sản phẩm
`,
  });
}
