import { join } from "node:path";
import type { Config } from "#platform/config";
import { folderMailer } from "./folder-mailer.ts";
import type { Mailer } from "./mailer.ts";
import { smtpMailer } from "./smtp-mailer.ts";

export { isOneAddress } from "./compose.ts";
export type { Letter, Mailer } from "./mailer.ts";

/** SMTP when it is configured, a folder of .eml files in the data folder otherwise. */
export function createMailer(config: Pick<Config, "SMTP_URL" | "MAIL_FROM" | "SAOQUE_DATA">): Mailer {
  const { SMTP_URL, MAIL_FROM, SAOQUE_DATA } = config;
  return SMTP_URL === undefined
    ? folderMailer(join(SAOQUE_DATA, "mail"), MAIL_FROM)
    : smtpMailer(SMTP_URL, MAIL_FROM);
}
