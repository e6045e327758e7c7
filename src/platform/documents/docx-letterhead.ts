import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { millimetres, points, textRuns } from "./docx-text.ts";
import { MOTTO, NATION, type OfficialDocument } from "./model.ts";

const RIGHT_HEAD = 95;
// Length of the motto at 13 points bold: the rule below it is as long as the text.
const MOTTO_LENGTH = 54;
const MEAN_LETTER = 2.3;

/** The head of the page: form label, agency and nation side by side, number, place and date, kind, abstract. */
export function letterhead(document: OfficialDocument, textWidth: number): (Paragraph | Table)[] {
  const { formLabel, agency, number, placeDate } = document;
  const parts: (Paragraph | Table)[] = [];
  if (formLabel) parts.push(line(formLabel, { bold: true, size: points(13) }, AlignmentType.RIGHT));
  if (agency === undefined && number === undefined) {
    parts.push(...nation(textWidth));
    if (placeDate) parts.push(line(placeDate, { italics: true }, AlignmentType.RIGHT));
  } else {
    parts.push(sideBySide(document, textWidth));
  }
  return [...parts, ...title(document, textWidth)];
}

function sideBySide(document: OfficialDocument, textWidth: number): Table {
  const widths = [textWidth - RIGHT_HEAD, RIGHT_HEAD].map(millimetres);
  return borderless(widths, [
    [agencyLines(document, textWidth - RIGHT_HEAD), nation(RIGHT_HEAD)],
    [numberLines(document), document.placeDate ? [line(document.placeDate, { italics: true })] : [line("")]],
  ]);
}

function agencyLines({ agency }: OfficialDocument, width: number): Paragraph[] {
  if (agency === undefined) return [line("")];
  const parent = agency.parent ? [line(agency.parent, { size: points(12) })] : [];
  return [
    ...parent,
    line(agency.name, { size: points(12), bold: true }),
    rule(width, underLength(agency.name, width)),
  ];
}

function numberLines({ number, regarding }: OfficialDocument): Paragraph[] {
  const lines = number ? [line(number)] : [];
  if (regarding) lines.push(line(regarding, { size: points(12) }));
  return lines.length > 0 ? lines : [line("")];
}

function nation(width: number): Paragraph[] {
  return [
    line(NATION, { size: points(12), bold: true }),
    line(MOTTO, { size: points(13), bold: true }),
    rule(width, MOTTO_LENGTH),
  ];
}

function title({ kind, abstract }: OfficialDocument, width: number): Paragraph[] {
  const lines: Paragraph[] = [];
  const look = { bold: true, size: points(14), allCaps: true };
  if (kind) lines.push(line(kind, look, AlignmentType.CENTER, { before: 240 }));
  if (abstract) lines.push(line(abstract, { bold: true }), rule(width, underLength(abstract, width)));
  return lines;
}

function line(
  text: string,
  look: Parameters<typeof textRuns>[1] = {},
  alignment: IParagraphOptions["alignment"] = AlignmentType.CENTER,
  spacing: IParagraphOptions["spacing"] = {},
): Paragraph {
  return new Paragraph({
    alignment,
    spacing: { before: 0, after: 0, ...spacing },
    children: textRuns(text, look),
  });
}

// NĐ 30/2020/NĐ-CP, Phụ lục I: the rule is a third to a half as long as the line above it. Word measures text only
// when it shows it, so the length is reckoned from the mean width of a bold letter at 13 points.
function underLength(text: string, available: number): number {
  const longest = Math.max(...text.split("\n").map((part) => part.length));
  return 0.4 * Math.min(available, longest * MEAN_LETTER);
}

// Drawn as the border of an empty paragraph: a drawn shape would float away when the office edits the text.
function rule(available: number, length: number): Paragraph {
  const side = millimetres(Math.max(0, (available - length) / 2));
  return new Paragraph({
    spacing: { before: 20, after: 120, line: 60, lineRule: "exact" },
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: "000000", space: 1 } },
  });
}

/** A table nobody sees, to set texts side by side. */
export function borderless(widths: number[], rows: Paragraph[][][]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return new Table({
    layout: TableLayoutType.FIXED,
    margins: { left: 0, right: 0 },
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, column) =>
              new TableCell({
                children,
                verticalAlign: VerticalAlignTable.TOP,
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
              }),
          ),
        }),
    ),
  });
}
