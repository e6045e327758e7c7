import { describe, expect, test } from "vitest";
import {
  daysOf,
  lastPeriod,
  nextPeriod,
  nextSending,
  periodWords,
  type ReportKind,
  reportKinds,
} from "./period.ts";

describe("the days of a period", () => {
  test.each([
    ["month", 2, "2024-02-01", "2024-02-29", "tháng 2/2024"],
    ["quarter", 3, "2024-07-01", "2024-09-30", "quý III/2024"],
    ["half_year", 2, "2024-07-01", "2024-12-31", "6 tháng cuối năm 2024"],
    ["year", 1, "2024-01-01", "2024-12-31", "năm 2024"],
  ] satisfies [ReportKind, number, string, string, string][])("%s %d", (kind, no, fromOn, toOn, words) => {
    const period = { kind, year: 2024, no };
    expect(daysOf(period)).toEqual({ fromOn, toOn });
    expect(periodWords(period)).toBe(words);
  });

  test("the periods of a year join without gap or overlap", () => {
    for (const kind of Object.keys(reportKinds) as ReportKind[]) {
      let period = { kind, year: 2025, no: 1 };
      for (let at = 0; at < 30; at += 1) {
        const next = nextPeriod(period);
        const day = new Date(`${daysOf(period).toOn}T00:00:00Z`);
        day.setUTCDate(day.getUTCDate() + 1);
        expect(daysOf(next).fromOn).toBe(day.toISOString().slice(0, 10));
        period = next;
      }
    }
  });
});

describe("the last period that is over", () => {
  test("in January it is the last of the year before", () => {
    expect(lastPeriod("quarter", "2026-01-15")).toEqual({ kind: "quarter", year: 2025, no: 4 });
    expect(lastPeriod("year", "2026-12-31")).toEqual({ kind: "year", year: 2025, no: 1 });
    expect(lastPeriod("month", "2026-11-22")).toEqual({ kind: "month", year: 2026, no: 10 });
  });
});

test("a report is sent on its day of the month after the period, never in the past", () => {
  expect(nextSending("month", 5, "2026-11-22")).toBe("2026-12-05");
  expect(nextSending("month", 25, "2026-11-22")).toBe("2026-11-25");
  expect(nextSending("quarter", 5, "2026-11-22")).toBe("2027-01-05");
  expect(nextSending("year", 10, "2026-11-22")).toBe("2027-01-10");
});
