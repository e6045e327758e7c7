import { folderMailer } from "./folder-mailer.ts";
import type { Mailer, MailSettings } from "./mailer.ts";
import { smtpMailer } from "./smtp-mailer.ts";

export { isOneAddress } from "./compose.ts";
export type { Letter, Mailer, MailSettings } from "./mailer.ts";

/** SMTP when it is configured, a folder of .eml files otherwise. */
export function createMailer({ smtpUrl, from, folder }: MailSettings): Mailer {
  return smtpUrl === undefined ? folderMailer(folder, from) : smtpMailer(smtpUrl, from);
}
