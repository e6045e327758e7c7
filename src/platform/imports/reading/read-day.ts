import { type IsoDate, isIsoDate } from "#platform/calendar";

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/**
 * A day however an office writes it: 05/03/2022, 5-3-22, "ngày 05 tháng 3 năm 2022", 2022-03-05 or an Excel serial.
 * Undefined when it is none of these or the day does not exist.
 */
export function readDay(text: string): IsoDate | undefined {
  if (/^\d{5}(\.\d+)?$/.test(text)) return existing(serialDay(Number(text)));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text);
  if (iso) return existing(dayOf(iso[1], iso[2], iso[3]));
  const spoken = /(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/i.exec(text);
  if (spoken) return existing(dayOf(spoken[3], spoken[2], spoken[1]));
  const written = [...text.matchAll(/(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/g)];
  // "5/3/2026 - 7/3/2026" is two days; which of them is meant nobody can tell.
  const [only] = written;
  if (!only || written.length > 1) return undefined;
  return existing(dayOf(fullYear(only[3] ?? ""), only[2], only[1]));
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

function existing(day: string): IsoDate | undefined {
  const year = Number(day.slice(0, 4));
  return isIsoDate(day) && year >= FIRST_YEAR && year <= LAST_YEAR ? day : undefined;
}
