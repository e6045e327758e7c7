import { CsvError } from "csv-parse";
import { parse } from "csv-parse/sync";
import { fault, ok, type Result } from "#platform/result";
import { cleanText } from "./clean-text.ts";
import { SHEET_LIMITS } from "./sheet-limits.ts";
import type { SheetCell } from "./xlsx.ts";

const DELIMITERS = [",", ";", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Rows of a CSV file: UTF-8 or UTF-16 with mark, comma, semicolon or tab, whichever its first line has most of. */
export function readCsv(bytes: Uint8Array, field = "tep"): Result<string[][]> {
  if (bytes.byteLength > SHEET_LIMITS.bytes)
    return fault(field, "Tệp lớn hơn 20 MB. Hãy chia thành nhiều tệp.");
  const text = decode(bytes);
  if (text === undefined) {
    return fault(field, "Tệp không dùng bảng mã Unicode. Hãy lưu lại dạng “CSV UTF-8”.");
  }
  try {
    const rows = parse(cleanText(text), {
      delimiter: detectDelimiter(text),
      relax_column_count: true,
      to: SHEET_LIMITS.rows + 1,
    });
    if (rows.length > SHEET_LIMITS.rows) {
      return fault(field, "Bảng có hơn 20.000 dòng. Hãy chia thành nhiều tệp.");
    }
    return ok(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return fault(field, `Dòng ${error.lines ?? "?"} của tệp có dấu ngoặc kép không khớp.`);
  }
}

// A zero byte stands in no text: it marks a binary file that happens to decode.
function decode(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

function detectDelimiter(text: string): Delimiter {
  const firstLine = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? "").replace(/"(?:[^"]|"")*"/g, "");
  const counts = DELIMITERS.map((delimiter) => firstLine.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** A CSV file that Excel opens in Vietnamese: UTF-8 with mark, dates as dd/mm/yyyy, no cell read as a formula. */
export function writeCsv(rows: readonly (readonly SheetCell[])[], delimiter: Delimiter = ","): Buffer {
  const lines = rows.map((row) => row.map((cell) => quoted(written(cell), delimiter)).join(delimiter));
  return Buffer.from(`\uFEFF${lines.join("\r\n")}\r\n`, "utf8");
}

function written(cell: SheetCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "boolean") return cell ? "Có" : "Không";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10).split("-").reverse().join("/");
  // Excel runs text that starts like a formula, also after a tab or line feed; an apostrophe makes it text again.
  const text = cleanText(cell);
  return /^[\s]*[=+\-@]/.test(text) || /^[\t\n]/.test(text) ? `'${text}` : text;
}

function quoted(text: string, delimiter: Delimiter): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
