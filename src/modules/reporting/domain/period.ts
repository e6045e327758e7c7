import { addDays, addMonths, type IsoDate } from "#platform/calendar";

export const reportKinds = {
  month: { label: "Báo cáo tháng", months: 1, periods: 12 },
  quarter: { label: "Báo cáo quý", months: 3, periods: 4 },
  half_year: { label: "Báo cáo 6 tháng", months: 6, periods: 2 },
  year: { label: "Báo cáo năm", months: 12, periods: 1 },
} as const;
export type ReportKind = keyof typeof reportKinds;

export interface ReportPeriod {
  kind: ReportKind;
  year: number;
  no: number;
}

export const isReportKind = (text: string): text is ReportKind => Object.hasOwn(reportKinds, text);

export function daysOf({ kind, year, no }: ReportPeriod): { fromOn: IsoDate; toOn: IsoDate } {
  const { months } = reportKinds[kind];
  const fromOn = addMonths(`${year}-01-01`, (no - 1) * months);
  return { fromOn, toOn: addDays(addMonths(fromOn, months), -1) };
}

const roman = ["I", "II", "III", "IV"];

/** As it stands inside a sentence: "tháng 9/2026", "quý III/2026", "6 tháng đầu năm 2026", "năm 2026". */
export function periodWords({ kind, year, no }: ReportPeriod): string {
  if (kind === "month") return `tháng ${no}/${year}`;
  if (kind === "quarter") return `quý ${roman[no - 1]}/${year}`;
  if (kind === "half_year") return `6 tháng ${no === 1 ? "đầu" : "cuối"} năm ${year}`;
  return `năm ${year}`;
}

export function nextPeriod({ kind, year, no }: ReportPeriod): ReportPeriod {
  return no < reportKinds[kind].periods ? { kind, year, no: no + 1 } : { kind, year: year + 1, no: 1 };
}

/** The last period that was over on a day. */
export function lastPeriod(kind: ReportKind, day: IsoDate): ReportPeriod {
  const { months, periods } = reportKinds[kind];
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const running = Math.floor((month - 1) / months) + 1;
  return running > 1 ? { kind, year, no: running - 1 } : { kind, year: year - 1, no: periods };
}

/** The day in the month after a period on which its report is sent, on or after a given day. */
export function nextSending(kind: ReportKind, sendDay: number, from: IsoDate): IsoDate {
  let period = lastPeriod(kind, from);
  for (;;) {
    const first = addDays(daysOf(period).toOn, 1);
    const on = addDays(first, sendDay - 1);
    if (on >= from) return on;
    period = nextPeriod(period);
  }
}
