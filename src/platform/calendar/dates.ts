/** A calendar day in Việt Nam, `yyyy-mm-dd`. Days are compared as text. */
export type IsoDate = string;

const MS_PER_DAY = 86_400_000;
const shape = /^\d{4}-\d{2}-\d{2}$/;

// The clock of Việt Nam has been UTC+7 without summer time since 1975; asking Intl costs a list page more than its cards.
const HANOI_AHEAD_MS = 7 * 60 * 60 * 1000;

/** Whether a text is a day that exists: "2026-02-29" is not. */
export function isIsoDate(text: string): boolean {
  if (!shape.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

/** The day it is in Việt Nam at a moment; a night in Hà Nội is still yesterday in UTC. */
export function dayInVietnam(moment: Date): IsoDate {
  return new Date(moment.getTime() + HANOI_AHEAD_MS).toISOString().slice(0, 10);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(epoch(date) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((epoch(to) - epoch(from)) / MS_PER_DAY);
}

/**
 * The same day of a later month; the last day of that month when it is shorter.
 *
 * @example
 * addMonths("2023-08-31", 6); // "2024-02-29"
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const at = new Date(epoch(date));
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(at.getUTCDate(), length));
  return first.toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: IsoDate): number {
  return new Date(epoch(date)).getUTCDay() || 7;
}

function epoch(date: IsoDate): number {
  if (!isIsoDate(date)) throw new RangeError(`Not a calendar day: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}
