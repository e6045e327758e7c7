import { readSheet as readXlsx } from "read-excel-file/node";
import writeXlsx, { type CellObject } from "write-excel-file/node";
import { fault, ok, type Result } from "#platform/result";
import { cleanText } from "./clean-text.ts";
import { checkWorkbook } from "./sheet-limits.ts";

/** A cell as read: dates are midnight UTC of the day shown; what is empty or under a merged cell is null. */
export type SheetCell = string | number | boolean | Date | null;

export interface SheetColumn {
  label: string;
  /** In characters; default 20. */
  width?: number;
}

export interface SheetOptions {
  /** Name of the sheet; default "Danh sách". */
  name?: string;
}

const HEAD_FILL = "#E6F0E4";

/** An .xlsx file with one sheet: a head that stays in view and the rows. Text never becomes a formula. */
export async function writeSheet(
  columns: readonly SheetColumn[],
  rows: readonly (readonly SheetCell[])[],
  { name = "Danh sách" }: SheetOptions = {},
): Promise<Buffer> {
  return writeBook([{ name, columns, rows }]);
}

export interface BookSheet {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly SheetCell[])[];
}

/** An .xlsx file with several sheets, each with a head that stays in view. */
export async function writeBook(sheets: readonly BookSheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, columns, rows }) => ({
    data: [columns.map(({ label }) => headCell(label)), ...rows.map((row) => row.map(writtenCell))],
    sheet: sheetName(name),
    columns: columns.map(({ width = 20 }) => ({ width })),
    stickyRowsCount: 1,
  }));
  return writeXlsx(written, { fontFamily: "Times New Roman", fontSize: 12 }).toBuffer();
}

const headCell = (label: string): CellObject => ({
  value: cleanText(label),
  type: String,
  fontWeight: "bold",
  backgroundColor: HEAD_FILL,
  wrap: true,
  alignVertical: "center",
});

function writtenCell(cell: SheetCell): CellObject | null {
  if (cell === null || cell === "") return null;
  if (typeof cell === "string")
    return { value: cleanText(cell), type: String, wrap: true, alignVertical: "top" };
  if (typeof cell === "number") return { value: cell, type: Number, alignVertical: "top" };
  if (typeof cell === "boolean") return { value: cell ? "Có" : "Không", type: String, alignVertical: "top" };
  return { value: cell, type: Date, format: "dd/mm/yyyy", alignVertical: "top" };
}

// Excel refuses to open a file whose sheet name is longer than 31 characters or has one of these.
function sheetName(name: string): string {
  return (
    cleanText(name)
      .replace(/[\\/?*[\]:]/g, " ")
      .slice(0, 31)
      .trim() || "Sheet1"
  );
}

/** The cells of the first sheet, row by row as the sheet shows them; merged heads are for the caller to read. */
export async function readSheet(bytes: Uint8Array, field = "tep"): Promise<Result<SheetCell[][]>> {
  const checked = checkWorkbook(bytes, field);
  if (!checked.ok) return checked;
  try {
    const rows: unknown[][] = await readXlsx(checked.value);
    return ok(rows.map((row) => row.map(readCell)));
  } catch {
    return fault(field, "Không đọc được tệp. Hãy mở bằng Excel và lưu lại dạng .xlsx.");
  }
}

function readCell(cell: unknown): SheetCell {
  if (typeof cell === "string") return cleanText(cell);
  if (typeof cell === "number" || typeof cell === "boolean" || cell instanceof Date) return cell;
  return null;
}
