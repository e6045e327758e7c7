import { mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMailer, isOneAddress, type Letter } from "./index.ts";
import { startSmtpSink } from "./smtp-sink.ts";

const FROM = "SaoQuê <khong-tra-loi@saoque.example>";
const LETTER: Letter = {
  to: "nguoi.nhan@xa.example",
  subject: "Hồ sơ của bạn đã được tiếp nhận",
  text: "Kính gửi Ông/Bà,\n\nHồ sơ đã được tiếp nhận.",
  html: "<p>Hồ sơ đã được tiếp nhận.</p>",
  attachments: [
    { name: "Phiếu tiếp nhận.pdf", type: "application/pdf", content: Buffer.from("%PDF-1.7 thử") },
  ],
};

let data: string;
let folder: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "saoque-mail-"));
  folder = join(data, "mail");
  await mkdir(folder);
});
afterEach(() => rm(data, { recursive: true, force: true }));

function config(smtpUrl?: string) {
  return { SMTP_URL: smtpUrl, MAIL_FROM: FROM, SAOQUE_DATA: data };
}

async function onlyLetter(): Promise<string> {
  const names = await readdir(folder);
  expect(names).toHaveLength(1);
  expect(names[0]).toMatch(/\.eml$/);
  return readFile(join(folder, names[0] ?? ""), "utf8");
}

/** Head lines with folded ones joined, encoded words decoded. */
function heads(eml: string): Map<string, string> {
  const [head = ""] = eml.split("\r\n\r\n");
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  return new Map(
    lines.map((line) => [line.split(":")[0] ?? "", decode(line.slice(line.indexOf(":") + 1).trim())]),
  );
}

function decode(text: string): string {
  const bytes = (kind: string, word: string) =>
    kind === "B"
      ? Buffer.from(word, "base64")
      : Buffer.from(
          word
            .replaceAll("_", " ")
            .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          "latin1",
        );
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind, word) =>
      bytes(kind.toUpperCase(), word).toString("utf8"),
    );
}

describe("without SMTP", () => {
  test("a letter becomes a file that a mail program can read", async () => {
    await createMailer(config()).sendMail(LETTER);
    const eml = await onlyLetter();
    expect(heads(eml).get("From")).toBe(FROM);
    expect(heads(eml).get("To")).toBe(LETTER.to);
    expect(heads(eml).get("Subject")).toBe(LETTER.subject);
    expect(heads(eml).get("Auto-Submitted")).toBe("auto-generated");
    expect(eml).toContain(Buffer.from("%PDF-1.7 thử").toString("base64"));
    const [file = ""] = await readdir(folder);
    expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
  });

  test("no field adds a head line", async () => {
    const mailer = createMailer(config());
    await mailer.sendMail({
      ...LETTER,
      subject: "Chào\r\nBcc: ke.gian@xau.example\u0000\u2028",
      attachments: [
        { name: 'a.pdf"\r\nX-Evil: 1', type: "application/pdf\r\nX-Evil: 2", content: Buffer.from("x") },
      ],
    });
    const eml = await onlyLetter();
    expect(heads(eml).get("Subject")).toContain("Chào Bcc: ke.gian@xau.example");
    expect(eml).not.toMatch(/^(bcc|x-evil):/im);
  });

  test.each([
    "a@b.example, c@d.example",
    "A <a@b.example>",
    "a@b.example\r\nBcc: c@d.example",
    "a b@c.example",
    "",
  ])("refuses %j as an address", async (to) => {
    const mailer = createMailer(config());
    await expect(mailer.sendMail({ ...LETTER, to })).rejects.toThrow("exactly one");
    expect(await readdir(folder)).toEqual([]);
  });

  test("contents cannot name a file of the server", async () => {
    const mailer = createMailer(config());
    const text = Object.assign(Object.create(null), {
      path: "/etc/passwd",
      normalize: () => ({ path: "/etc/passwd" }),
    });
    await expect(mailer.sendMail({ ...LETTER, text })).rejects.toThrow();
  });
});

describe("with SMTP", () => {
  test("the server gets the letter, lines with a single dot included", async () => {
    const sink = await startSmtpSink();
    const mailer = createMailer(config(sink.url));
    try {
      await mailer.sendMail({ to: LETTER.to, subject: LETTER.subject, text: "one\n.\ntwo" });
      expect(sink.letters).toHaveLength(1);
      expect(sink.letters[0]?.from).toContain("<khong-tra-loi@saoque.example>");
      expect(sink.letters[0]?.to).toEqual([`RCPT TO:<${LETTER.to}>`]);
      expect(heads(sink.letters[0]?.data ?? "").get("Subject")).toBe(LETTER.subject);
      expect(sink.letters[0]?.data).toContain("one\r\n.\r\ntwo");
      expect(await readdir(folder)).toEqual([]);
    } finally {
      mailer.close();
      await sink.close();
    }
  });

  test("a letter that is not taken is an error, so that a job tries again", async () => {
    const sink = await startSmtpSink({ refuse: true });
    const mailer = createMailer(config(sink.url));
    try {
      await expect(mailer.sendMail(LETTER)).rejects.toThrow("550");
    } finally {
      mailer.close();
      await sink.close();
    }
    await expect(createMailer(config(sink.url)).sendMail(LETTER)).rejects.toThrow();
  });
});

test("one plain address is an address", () => {
  expect(isOneAddress("nguyen.van-a+1@xa.camau.example")).toBe(true);
  expect(isOneAddress(`${"a".repeat(250)}@b.example`)).toBe(false);
});
