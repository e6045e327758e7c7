import type { SheetCell } from "#platform/documents";
import { foldVietnamese } from "#platform/text";
import type { RegisterField } from "../register.ts";
import { readDay } from "./read-day.ts";
import { cellScale, headingScale, readNumberText } from "./read-number.ts";

export type Value = string | number | boolean | null;
export type ReadValue = { value: Value } | { fault: string };

const DEFAULT_LENGTH = 500;
const LARGEST = 9_007_199_254_740_991;

/** A cell as one line of text in NFC; a day as yyyy-mm-dd. */
export function cellText(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = String(cell).normalize("NFC").replace(/\s+/g, " ").trim();
  // The apostrophe that keeps a table program from running a cell is not part of what the cell says.
  return /^'\s*[=+\-@]/.test(text) ? text.slice(1).trim() : text;
}

/** What a cell says in its column; a refusal says what to write instead. */
export function readValue(field: RegisterField, cell: SheetCell, heading: string): ReadValue {
  const text = cellText(cell);
  if (text === "") return field.required === true ? { fault: "Ô còn trống, cần điền." } : { value: null };
  if (typeof cell === "string" && text.startsWith("="))
    return { fault: `Ô chứa công thức “${cut(text)}”, không phải giá trị. Dán lại ô này dạng giá trị.` };
  if (/^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(text))
    return { fault: `Ô báo lỗi công thức ${text}. Ghi lại giá trị đúng.` };
  switch (field.kind) {
    case "text":
      return readText(field, text);
    case "date":
      return readDate(text);
    case "choice":
      return readChoice(field, text);
    case "yes-no":
      return readYesNo(cell, text);
    case "money":
      return readMoney(field, { cell, text, heading });
    default:
      return readPlainNumber(field, cell, text);
  }
}

function readText({ maxLength = DEFAULT_LENGTH }: RegisterField, text: string): ReadValue {
  if (text.length <= maxLength) return { value: text };
  return { fault: `Dài ${text.length} ký tự, tối đa ${maxLength}. Rút gọn lại.` };
}

function readDate(text: string): ReadValue {
  const value = readDay(text);
  if (value !== undefined) return { value };
  return { fault: `Không đọc được ngày “${cut(text)}”. Ghi theo dạng 05/03/2022.` };
}

function readChoice({ choices = [] }: RegisterField, text: string): ReadValue {
  const folded = foldVietnamese(text);
  const found = choices.find(({ value, label, synonyms = [] }) =>
    [value, label, ...synonyms].some((word) => foldVietnamese(word) === folded),
  );
  if (found) return { value: found.value };
  const labels = choices.slice(0, 10).map(({ label }) => `“${label}”`);
  return { fault: `Không hiểu “${cut(text)}”. Ghi một trong: ${labels.join(", ")}.` };
}

// "v" is "vắng" in one office and a tick in the next, so it is neither.
const yes = new Set(["x", "✓", "✔", "co", "da", "roi", "yes", "y", "true", "1", "dung", "co mat", "tham du"]);
const no = new Set(["khong", "chua", "no", "n", "false", "0", "sai", "vang", "vang mat"]);

function readYesNo(cell: SheetCell, text: string): ReadValue {
  if (typeof cell === "boolean") return { value: cell };
  const folded = foldVietnamese(text);
  if (folded === "" || no.has(folded)) return { value: false };
  if (yes.has(folded)) return { value: true };
  return { fault: `Không hiểu “${cut(text)}”. Ghi “Có” hoặc “Không”.` };
}

function readMoney(
  field: RegisterField,
  { cell, text, heading }: { cell: SheetCell; text: string; heading: string },
): ReadValue {
  const scale = (typeof cell === "number" ? undefined : cellScale(text)) ?? headingScale(heading) ?? 1;
  const read = typeof cell === "number" ? cell : readNumberText(text, scale === 1);
  if (read === undefined)
    return { fault: `Không đọc được số tiền “${cut(text)}”. Ghi bằng đồng, ví dụ 15.000.000.` };
  return within(field, Math.round(read * scale), text);
}

function readPlainNumber(field: RegisterField, cell: SheetCell, text: string): ReadValue {
  const whole = field.kind === "integer";
  const scale = (typeof cell === "number" ? undefined : numberScale(text)) ?? 1;
  const read = typeof cell === "number" ? cell : readNumberText(text, whole);
  if (read === undefined)
    return {
      fault: `Không đọc được số “${cut(text)}”. Ghi ${whole ? "số nguyên, ví dụ 1.200" : "số, ví dụ 12,5"}.`,
    };
  const value = read * scale;
  if (whole && !Number.isInteger(value)) return { fault: `“${cut(text)}” không phải số nguyên.` };
  return within(field, value, text);
}

/** "2 nghìn lượt" is two thousand; "25 k", "3 đ" are units of something else. */
function numberScale(text: string): number | undefined {
  return /(ty|trieu|nghin|ngan)(\s|$)/.test(foldVietnamese(text)) ? cellScale(text) : undefined;
}

function within({ kind, min, max }: RegisterField, value: number, text: string): ReadValue {
  const least = min ?? (kind === "number" ? -LARGEST : 0);
  const most = max ?? LARGEST;
  if (value < least)
    return { fault: `“${cut(text)}” nhỏ hơn mức ít nhất là ${least.toLocaleString("vi-VN")}.` };
  if (value > most)
    return { fault: `“${cut(text)}” lớn hơn mức nhiều nhất là ${most.toLocaleString("vi-VN")}.` };
  return { value };
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
