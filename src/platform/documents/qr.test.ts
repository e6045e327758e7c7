import sharp from "sharp";
import { expect, test } from "vitest";
import { mergePdf } from "./merge-pdf.ts";
import { qrPng, qrSvg } from "./qr.ts";
import { renderPdf } from "./render-pdf.ts";
import { pdfText, pngQr } from "./test-tools.ts";

const TEXT = `https://saoque.example/xac-thuc/1?p=${"Ký số đầy đủ".repeat(12)}`;

test("both pictures of a QR symbol read the same text", async () => {
  expect(pngQr(await qrPng(TEXT))).toBe(TEXT);
  expect(
    pngQr(
      await sharp(Buffer.from(qrSvg(TEXT)))
        .png()
        .toBuffer(),
    ),
  ).toBe(TEXT);
});

test("merging keeps the pages of all files in order", async () => {
  const page = (text: string) => renderPdf({ title: text, blocks: [{ type: "paragraph", text }] });
  const whole = await mergePdf([await page("Tờ thứ nhất"), await page("Tờ thứ hai")], "Hai tờ");
  expect(pdfText(whole, "-f", "2", "-l", "2")).toContain("Tờ thứ hai");
  expect(pdfText(whole).split("\f")).toHaveLength(3);
});
