import { inflateRawSync } from "node:zlib";
import { fault, ok, type Result } from "#platform/result";

export const SHEET_LIMITS = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  rows: 20_000,
  columns: 300,
};

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const ENCRYPTED_FLAG = 1;
const DEFLATED = 8;
const COMPOUND_FILE = "d0cf11e0a1b11ae1";

/**
 * Whether an .xlsx file may be handed to a reader that trusts it. Unpacks every part with a hard ceiling, since a
 * forged size in the zip directory costs its author nothing, and looks for the farthest cell, since one cell at
 * XFD1048576 makes readers reserve the whole grid.
 */
export function checkWorkbook(bytes: Uint8Array, field: string): Result<Buffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length > SHEET_LIMITS.bytes)
    return fault(field, "Tệp bảng tính lớn hơn 20 MB. Hãy chia thành nhiều tệp.");
  if (file.subarray(0, 8).toString("hex") === COMPOUND_FILE) {
    return fault(field, "Tệp có mật khẩu hoặc ở định dạng .xls cũ. Hãy bỏ mật khẩu và lưu lại dạng .xlsx.");
  }
  const parts = unpack(file);
  if (parts === "broken") return fault(field, "Không đọc được tệp. Hãy mở bằng Excel và lưu lại dạng .xlsx.");
  if (parts === "too large") return fault(field, "Tệp bung ra quá lớn (hơn 100 MB) nên không được đọc.");
  for (const [name, content] of parts) {
    if (!/worksheets\/[^/]+\.xml$/i.test(name)) continue;
    const { row, column } = farthestCell(content);
    if (row > SHEET_LIMITS.rows) {
      return fault(field, "Bảng có hơn 20.000 dòng. Hãy chia thành nhiều tệp, xoá các dòng trống ở cuối.");
    }
    if (column > SHEET_LIMITS.columns) {
      return fault(field, "Bảng có hơn 300 cột. Hãy xoá các cột trống có định dạng ở bên phải.");
    }
  }
  return ok(file);
}

function unpack(file: Buffer): Map<string, Buffer> | "broken" | "too large" {
  try {
    const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end < 0 || file.readUInt32LE(end) !== END_OF_DIRECTORY) return "broken";
    return unpackEntries(file, file.readUInt16LE(end + 10), file.readUInt32LE(end + 16));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "too large" : "broken";
  }
}

function unpackEntries(
  file: Buffer,
  count: number,
  directory: number,
): Map<string, Buffer> | "broken" | "too large" {
  const parts = new Map<string, Buffer>();
  let room = SHEET_LIMITS.unpackedBytes;
  let at = directory;
  for (let entry = 0; entry < count; entry += 1) {
    if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) return "broken";
    if ((file.readUInt16LE(at + 8) & ENCRYPTED_FLAG) !== 0) return "broken";
    if (file.readUInt32LE(at + 24) > room) return "too large";
    const nameLength = file.readUInt16LE(at + 28);
    const content = unpackEntry(file, at, room);
    room -= content.length;
    if (room < 0) return "too large";
    parts.set(file.toString("utf8", at + 46, at + 46 + nameLength), content);
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts.size === 0 ? "broken" : parts;
}

function unpackEntry(file: Buffer, entry: number, room: number): Buffer {
  const local = file.readUInt32LE(entry + 42);
  if (file.readUInt32LE(local) !== LOCAL_HEADER) throw new Error("local header missing");
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const packed = file.subarray(start, start + file.readUInt32LE(entry + 20));
  if (file.readUInt16LE(entry + 10) !== DEFLATED) return packed;
  // Node refuses a ceiling of 0, which an empty last part would need.
  return inflateRawSync(packed, { maxOutputLength: Math.max(room, 1) });
}

function farthestCell(sheet: Buffer): { row: number; column: number } {
  let row = 0;
  let column = 0;
  for (const [, letters = "", digits = ""] of sheet
    .toString("latin1")
    .matchAll(/\sr\s*=\s*["']([A-Z]*)(\d+)["']/g)) {
    if (letters === "") continue;
    row = Math.max(row, Number(digits));
    column = Math.max(column, columnNumber(letters));
  }
  return { row, column };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
