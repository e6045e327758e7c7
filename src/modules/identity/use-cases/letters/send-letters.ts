import { dayInVietnam } from "#platform/calendar";
import type { Services } from "#platform/http";
import type { Letter } from "#platform/mail";
import { formatDate } from "#platform/ui";
import { roleTitle } from "../../domain/roles.ts";
import { type Account, findAccountById } from "../../store/accounts.store.ts";
import { findOpenInvitation, setInvitationToken } from "../../store/invitations.store.ts";
import { urls } from "../../urls.ts";
import { openReset } from "../account/change-password.ts";
import { newToken } from "../secrets/tokens.ts";

/** The secret is made here and stands in the letter alone; sent twice, the later letter counts. */
export async function sendInvitation(services: Services, payload: Record<string, unknown>): Promise<void> {
  const invitation = await findOpenInvitation(services.db, String(payload.invitationId));
  if (!invitation) return;
  const token = newToken();
  await setInvitationToken(services.db, invitation.id, token.hash);
  await services.mailer.sendMail({
    to: invitation.email,
    subject: "Lời mời dùng SaoQuê",
    text: letter(invitation.display_name, [
      `${invitation.unit_name || "SaoQuê"} mời bạn làm việc trên SaoQuê với vai trò: ${roleTitle(invitation.role)}.`,
      `Mở địa chỉ sau để nhận lời mời và đặt mật khẩu, trước hết ngày ${formatDate(dayInVietnam(invitation.expires_at))}:`,
      services.config.SAOQUE_ORIGIN + urls.invitation(token.text),
      "Nếu bạn không chờ lời mời này, hãy bỏ qua thư; không có gì xảy ra.",
    ]),
  });
}

/** In one transaction with the secret: a letter that did not leave leaves none behind, and the job tries again. */
export async function sendPasswordReset(services: Services, payload: Record<string, unknown>): Promise<void> {
  await services.db.transaction().execute(async (tx) => {
    const opened = await openReset(services, tx, String(payload.email));
    if (opened) await services.mailer.sendMail(resetLetter(services, opened));
  });
}

function resetLetter(services: Services, opened: { token: string; account: Account }): Letter {
  return {
    to: opened.account.email,
    subject: "Đặt lại mật khẩu SaoQuê",
    text: letter(opened.account.display_name, [
      "Có yêu cầu đặt lại mật khẩu cho tài khoản của bạn. Địa chỉ sau dùng được một lần, trong 60 phút:",
      services.config.SAOQUE_ORIGIN + urls.newPassword(opened.token),
      "Nếu không phải bạn yêu cầu, hãy bỏ qua thư này; mật khẩu vẫn như cũ.",
    ]),
  };
}

const notices: Readonly<Record<string, { subject: string; text: string }>> = {
  "password-changed": {
    subject: "Mật khẩu SaoQuê vừa được đổi",
    text: "Mật khẩu của bạn vừa được đổi và các phiên khác đã kết thúc. Nếu không phải bạn, hãy đặt lại mật khẩu ngay:",
  },
  "second-factor-off": {
    subject: "Xác thực hai lớp vừa được tắt",
    text: "Tài khoản của bạn không còn hỏi mã xác thực khi đăng nhập. Nếu không phải bạn, hãy đặt lại mật khẩu ngay:",
  },
};

export async function sendNotice(services: Services, payload: Record<string, unknown>): Promise<void> {
  const account = await findAccountById(services.db, String(payload.accountId));
  if (!account) return;
  const notice =
    payload.about === "role-granted"
      ? aboutRole(services, payload)
      : aboutSafety(services, String(payload.about));
  await services.mailer.sendMail({
    to: account.email,
    subject: notice.subject,
    text: letter(account.display_name, notice.lines),
  });
}

function aboutRole(
  services: Services,
  payload: Record<string, unknown>,
): { subject: string; lines: string[] } {
  const role = `${roleTitle(String(payload.role))} – ${String(payload.unitName)}`;
  return {
    subject: "Bạn có vai trò mới trên SaoQuê",
    lines: [
      `Bạn vừa được giao vai trò: ${role}.`,
      "Đăng nhập bằng tài khoản đang có:",
      services.config.SAOQUE_ORIGIN + urls.signIn,
    ],
  };
}

function aboutSafety(services: Services, about: string): { subject: string; lines: string[] } {
  const notice = notices[about];
  if (!notice) throw new Error(`No letter about ${about}`);
  return {
    subject: notice.subject,
    lines: [notice.text, services.config.SAOQUE_ORIGIN + urls.forgottenPassword],
  };
}

function letter(name: string, lines: string[]): string {
  return [`Chào ${name},`, ...lines, "SaoQuê – nền tảng Chương trình Mỗi xã một sản phẩm"].join("\n\n");
}
