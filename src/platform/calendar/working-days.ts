import { addDays, type IsoDate, weekday } from "./dates.ts";
import { type Holidays, type SpecialDay, vietnamHolidays } from "./holidays.ts";

/** A computed deadline with what moved it, so that a page can say why. */
export interface Deadline {
  due: IsoDate;
  /** Days off other than plain weekends that fall between the start and the due day. */
  daysOff: SpecialDay[];
  /** True when one of them is not yet announced: the day may still move. */
  provisional: boolean;
}

/** Whether offices work on this day. Throws a RangeError outside the table instead of guessing. */
export function isWorkingDay(date: IsoDate, holidays: Holidays = vietnamHolidays): boolean {
  if (date < holidays.from || date > holidays.to) {
    throw new RangeError(`No table of holidays for ${date}: it covers ${holidays.from} to ${holidays.to}`);
  }
  const special = holidays.days.get(date);
  return special ? special.kind === "swap_work" : weekday(date) <= 5;
}

/**
 * The day that is `count` working days after `date`; with 0 the day itself, with a negative count a day before.
 *
 * @example
 * addWorkingDays("2026-02-06", 15); // "2026-03-06": Tết takes five working days
 */
export function addWorkingDays(date: IsoDate, count: number, holidays: Holidays = vietnamHolidays): IsoDate {
  const step = count < 0 ? -1 : 1;
  let at = date;
  // Bộ luật Dân sự 2015, Điều 147 khoản 2: the day of the event is not counted, the next one is the first.
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, step);
    if (isWorkingDay(at, holidays)) left -= 1;
  }
  return at;
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, holidays: Holidays = vietnamHolidays): number {
  if (to < from) return -workingDaysBetween(to, from, holidays);
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
    if (isWorkingDay(at, holidays)) count += 1;
  }
  return count;
}

/** The deadline of a duty of `count` working days that began on `start`, with the days off on the way. */
export function deadlineAfter(start: IsoDate, count: number, holidays: Holidays = vietnamHolidays): Deadline {
  const due = addWorkingDays(start, count, holidays);
  const daysOff = [...holidays.days.values()].filter(
    (day) => day.date > start && day.date <= due && day.kind !== "swap_work" && weekday(day.date) <= 5,
  );
  return { due, daysOff, provisional: daysOff.some((day) => day.confidence === "assumed") };
}
