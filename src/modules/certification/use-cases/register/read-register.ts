import { readTable } from "#platform/documents";
import { fault, ok, type Result } from "#platform/result";
import { findHead, type RegisterCell, type RegisterTable } from "../../domain/register-sheet.ts";

export interface RegisterSheet {
  headings: string[];
  /** Rows of data with their number in the sheet, empty ones left out. */
  lines: { line: number; cells: readonly RegisterCell[] }[];
}

/** Reads an Excel or CSV file of a register: where its head is, its headings, its lines. */
export async function readRegister(bytes: Uint8Array, field = "tep"): Promise<Result<RegisterSheet>> {
  const table = await readTable(bytes, field);
  return table.ok ? sheetOf(table.value, field) : table;
}

function sheetOf(table: RegisterTable, field: string): Result<RegisterSheet> {
  const head = findHead(table);
  if (!head) {
    return fault(
      field,
      "Không tìm thấy dòng tiêu đề. Bảng cần một dòng có ít nhất hai tên cột quen thuộc, ví dụ “Tên sản phẩm”, “Chủ thể”.",
    );
  }
  const lines = table
    .map((cells, at) => ({ line: at + 1, cells }))
    .slice(head.dataFrom)
    .filter(({ cells }) => cells.some((cell) => cell !== null && String(cell).trim() !== ""));
  if (lines.length === 0) return fault(field, "Bảng chỉ có tiêu đề, chưa có dòng dữ liệu nào.");
  return ok({ headings: head.headings, lines });
}
