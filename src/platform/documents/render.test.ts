import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Block, OfficialDocument } from "./model.ts";
import { qrSvg } from "./qr.ts";
import { renderDocx } from "./render-docx.ts";
import { renderPdf } from "./render-pdf.ts";
import { LETTERS, MARKUP, QR_TEXT, SAMPLE } from "./sample-document.ts";
import { docxToPdf, pdfQr, pdfText } from "./test-tools.ts";

const POINTS_PER_MM = 72 / 25.4;
const renderers = {
  pdf: renderPdf,
  docx: async (document: OfficialDocument) => docxToPdf(await renderDocx(document)),
};

function flat(text: string): string {
  return text.replace(/\s+/g, " ");
}

describe.each(Object.entries(renderers))("a paper as %s", (_, render) => {
  test("keeps every Vietnamese letter and what was typed, markup signs included", async () => {
    const text = flat(pdfText(await render(SAMPLE)));
    for (const line of LETTERS) expect(text).toContain(line);
    expect(text).toContain(MARKUP);
    expect(text).toContain("Nguyễn Văn Ửng");
  });

  test("carries the head of NĐ 30/2020", async () => {
    const text = flat(pdfText(await render(SAMPLE), "-l", "1"));
    for (const part of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "HỘI ĐỒNG THẨM ĐỊNH",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("Số: 12/QĐ-HĐTĐ");
    expect(text).toContain("Cà Mau, ngày 05 tháng 3 năm 2026");
    expect(text).toContain("QUYẾT ĐỊNH");
  });

  test("is A4 and leaves the margins of the decree", async () => {
    const boxes = pdfText(await render(SAMPLE), "-bbox");
    expect(boxes).toMatch(/<page width="59[56]\.\d+" height="84[12]\.\d+">/);
    const left = [...boxes.matchAll(/xMin="([\d.]+)"/g)].map((match) => Number(match[1]));
    const right = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.min(...left) / POINTS_PER_MM).toBeGreaterThanOrEqual(29.5);
    expect(210 - Math.max(...right) / POINTS_PER_MM).toBeGreaterThanOrEqual(14.5);
  });

  test("numbers pages from the second, at the top, and repeats the head of a long table", async () => {
    const pdf = await render(SAMPLE);
    const second = pdfText(pdf, "-layout", "-f", "2", "-l", "2").trim();
    expect(pdfText(pdf, "-l", "1").trim()).not.toMatch(/^1\s/);
    expect(second).toMatch(/^2\s+TT\s+Nội dung\s+Điểm/);
  });

  test("shows a QR symbol that a camera reads", async () => {
    const pdf = await render(SAMPLE);
    expect(pdfQr(pdf, pageCount(pdf))).toBe(QR_TEXT);
  });

  test("turns the page for a wide table", async () => {
    const boxes = pdfText(await render({ ...SAMPLE, orientation: "landscape" }), "-bbox");
    expect(boxes).toMatch(/<page width="84[12]\.\d+" height="59[56]\.\d+">/);
  });

  test("composes decomposed letters and drops control characters", async () => {
    const decomposed = "Tiế\u0000ng Vi\u0001ệt \uD800".normalize("NFD");
    const blocks: Block[] = [{ type: "paragraph", text: decomposed }];
    expect(flat(pdfText(await render({ title: "x", blocks })))).toContain("Tiếng Việt");
  });

  test("breaks a word wider than the page instead of running off it", async () => {
    const blocks: Block[] = [{ type: "paragraph", text: `https://saoque.example/${"đường".repeat(60)}` }];
    const boxes = pdfText(await render({ title: "x", blocks }), "-bbox");
    const right = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.max(...right)).toBeLessThan(595);
  });
});

function pageCount(pdf: Uint8Array): number {
  return pdfText(pdf).split("\f").length - 1;
}

test("the same paper gives the same PDF bytes", async () => {
  expect(Buffer.compare(await renderPdf(SAMPLE), await renderPdf(SAMPLE))).toBe(0);
});

test("papers rendered at once keep their own pictures", async () => {
  const withQr = (text: string): OfficialDocument => ({
    title: text,
    blocks: [{ type: "image", source: { svg: qrSvg(text) }, alt: text, width: 40 }],
  });
  const texts = ["một", "hai", "ba", "bốn"];
  const files = await Promise.all(texts.map((text) => renderPdf(withQr(text))));
  expect(files.map((file) => pdfQr(file, 1))).toEqual(texts);
});

test("photographs lose what the camera wrote about the place", async () => {
  const photo = await sharp({ create: { width: 800, height: 400, channels: 3, background: "#2e6b3e" } })
    .withExif({ IFD0: { Artist: "NGUOI-CHUP" } })
    .jpeg()
    .toBuffer();
  expect(photo.includes("NGUOI-CHUP")).toBe(true);
  const pdf = await renderPdf({
    title: "x",
    blocks: [{ type: "image", source: photo, alt: "Ruộng lúa", width: 80 }],
  });
  expect(Buffer.from(pdf).includes("NGUOI-CHUP")).toBe(false);
});

test("a row with more cells than columns is a fault of the caller", async () => {
  const blocks: Block[] = [{ type: "table", columns: [{ label: "A" }], rows: [["1", "2"]] }];
  await expect(renderPdf({ title: "x", blocks })).rejects.toThrow("more cells");
});
