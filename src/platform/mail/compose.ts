import type { SendMailOptions } from "nodemailer";
import type { Letter } from "./mailer.ts";

const CONTROL = /\p{Cc}+/gu;
const ONE_ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;

/** The letter as the mail library wants it, with nothing in a head line that could start another head line. */
export function compose(letter: Letter, from: string): SendMailOptions {
  if (!isOneAddress(letter.to)) throw new Error("A letter goes to exactly one plain e-mail address");
  return {
    from,
    to: letter.to,
    subject: oneLine(letter.subject),
    text: letter.text.normalize("NFC"),
    ...(letter.html !== undefined && { html: letter.html.normalize("NFC") }),
    attachments: (letter.attachments ?? []).map(({ name, type, content }) => ({
      filename: oneLine(name),
      contentType: oneLine(type),
      content: Buffer.from(content),
    })),
    // Contents come from data: a value must never make the server read a file or an address of its network.
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

// A list, a group or a display name in an address field would let one person's form write to many others.
export function isOneAddress(text: string): boolean {
  return text.length <= 254 && ONE_ADDRESS.test(text) && text.search(CONTROL) < 0;
}

function oneLine(text: string): string {
  return text.normalize("NFC").replace(CONTROL, " ").trim();
}
