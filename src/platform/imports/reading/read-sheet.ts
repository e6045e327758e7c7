import { readTable, type SheetCell } from "#platform/documents";
import { fault, ok, type Result } from "#platform/result";
import { foldVietnamese } from "#platform/text";
import type { Register } from "../register.ts";
import { distinctHeadings, recogniseHeading } from "./columns.ts";
import { findHead, headAt } from "./find-head.ts";

export interface SheetLine {
  /** Row number as the sheet shows it, from 1. */
  line: number;
  cells: readonly SheetCell[];
}

export interface RegisterSheet {
  /** One a column, all different. */
  headings: string[];
  lines: SheetLine[];
  /** Index of the row that the head was found in. */
  headRow: number;
}

/** What is known of the table before it is read. */
export interface SheetHints {
  /** Field → heading, of the unit's last table: these headings count as known ones. */
  remembered?: Readonly<Record<string, string>> | undefined;
  /** Where the head was found when the table came. */
  headRow?: number | null;
}

/** Stands in the first cell of the template's example row, so that a row left in the file is known again. */
export const EXAMPLE_MARK = "(dòng mẫu, xoá trước khi nhập)";

const totals = /^(tong|tong cong|tong so|cong)$/;

/** Reads an Excel or CSV file of a register: where its head is, its headings, its rows of data. */
export async function readRegisterSheet(
  register: Register,
  bytes: Uint8Array,
  { remembered = {}, headRow = null }: SheetHints = {},
): Promise<Result<RegisterSheet>> {
  const table = await readTable(bytes, "tep");
  if (!table.ok) return table;
  const own = new Map(Object.entries(remembered).map(([key, heading]) => [foldVietnamese(heading), key]));
  const recognise = (heading: string) =>
    own.get(foldVietnamese(heading)) ?? recogniseHeading(register, heading);
  const needed = Math.min(2, register.fields.length);
  const head = headRow === null ? findHead(table.value, recognise, needed) : headAt(table.value, headRow);
  if (!head) return fault("tep", noHead(register));
  const lines = table.value
    .map((cells, at) => ({ line: at + 1, cells }))
    .slice(head.dataFrom)
    .filter(({ cells }) => isData(cells));
  if (lines.length === 0) return fault("tep", "Bảng chỉ có tiêu đề, chưa có dòng dữ liệu nào.");
  return ok({ headings: distinctHeadings(widened(head.headings, lines)), lines, headRow: head.at });
}

function noHead({ fields }: Register): string {
  const names = fields.slice(0, 2).map(({ label }) => `“${label}”`);
  return `Không tìm thấy dòng tiêu đề. Bảng cần một dòng có ít nhất hai tên cột quen thuộc, ví dụ ${names.join(", ")}. Có thể bắt đầu bằng tệp mẫu.`;
}

/** Cells right of the last heading are data too, of a column without a name. */
function widened(headings: readonly string[], lines: readonly SheetLine[]): string[] {
  let width = headings.length;
  for (const { cells } of lines)
    for (let column = cells.length; column > width; column -= 1)
      if (!isBlank(cells[column - 1])) width = column;
  return Array.from({ length: width }, (_, column) => headings[column] ?? "");
}

function isData(cells: readonly SheetCell[]): boolean {
  const first = cells.find((cell) => !isBlank(cell));
  if (first === undefined) return false;
  if (typeof first !== "string") return !cells.some(isExample);
  return !totals.test(foldVietnamese(first)) && !cells.some(isExample);
}

function isExample(cell: SheetCell): boolean {
  return typeof cell === "string" && cell.includes(EXAMPLE_MARK);
}

function isBlank(cell: SheetCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}
