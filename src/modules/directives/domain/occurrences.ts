import { addDays, type IsoDate } from "#platform/calendar";
import type { Rhythm } from "./words.ts";

export interface Recurring {
  rhythm: Rhythm;
  /** A day the month does not have means its last one. */
  dueDay: number;
  /** Month of the year for yearly tasks, of the quarter (1–3) for quarterly ones. */
  dueMonth: number | null;
  leadDays: number;
  startsOn: IsoDate;
  endsOn: IsoDate | null;
}

export interface Occurrence {
  /** `2026-11`, `2026-Q4` or `2026`: names the turn, so that each is handed out once. */
  key: string;
  /** "tháng 11/2026" */
  label: string;
  dueOn: IsoDate;
}

/** Turns that are to be handed out on a day: due from that day on and not further away than the lead. */
export function occurrencesAt(recurring: Recurring, today: IsoDate): Occurrence[] {
  const until = addDays(today, recurring.leadDays);
  return monthsFrom(today, until)
    .flatMap((month) => turnIn(recurring, month))
    .filter(({ dueOn }) => dueOn >= today && dueOn <= until)
    .filter(({ dueOn }) => dueOn >= recurring.startsOn && dueOn <= (recurring.endsOn ?? "9999-12-31"));
}

/** The next turn after a day, whenever it is handed out; undefined when the rhythm ended. */
export function nextOccurrence(recurring: Recurring, today: IsoDate): Occurrence | undefined {
  const from = today > recurring.startsOn ? today : recurring.startsOn;
  const [next] = occurrencesAt({ ...recurring, leadDays: 366 }, from);
  return next;
}

interface Month {
  year: number;
  month: number;
}

function monthsFrom(from: IsoDate, to: IsoDate): Month[] {
  const months: Month[] = [];
  let { year, month } = monthOf(from);
  const last = monthOf(to);
  while (year < last.year || (year === last.year && month <= last.month)) {
    months.push({ year, month });
    month = month === 12 ? 1 : month + 1;
    year = month === 1 ? year + 1 : year;
  }
  return months;
}

function monthOf(day: IsoDate): Month {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

function turnIn({ rhythm, dueDay, dueMonth }: Recurring, { year, month }: Month): Occurrence[] {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, "0");
  const dueOn = `${year}-${two(month)}-${two(Math.min(dueDay, lastDay))}`;
  if (rhythm === "monthly") return [{ key: `${year}-${two(month)}`, label: `tháng ${month}/${year}`, dueOn }];
  if (rhythm === "yearly")
    return month === (dueMonth ?? 12) ? [{ key: `${year}`, label: `năm ${year}`, dueOn }] : [];
  const quarter = Math.ceil(month / 3);
  return month - (quarter - 1) * 3 === (dueMonth ?? 3)
    ? [{ key: `${year}-Q${quarter}`, label: `quý ${quarter}/${year}`, dueOn }]
    : [];
}
