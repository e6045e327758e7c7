import { fault, type Result } from "#platform/result";
import { readCsv } from "./csv.ts";
import { readSheet, type SheetCell } from "./xlsx.ts";

const ZIP = [0x50, 0x4b];
const COMPOUND_FILE = [0xd0, 0xcf];

/** Cells of an Excel or CSV file, told apart by what the file holds, not by its name. */
export async function readTable(bytes: Uint8Array, field = "tep"): Promise<Result<SheetCell[][]>> {
  if (bytes.byteLength === 0) return fault(field, "Tệp rỗng. Hãy chọn tệp có dữ liệu.");
  const looksLike = (mark: number[]) => mark.every((byte, index) => bytes[index] === byte);
  return looksLike(ZIP) || looksLike(COMPOUND_FILE) ? readSheet(bytes, field) : readCsv(bytes, field);
}
