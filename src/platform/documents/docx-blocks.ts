import {
  AlignmentType,
  CheckBox,
  HeadingLevel,
  ImageRun,
  LeaderType,
  PageBreak,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from "docx";
import { borderless } from "./docx-letterhead.ts";
import { sheet } from "./docx-table.ts";
import { ALIGNMENT, millimetres, points, textRuns } from "./docx-text.ts";
import type {
  Block,
  ChecklistBlock,
  ClosingBlock,
  FieldsBlock,
  HeadingBlock,
  ImageBlock,
  ParagraphBlock,
  Signature,
} from "./model.ts";
import { preparePicture } from "./pictures.ts";

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
const PIXELS_PER_MM = 96 / 25.4;
const ROOM_TO_SIGN = 1250;

/** What one block of the document is in Word. */
export async function docxBlock(block: Block, textWidth: number): Promise<(Paragraph | Table)[]> {
  switch (block.type) {
    case "paragraph":
      return [paragraph(block)];
    case "heading":
      return [heading(block)];
    case "fields":
      return fields(block, textWidth);
    case "table":
      // Two tables that touch become one in Word; an empty line keeps them apart.
      return [sheet(block, textWidth), new Paragraph({ spacing: { before: 0, after: 0 } })];
    case "checklist":
      return checklist(block);
    case "signatures":
      return [signatureTable(block.columns.map(signature), textWidth)];
    case "closing":
      return [signatureTable([recipients(block), signature(block.signature)], textWidth)];
    case "note":
      return [new Paragraph({ children: textRuns(block.text, { italics: true, size: points(11) }) })];
    case "image":
      return picture(block);
    case "pageBreak":
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function paragraph({ text, align = "justify", indent = align === "justify" }: ParagraphBlock): Paragraph {
  return new Paragraph({
    alignment: ALIGNMENT[align],
    children: textRuns(text),
    ...(indent && { indent: { firstLine: millimetres(10) } }),
  });
}

function heading({ level, text }: HeadingBlock): Paragraph {
  const look = level === 1 ? { allCaps: true } : {};
  return new Paragraph({ heading: HEADINGS[level - 1], keepNext: true, children: textRuns(text, look) });
}

function fields({ items }: FieldsBlock, textWidth: number): Paragraph[] {
  const dots = { type: TabStopType.RIGHT, position: millimetres(textWidth), leader: LeaderType.DOT };
  return items.map(
    ({ label, value }) =>
      new Paragraph({
        indent: { left: millimetres(6), hanging: millimetres(6) },
        ...(!value && { tabStops: [dots] }),
        children: [
          ...textRuns(`${label}: ${value ?? ""}`),
          ...(value ? [] : [new TextRun({ children: [new Tab()] })]),
        ],
      }),
  );
}

function checklist({ items }: ChecklistBlock): Paragraph[] {
  return items.map(
    ({ label, checked, note }) =>
      new Paragraph({
        indent: { left: millimetres(7), hanging: millimetres(7) },
        children: [
          new CheckBox({ checked }),
          new TextRun("  "),
          ...textRuns(label),
          ...(note ? textRuns(` – ${note}`, { italics: true }) : []),
        ],
      }),
  );
}

function signatureTable(columns: Paragraph[][], textWidth: number): Table {
  const width = Math.floor(millimetres(textWidth) / columns.length);
  return borderless(
    columns.map(() => width),
    [columns],
  );
}

function signature({ authority, title, hint, name = "" }: Signature): Paragraph[] {
  const bold = { bold: true, allCaps: true };
  const line = (children: TextRun[], before = 0) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before, after: 0 },
      children,
    });
  return [
    ...(authority ? [line(textRuns(authority, bold))] : []),
    line(textRuns(title, bold)),
    ...(hint ? [line(textRuns(hint, { italics: true, size: points(12) }))] : []),
    line(textRuns(name, { bold: true }), ROOM_TO_SIGN),
  ];
}

function recipients(block: ClosingBlock): Paragraph[] {
  const spacing = { before: 0, after: 0 };
  const head = textRuns("Nơi nhận:", { bold: true, italics: true, size: points(12) });
  return [
    new Paragraph({ spacing, children: head }),
    ...block.recipients.map(
      (text) =>
        new Paragraph({
          spacing,
          indent: { left: millimetres(3), hanging: millimetres(3) },
          children: textRuns(`- ${text}`, { size: points(11) }),
        }),
    ),
  ];
}

async function picture(block: ImageBlock): Promise<Paragraph[]> {
  const { bytes, format, width, height } = await preparePicture(block);
  const shown = block.width * PIXELS_PER_MM;
  const alignment = ALIGNMENT[block.align ?? "center"];
  const image = new ImageRun({
    type: format,
    data: bytes,
    transformation: { width: Math.round(shown), height: Math.round((shown * height) / width) },
    altText: { name: block.alt, description: block.alt, title: block.alt },
  });
  const caption = block.caption ? textRuns(block.caption, { italics: true, size: points(11) }) : [];
  return [
    new Paragraph({ alignment, keepNext: caption.length > 0, children: [image] }),
    ...(caption.length > 0 ? [new Paragraph({ alignment, children: caption })] : []),
  ];
}
