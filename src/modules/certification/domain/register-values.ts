import { isIsoDate } from "#platform/calendar";
import { foldVietnamese } from "#platform/text";

export type RegisterCell = string | number | boolean | Date | null;

export type RegisterStage = "recognised" | "pilot" | "district_evaluated" | "proposed";

/** A cell as one line of text in NFC; a day as the sheet shows it. */
export function cellText(cell: RegisterCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).normalize("NFC").replace(/\s+/g, " ").trim();
}

export interface ReadDay {
  day: string | null;
  year: number | null;
}

const FIRST_YEAR = 2018;
const LAST_YEAR = 2100;

/**
 * A day however an office writes it: 05/03/2022, 5-3-22, "ngày 05 tháng 3 năm 2022", 2022-03-05, a day cell, an
 * Excel serial, or only the year. Undefined when it is none of these or the day does not exist.
 */
export function readDay(cell: RegisterCell | undefined): ReadDay | undefined {
  const text = cellText(cell);
  if (text === "") return { day: null, year: null };
  if (/^\d{4}$/.test(text)) return inYears(Number(text)) ? { day: null, year: Number(text) } : undefined;
  if (/^\d{5}(\.\d+)?$/.test(text)) return existing(serialDay(Number(text)));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  if (iso) return existing(dayOf(iso[1], iso[2], iso[3]));
  const spoken = /(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/i.exec(text);
  if (spoken) return existing(dayOf(spoken[3], spoken[2], spoken[1]));
  const written = /(?:^|[^\d])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/.exec(text);
  if (written) return existing(dayOf(fullYear(written[3] ?? ""), written[2], written[1]));
  return undefined;
}

// Excel counts days from 30 December 1899.
function serialDay(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

function fullYear(digits: string): string {
  return digits.length === 2 ? `20${digits}` : digits;
}

function dayOf(year = "", month = "", day = ""): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function existing(day: string): ReadDay | undefined {
  const year = Number(day.slice(0, 4));
  return isIsoDate(day) && inYears(year) ? { day, year } : undefined;
}

function inYears(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

const spokenStars: Readonly<Record<string, number>> = { ba: 3, bon: 4, tu: 4, nam: 5 };

/** 1–5 from "3 sao", "★★★", "4*", "hạng bốn sao"; null when empty, undefined when it cannot be read. */
export function readStar(cell: RegisterCell | undefined): number | null | undefined {
  const text = cellText(cell);
  if (text === "") return null;
  const signs = [...text].filter((sign) => sign !== " " && sign !== "\ufe0f");
  const drawn = signs.every((sign) => "★⭐*".includes(sign)) ? signs.length : 0;
  if (drawn > 0) return drawn <= 5 ? drawn : undefined;
  const folded = foldVietnamese(text);
  const digit = /(?:^|\s)([1-5])(?:\s|$)/.exec(folded)?.[1];
  if (digit) return Number(digit);
  const word = /(?:^|\s)(ba|bon|tu|nam)\s+sao/.exec(folded)?.[1];
  return word ? spokenStars[word] : undefined;
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(to hop tac|tht)\b/, "cooperative_group"],
  [/\b(hop tac xa|htx|lien hiep htx)\b/, "cooperative"],
  [/\b(cong ty|doanh nghiep|dntn|tnhh|cp)\b/, "enterprise"],
  [/\btrang trai\b/, "farm"],
  [/^(ho|hkd)\b|\bho (kinh doanh|san xuat|gia dinh|ca the)\b/, "household"],
  [/\btrung tam dieu hanh\b/, "tourism_centre"],
  [/^(hoi|hiep hoi)\b/, "association"],
  [/^co so\b/, "facility"],
];

/** The producer's kind from its own column, else from how the producer calls itself; "unknown" otherwise. */
export function readProducerKind(kindText: string, name: string): string {
  for (const text of [foldVietnamese(kindText), foldVietnamese(name)]) {
    const found = kinds.find(([pattern]) => pattern.test(text));
    if (found) return found[1];
  }
  return "unknown";
}

const sectors: readonly (readonly [RegExp, string])[] = [
  [/^(vi|6)$|du lich/, "VI"],
  [/^(iv|4)$|thu cong|may mac|vai|luu niem|noi that/, "IV"],
  [/^(v|5)$|sinh vat canh|hoa|cay canh/, "V"],
  [/^(iii|3)$|duoc lieu|thao duoc|my pham/, "III"],
  [/^(ii|2)$|do uong/, "II"],
  [/^(i|1)$|thuc pham|gia vi|nong san/, "I"],
];

/** Ngành I–VI of QĐ 26/2026, Phụ lục I; null when empty, undefined when the words are not known. */
export function readSector(text: string): string | null | undefined {
  const folded = foldVietnamese(text);
  if (folded === "") return null;
  return sectors.find(([pattern]) => pattern.test(folded))?.[1];
}

const stages: readonly (readonly [RegExp, RegisterStage])[] = [
  [/pilot|thi diem/, "pilot"],
  [/district evaluated|cap huyen danh gia|huyen danh gia/, "district_evaluated"],
  [/proposed|de nghi|de xuat|tiem nang/, "proposed"],
  [/recogni[sz]ed|cong nhan|dat|con hieu luc|het han/, "recognised"],
];

/** What the register says of the product; an empty cell means recognised. */
export function readStage(text: string): RegisterStage | undefined {
  const folded = foldVietnamese(text);
  if (folded === "") return "recognised";
  return stages.find(([pattern]) => pattern.test(folded))?.[1];
}

/** Number and day of "86/QĐ-UBND ngày 12/01/2022". */
export function splitDecision(text: string): { number: string | null; day: string | null } {
  const [head = "", tail] = text.split(/\s+ngày\s+/i);
  const number = head.replace(/^(số|quyết định số|quyết định|qđ số)\s*:?\s*/i, "").trim();
  return { number: number === "" ? null : number, day: tail ? (readDay(tail)?.day ?? null) : null };
}

/**
 * null: none told; undefined: not readable. A citizen's own number (12 digits, the tax code of households) is left
 * out, for the platform keeps no personal numbers. Excel drops the zero in front of a number.
 */
export function readTaxCode(cell: RegisterCell): string | null | undefined {
  const text = cellText(cell)
    .replace(/[\s.'"]/g, "")
    .replace(/[–—]/g, "-");
  if (text === "" || /^\d{12}$/.test(text)) return null;
  const code = typeof cell === "number" && text.length === 9 ? `0${text}` : text;
  return /^\d{10}(-\d{3})?$/.test(code) ? code : undefined;
}
