import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type IStylesOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from "docx";
import { cleanDeep } from "./clean-text.ts";
import { docxBlock } from "./docx-blocks.ts";
import { letterhead } from "./docx-letterhead.ts";
import { millimetres, points, textRuns } from "./docx-text.ts";
import type { OfficialDocument } from "./model.ts";

const PAGE = { width: 210, height: 297 };
// NĐ 30/2020/NĐ-CP, Phụ lục I: top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm.
const MARGIN = { top: 20, bottom: 20, left: 30, right: 15 };
const FACE = "Times New Roman";

/** The document as a Word file in the layout of NĐ 30/2020/NĐ-CP, for offices to edit. */
export async function renderDocx(document: OfficialDocument): Promise<Uint8Array> {
  const clean = cleanDeep(document);
  const landscape = clean.orientation === "landscape";
  const textWidth = (landscape ? PAGE.height : PAGE.width) - MARGIN.left - MARGIN.right;
  const children = letterhead(clean, textWidth);
  for (const block of clean.blocks) children.push(...(await docxBlock(block, textWidth)));
  const file = new Document({
    title: clean.title,
    creator: clean.agency?.name ?? "SaoQuê",
    styles: STYLES,
    sections: [
      {
        properties: { titlePage: true, page: pageProperties(landscape) },
        headers: { default: new Header({ children: [pageNumber()] }), first: new Header({ children: [] }) },
        ...(clean.footnote && { footers: footers(clean.footnote) }),
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function pageProperties(landscape: boolean) {
  return {
    size: {
      width: millimetres(PAGE.width),
      height: millimetres(PAGE.height),
      orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: millimetres(MARGIN.top),
      bottom: millimetres(MARGIN.bottom),
      left: millimetres(MARGIN.left),
      right: millimetres(MARGIN.right),
      header: millimetres(10),
      footer: millimetres(10),
    },
  };
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0 },
    children: [new TextRun({ children: [PageNumber.CURRENT], size: points(13) })],
  });
}

function footers(text: string): { default: Footer; first: Footer } {
  const footer = () =>
    new Footer({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: textRuns(text, { italics: true, size: points(10) }),
        }),
      ],
    });
  return { default: footer(), first: footer() };
}

// Only names of styles that Word already has are used, so that an office can restyle the whole file at once.
const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FACE, size: points(13), language: { value: "vi-VN" } },
      // Without "auto" Word reads the line as an exact height and cuts pictures to it.
      paragraph: { spacing: { before: 60, after: 60, line: 264, lineRule: "auto" } },
    },
    heading1: headingStyle({ size: 14 }),
    heading2: headingStyle({ size: 13 }),
    heading3: headingStyle({ size: 13, italics: true }),
  },
};

function headingStyle({ size, italics = false }: { size: number; italics?: boolean }) {
  return {
    run: { font: FACE, size: points(size), bold: true, italics, color: "000000" },
    paragraph: { spacing: { before: 160, after: 80 } },
  };
}
