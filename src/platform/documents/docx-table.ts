import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { ALIGNMENT, millimetres, points, textRuns } from "./docx-text.ts";
import type { TableBlock } from "./model.ts";
import { type PlacedCell, placeCells } from "./table-columns.ts";

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const SPACING = { before: 40, after: 40, line: 240, lineRule: "auto" } as const;

/** A ruled table as wide as the text, its head repeated on every page. */
export function sheet(table: TableBlock, textWidth: number): Table {
  const widths = columnWidths(table, millimetres(textWidth));
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    margins: { left: 90, right: 90 },
    rows: [head(table, widths), ...placeCells(table).map((cells) => row(cells, table, widths))],
  });
}

function columnWidths(table: TableBlock, whole: number): number[] {
  const shares = table.columns.map((column) => column.width ?? 1);
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.floor((share / sum) * whole));
}

function head(table: TableBlock, widths: number[]): TableRow {
  const look = { bold: true, size: size(table) };
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(
      ({ label }, column) =>
        new TableCell({
          verticalAlign: VerticalAlignTable.CENTER,
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: SPACING,
              children: textRuns(label, look),
            }),
          ],
        }),
    ),
  });
}

function row(cells: PlacedCell[], table: TableBlock, widths: number[]): TableRow {
  return new TableRow({
    cantSplit: true,
    children: cells.map((cell) => {
      const span = cell.colSpan ?? 1;
      const width = widths.slice(cell.column, cell.column + span).reduce((sum, part) => sum + part, 0);
      const align = cell.align ?? table.columns[cell.column]?.align ?? "left";
      return new TableCell({
        columnSpan: span,
        rowSpan: cell.rowSpan ?? 1,
        verticalAlign: VerticalAlignTable.CENTER,
        width: { size: width, type: WidthType.DXA },
        ...(cell.shaded && { shading: { type: ShadingType.CLEAR, fill: "EBEBEB", color: "auto" } }),
        children: [
          new Paragraph({
            alignment: ALIGNMENT[align],
            spacing: SPACING,
            children: textRuns(cell.text, { size: size(table) }),
          }),
        ],
      });
    }),
  });
}

function size(table: TableBlock): number {
  return points(table.small ? 11 : 13);
}
