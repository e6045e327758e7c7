import { describe, expect, it } from "vitest";
import { planActions, planStatuses } from "./actions.ts";
import { lightOf } from "./light.ts";
import { expectedFrom } from "./pipeline.ts";
import { missingInShares, periodOf, shiftedDay, shiftedTitle } from "./plan.ts";
import { readPublished } from "./published.ts";

const standing = { comparison: "at_least", low: 30, high: null, forecast: undefined, elapsed: 0.5 } as const;

describe("a target's light", () => {
  it.each([
    [{ value: 44, elapsed: 1 }, "met"],
    [{ value: 15 }, "on_track"],
    [{ value: 5 }, "at_risk"],
    [{ value: 5, forecast: 31 }, "on_track"],
    [{ value: 29, elapsed: 1 }, "missed"],
    [{ value: null }, "unknown"],
    [{ value: 31, comparison: "at_most" as const }, "missed"],
    [{ value: 29, comparison: "at_most" as const }, "on_track"],
    [{ value: 29, comparison: "range" as const, low: 28, high: 30, elapsed: 1 }, "met"],
  ])("%o is %s, with a reason", (change, light) => {
    const found = lightOf({ ...standing, ...change });
    expect(found.light).toBe(light);
    expect(found.reason).not.toBe("");
  });
});

describe("a plan's years", () => {
  it("reckons in the year, or from the plan's first year to the end", () => {
    const plan = { fromYear: 2022 };
    expect(periodOf({ year: 2025, reckoning: "in_year" }, plan, "2025-06-30")).toEqual({
      fromOn: "2025-01-01",
      toOn: "2025-06-30",
      over: false,
    });
    expect(periodOf({ year: 2025, reckoning: "at_end" }, plan, "2026-02-01")).toEqual({
      fromOn: "2022-01-01",
      toOn: "2025-12-31",
      over: true,
    });
    expect(periodOf({ year: 2027, reckoning: "in_year" }, plan, "2026-02-01")).toBeUndefined();
  });

  it("moves titles and days along when it is copied", () => {
    expect(shiftedTitle("Kế hoạch OCOP năm 2026", 1)).toBe("Kế hoạch OCOP năm 2027");
    expect(shiftedDay("2028-02-29", 1)).toBe("2029-02-28");
  });

  it("tells what shares lack", () => {
    expect(missingInShares({ low: 10 }, [{ low: 4 }, { low: 3 }])).toBe(3);
  });
});

it("leads every state only to states that exist", () => {
  for (const moves of Object.values(planActions))
    for (const next of Object.values(moves)) expect(planStatuses).toContain(next);
});

it("forecasts from dossiers that fit the target", () => {
  const one = {
    kind: "first",
    status: "scored",
    star: "4",
    sector: "I",
    producer_kind: "cooperative",
    count: 2,
  };
  expect(expectedFrom("products.new", { star: ["4"] }, [one])).toEqual({ expected: 1.9, dossiers: 2 });
  expect(expectedFrom("products.new", { star: ["3"] }, [one])).toEqual({ expected: 0, dossiers: 0 });
  expect(expectedFrom("economy.jobs", {}, [one])).toBeUndefined();
});

it("reads what a published line tells", () => {
  const line = { scope: "Cà Mau (cũ)", scopeCode: "96", asOf: "2021", metric: "new_products" };
  expect(readPublished(line)).toEqual({
    indicator: "products.new",
    filter: {},
    unit: { era: "pre2025", level: "province", code: "96" },
    fromOn: "2021-01-01",
    toOn: "2021-12-31",
  });
  expect(readPublished({ ...line, metric: "nobody-knows" })).toBeUndefined();
});
