import { createTransport } from "nodemailer";
import { compose } from "./compose.ts";
import type { Mailer } from "./mailer.ts";

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Sends through the configured SMTP server, at most five connections at once. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, pool: true, maxConnections: 5, ...TIMEOUTS });
  return {
    async sendMail(letter) {
      await transport.sendMail(compose(letter, from));
    },
    close: () => transport.close(),
  };
}
