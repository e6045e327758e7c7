import { dayInVietnam, isIsoDate } from "#platform/calendar";
import type { Actor, Services } from "#platform/http";
import { readPerformance, type UnitPerformance } from "../store/performance.store.ts";
import { officeProvince, unitName } from "./reach.ts";

export interface PerformanceRow extends UnitPerformance {
  unitName: string;
}

export interface Performance {
  provinceCode: string;
  from: string;
  to: string;
  today: string;
  rows: PerformanceRow[];
  total: Totals;
}

export type Totals = Pick<UnitPerformance, "given" | "onTime" | "late" | "running" | "overdue" | "extended">;

/** How the units of the office's province did what was due in a period; without one, the year so far and to come. */
export async function performanceFor(
  services: Services,
  actor: Actor,
  asked: { from: string; to: string },
): Promise<Performance> {
  const provinceCode = officeProvince(actor);
  const today = dayInVietnam(services.now());
  const year = today.slice(0, 4);
  const from = isIsoDate(asked.from) ? asked.from : `${year}-01-01`;
  const to =
    isIsoDate(asked.to) && asked.to >= from ? asked.to : from > `${year}-12-31` ? from : `${year}-12-31`;
  const found = await readPerformance(services.readDb, { provinceCode, from, to, today });
  const rows = found.map((row) => ({ ...row, unitName: unitName(row) })).sort(byDelay);
  return { provinceCode, from, to, today, rows, total: totalOf(rows) };
}

/** Who is behind comes first: that is what the report is read for. */
function byDelay(left: PerformanceRow, right: PerformanceRow): number {
  return (
    right.overdue - left.overdue ||
    right.late - left.late ||
    right.given - left.given ||
    left.unitName.localeCompare(right.unitName, "vi")
  );
}

function totalOf(rows: readonly Totals[]): Totals {
  const total = { given: 0, onTime: 0, late: 0, running: 0, overdue: 0, extended: 0 };
  for (const row of rows) for (const name of Object.keys(total) as (keyof Totals)[]) total[name] += row[name];
  return total;
}
