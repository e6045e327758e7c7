import vietnam from "../../../db/reference/holidays/vn.json" with { type: "json" };
import type { IsoDate } from "./dates.ts";

/** `law`: fixed by the Labour Code; `announced`: published for that year; `assumed`: not yet published. */
export type Confidence = "law" | "announced" | "assumed";
export type DayKind = "holiday" | "compensation" | "swap_off" | "swap_work";

export interface SpecialDay {
  date: IsoDate;
  kind: DayKind;
  name: string;
  confidence: Confidence;
}

/** A table of days off and of Saturdays worked instead, valid between two days. */
export interface Holidays {
  from: IsoDate;
  to: IsoDate;
  days: ReadonlyMap<IsoDate, SpecialDay>;
}

/** Makes the table; a day may stand in it once. */
export function makeHolidays(from: IsoDate, to: IsoDate, days: readonly SpecialDay[]): Holidays {
  const table = new Map(days.map((day) => [day.date, day]));
  if (table.size !== days.length) throw new Error("A day stands twice in the table of holidays");
  return { from, to, days: table };
}

/**
 * Public holidays of Việt Nam for offices that work Monday to Friday, 2019–2030. Bộ luật Lao động 2019, Điều 112 names
 * them; Bộ luật Lao động 2019, Điều 111 khoản 3 gives the next working day for one that falls on a weekend.
 */
export const vietnamHolidays: Holidays = makeHolidays(
  vietnam.covers.from,
  vietnam.covers.to,
  vietnam.days as SpecialDay[],
);
