import { beforeAll, describe, expect, it, test } from "vitest";
import {
  computeIndicators,
  type Grouping,
  listIndicatorRecords,
  listIndicators,
  nation,
  provinceUnit,
  UNKNOWN,
  type UnitScope,
} from "#modules/planning";
import { listCommunes, listProvinces } from "#modules/territory";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { territoryModule } from "../modules/territory/module.ts";
import { insertRandomRecords, seeded } from "./testing/random-records.ts";

const database = withTestDatabase();
const indicators = listIndicators();
const codes = indicators.map(({ code }) => code);
const provinces = ["96", "80"];
const whole = { fromOn: "2018-01-01", toOn: "2026-12-31" };

beforeAll(async () => {
  await territoryModule.loadReference?.(database.db);
  await insertRandomRecords(database, { seed: 2026 });
});

async function amountOf(code: string, unit: UnitScope, period = whole, filter = {}): Promise<number> {
  const [figure] = await computeIndicators(database.db, { codes: [code], unit, filter, ...period });
  return figure?.value ?? 0;
}

function periods(seed: number, count: number) {
  const draw = seeded(seed);
  return Array.from({ length: count }, () => {
    const fromOn = `${2019 + draw(4)}-0${1 + draw(9)}-15`;
    return { fromOn, toOn: `${2023 + draw(4)}-0${1 + draw(9)}-20` };
  });
}

describe("definitions", () => {
  test("every indicator has a code of its own, says how it is reckoned and can be reckoned", async () => {
    expect(new Set(codes).size).toBe(codes.length);
    for (const { formula, source, unit } of indicators)
      expect([formula, source, unit].every((text) => text.length > 0)).toBe(true);
    const figures = await computeIndicators(database.db, { codes, unit: nation, ...whole });
    expect(figures.map(({ code }) => code)).toEqual(codes);
  });

  test("the random records are not all zeros", async () => {
    for (const code of [
      "products.new",
      "products.upgraded",
      "products.again",
      "products.lapsed",
      "economy.jobs",
    ])
      expect(await amountOf(code, nation)).toBeGreaterThan(0);
  });
});

describe("parts add up to the whole", () => {
  const splits: Grouping[] = ["commune", "province", "old_province", "star", "sector", "producer_kind"];
  const counted = indicators.filter(
    ({ topic, value, additive }) =>
      additive && value.value !== "distinct" && ["products", "producers", "economy"].includes(topic),
  );

  it.each(splits)("by %s", async (groupBy) => {
    for (const period of periods(7, 4)) {
      const figures = await computeIndicators(database.db, {
        codes: counted.map(({ code }) => code),
        unit: nation,
        groupBy,
        ...period,
      });
      for (const figure of figures)
        expect([figure.code, sum(figure.parts.map(({ numerator }) => numerator))]).toEqual([
          figure.code,
          figure.numerator,
        ]);
    }
  });

  it("first, upgraded and renewed recognitions are all recognitions", async () => {
    for (const period of periods(11, 6)) {
      const [all, first, upgraded, again] = await Promise.all(
        ["products.recognised", "products.new", "products.upgraded", "products.again"].map((code) =>
          amountOf(code, nation, period),
        ),
      );
      expect((first ?? 0) + (upgraded ?? 0) + (again ?? 0)).toBe(all);
    }
  });

  it("provinces add up to the nation, communes and unknown communes to the province", async () => {
    for (const code of counted.map((each) => each.code)) {
      const each = await Promise.all(provinces.map((province) => amountOf(code, provinceUnit(province))));
      expect([code, sum(each)]).toEqual([code, await amountOf(code, nation)]);
    }
    const [figure] = await computeIndicators(database.db, {
      codes: ["products.cumulative"],
      unit: provinceUnit("96"),
      groupBy: "commune",
      ...whole,
    });
    const one = figure?.parts.find(({ part }) => part !== UNKNOWN);
    const commune: UnitScope = { era: "2025", level: "commune", code: one?.part ?? "" };
    expect(await amountOf("products.cumulative", commune)).toBe(one?.value);
  });

  it("years add up to the period", async () => {
    const period = { fromOn: "2019-03-10", toOn: "2026-05-20" };
    const [figure] = await computeIndicators(database.db, {
      codes: ["products.new"],
      unit: nation,
      groupBy: "year",
      ...period,
    });
    expect(figure?.parts.map(({ part }) => part)).toEqual(
      [...(figure?.parts ?? [])].map(({ part }) => part).sort(),
    );
    expect(sum(figure?.parts.map(({ numerator }) => numerator) ?? [])).toBe(
      await amountOf("products.new", nation, period),
    );
  });
});

describe("as-of days", () => {
  it.each(["products.cumulative", "producers.cumulative"])("%s never falls", async (code) => {
    let before = 0;
    for (let year = 2019; year <= 2026; year += 1)
      for (const day of ["03-31", "06-30", "12-31"]) {
        const now = await amountOf(code, nation, { fromOn: "2019-01-01", toOn: `${year}-${day}` });
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
      }
    expect(before).toBeGreaterThan(0);
  });

  it("upgrades to a star are among the recognitions at that star", async () => {
    for (const star of ["3", "4", "5"])
      for (const period of periods(3, 3))
        expect(await amountOf("products.upgraded", nation, period, { star: [star] })).toBeLessThanOrEqual(
          await amountOf("products.recognised", nation, period, { star: [star] }),
        );
  });

  it("a product stands at one star at a time", async () => {
    const day = { fromOn: "2018-01-01", toOn: "2024-06-30" };
    const stars = await Promise.all(
      ["3", "4", "5", UNKNOWN].map((star) => amountOf("products.cumulative", nation, day, { star: [star] })),
    );
    expect(sum(stars)).toBe(await amountOf("products.cumulative", nation, day));
  });
});

describe("old and new boundaries", () => {
  it.each(provinces)("province %s is its predecessors and what is new since", async (code) => {
    for (const indicator of indicators.filter(
      ({ additive, territory }) => additive && territory === "both",
    )) {
      const [figure] = await computeIndicators(database.db, {
        codes: [indicator.code],
        unit: provinceUnit(code),
        groupBy: "old_province",
        ...whole,
      });
      const parts = figure?.parts ?? [];
      const former = parts.filter(({ part }) => part !== UNKNOWN);
      const old = await Promise.all(
        former.map(({ part }) => amountOf(indicator.code, { era: "pre2025", level: "province", code: part })),
      );
      const since = parts.find(({ part }) => part === UNKNOWN)?.value ?? 0;
      expect([indicator.code, sum(old) + since]).toEqual([indicator.code, figure?.value ?? 0]);
    }
  });

  it("districts of an old province add up to it, but for what names no commune", async () => {
    const rows = await database.asOwner<{ code: string }>(
      "select code from territory.units where era = 'pre2025' and level = 'district' and province_code = '96'",
    );
    const districts = await Promise.all(
      rows.map(({ code }) => amountOf("producers.cumulative", { era: "pre2025", level: "district", code })),
    );
    const province: UnitScope = { era: "pre2025", level: "province", code: "96" };
    expect(sum(districts)).toBe(await amountOf("producers.cumulative", province));
    expect(sum(districts)).toBeGreaterThan(0);
  });

  it("what only the units since July 2025 keep is not told for old ones", async () => {
    const unit: UnitScope = { era: "pre2025", level: "province", code: "96" };
    const [figure] = await computeIndicators(database.db, { codes: ["training.classes"], unit, ...whole });
    expect(figure).toMatchObject({ value: null, origin: "none" });
  });
});

describe("the records behind a figure", () => {
  it.each(codes)("%s: as many or as much as it says", async (code) => {
    const definition = indicators.find((each) => each.code === code);
    for (const unit of [nation, provinceUnit("96")])
      for (const side of ["value", "whole"] as const) {
        if (side === "whole" && !definition?.whole) continue;
        const [figure] = await computeIndicators(database.db, { codes: [code], unit, ...whole });
        const records = await listIndicatorRecords(database.db, {
          code,
          unit,
          side,
          limit: 10_000,
          ...whole,
        });
        const measure = side === "whole" ? definition?.whole : definition?.value;
        const told = measure?.value === "sum" ? sum(records.map(({ weight }) => weight)) : records.length;
        const value = side === "whole" ? figure?.denominator : figure?.numerator;
        expect(told).toBeCloseTo(value ?? 0, 4);
      }
  });

  it("pages through all of them once", async () => {
    const query = { code: "products.recognised", unit: nation, ...whole };
    const seen: string[] = [];
    for (let after: { countedOn: string; recordId: string } | undefined; ; ) {
      const page = await listIndicatorRecords(database.db, { ...query, after, limit: 17 });
      seen.push(...page.map(({ recordId }) => recordId));
      after = page.at(-1);
      if (page.length < 17) break;
    }
    expect(seen.length).toBe(await amountOf("products.recognised", nation));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("opens one part alone", async () => {
    const query = { unit: nation, ...whole };
    const [figure] = await computeIndicators(database.db, {
      codes: ["products.new"],
      groupBy: "star",
      ...query,
    });
    for (const { part, value } of figure?.parts ?? []) {
      const records = await listIndicatorRecords(database.db, {
        code: "products.new",
        part: { by: "star", value: part },
        limit: 5000,
        ...query,
      });
      expect(records.length).toBe(value);
    }
  });
});

it("answers for all indicators of the nation at once", async () => {
  const services = servicesFor(database.db);
  expect(listProvinces().length).toBe(34);
  expect(listCommunes("96").length).toBeGreaterThan(50);
  const figures = await computeIndicators(services.readDb, {
    codes,
    unit: nation,
    groupBy: "province",
    ...whole,
  });
  expect(figures.find(({ code }) => code === "products.cumulative")?.parts.map(({ part }) => part)).toEqual([
    "80",
    "96",
  ]);
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
