import { beforeAll, describe, expect, it } from "vitest";
import { loadRegister } from "#modules/certification";
import { computeFigures, type Figure, loadPlanningHistory, viewResults } from "#modules/planning";
import type { Actor, Services } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { territoryModule } from "../modules/territory/module.ts";

const database = withTestDatabase();
const inProvince = (code: string): Actor =>
  testActor("Cán bộ OCOP", {
    role: "province_officer",
    unitKind: "province",
    unitCode: code,
    provinceCode: code,
  });
const caMau = { era: "pre2025", level: "province", code: "96" } as const;
const tayNinh = { era: "pre2025", level: "province", code: "72" } as const;
let services: Services;

beforeAll(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T03:00:00Z" });
  await territoryModule.loadReference?.(database.db);
  await loadRegister(services);
  await loadPlanningHistory(services);
});

interface Asked {
  code: string;
  unit: typeof caMau | typeof tayNinh;
  fromOn?: string;
  toOn: string;
  star?: string;
}

async function figureOf({ code, unit, fromOn = "2018-01-01", toOn, star }: Asked): Promise<Figure> {
  const filter = star ? { star: [star] } : {};
  const [figure] = await computeFigures(services.readDb, [{ code, filter, fromOn, toOn }], { unit });
  if (!figure) throw new Error(`No figure ${code}`);
  return figure;
}

async function targetsOf(title: string, actor: Actor, asOf: string) {
  const [plan] = await database.asOwner<{ id: string }>("select id from planning.plans where title like $1", [
    `${title}%`,
  ]);
  const { results } = await viewResults(services, actor, { planId: plan?.id ?? "", asOf });
  return new Map(results.map((each) => [each.target.wording ?? "", each]));
}

const year2021 = { fromOn: "2021-01-01", toOn: "2021-12-31" };

describe("Cà Mau 2021, from the records", () => {
  it("recognised 44 products of 25 producers, all at three stars", async () => {
    expect((await figureOf({ code: "products.new", unit: caMau, ...year2021 })).value).toBe(44);
    expect((await figureOf({ code: "products.new", unit: caMau, ...year2021, star: "3" })).value).toBe(44);
    expect((await figureOf({ code: "producers.recognised", unit: caMau, ...year2021 })).value).toBe(25);
  });

  it("stands at 147 % of the plan's 30, under plan 47/KH-UBND", async () => {
    const targets = await targetsOf(
      "Kế hoạch thực hiện Chương trình OCOP tỉnh Cà Mau năm 2021",
      inProvince("96"),
      "2021-12-31",
    );
    const recognised = targets.get("Công nhận mới ít nhất 30 sản phẩm 3–4 sao.");
    expect(recognised).toMatchObject({ light: "met", figure: { value: 44, origin: "records" } });
    expect(Math.round(recognised?.percent ?? 0)).toBe(147);
  });

  it("shows the 77 published beside what the register holds, and the difference", async () => {
    const figure = await figureOf({ code: "products.cumulative", unit: caMau, toOn: "2021-12-31" });
    expect(figure.origin).toBe("records");
    expect(figure.told?.value).toBe(77);
    expect(figure.told?.source).toContain("Cà Mau năm 2021");
    // The public list names one of the 33 products of 2020.
    expect(figure.recorded).toBe(45);
    expect((figure.told?.value ?? 0) - (figure.recorded ?? 0)).toBe(32);
  });

  it("tells 29 organisations beside the 25 recorded", async () => {
    const figure = await figureOf({ code: "producers.raised", unit: caMau, ...year2021 });
    expect([figure.value, figure.origin, figure.told?.value]).toEqual([25, "records", 29]);
  });
});

describe("Cà Mau 2020, from the article", () => {
  const year2020 = { fromOn: "2020-01-01", toOn: "2020-12-31" };

  it.each([
    ["training.classes", 11],
    ["training.attendances", 364],
    ["cycle.pilots", 9],
    ["cycle.candidates", 33],
    ["cycle.candidate-producers", 25],
  ])("%s is told as %i where no records exist", async (code, value) => {
    const figure = await figureOf({ code, unit: caMau, ...year2020 });
    expect(figure).toMatchObject({ value, origin: "manual" });
    expect(figure.told?.source).toContain("Tăng tốc OCOP");
  });
});

describe("Tây Ninh in the middle of 2022", () => {
  const day = { unit: tayNinh, toOn: "2022-06-24" } as const;

  it("is published as 27 = 5 four-star + 22 three-star, with what the register holds beside it", async () => {
    const [all, four, three] = await Promise.all([
      figureOf({ code: "products.cumulative", ...day }),
      figureOf({ code: "products.cumulative", ...day, star: "4" }),
      figureOf({ code: "products.cumulative", ...day, star: "3" }),
    ]);
    expect([all.told?.value, four.told?.value, three.told?.value]).toEqual([27, 5, 22]);
    expect((four.told?.value ?? 0) + (three.told?.value ?? 0)).toBe(all.told?.value);
    // The public list holds the nine products of 2020 only.
    expect([all.recorded, four.recorded, three.recorded]).toEqual([9, 2, 7]);
  });

  it("tells six rented booths", async () => {
    const figure = await figureOf({ code: "promotion.booths", ...day, fromOn: "2022-01-01" });
    expect(figure).toMatchObject({ value: 6, origin: "manual" });
  });

  it("has the scheme 1391/QĐ-UBND and the targets of 2022", async () => {
    const rows = await database.asOwner(
      "select number, decided_on::text from planning.plans where old_province_code = '72' and number is not null",
    );
    expect(rows).toEqual([{ number: "1391/QĐ-UBND", decided_on: "2020-07-06" }]);
    const targets = await targetsOf("Chỉ tiêu OCOP tỉnh Tây Ninh năm 2022", inProvince("80"), "2022-12-31");
    expect([...targets.values()].map(({ target }) => [target.low, target.high])).toEqual([
      [15, 20],
      [2, null],
      [42, 47],
      [7, null],
    ]);
  });
});

describe("Cà Mau until July 2023", () => {
  it.each([
    ["products.cumulative", undefined, 128],
    ["products.cumulative", "4", 6],
    ["products.cumulative", "3", 122],
    ["producers.cumulative", undefined, 61],
  ])("%s at %s stars is published as %i beside the records", async (code, star, told) => {
    const figure = await figureOf({ code, unit: caMau, toOn: "2023-07-31", ...(star ? { star } : {}) });
    expect(figure.told?.value).toBe(told);
    // What the public list lacks is shown, not filled in.
    expect(figure.recorded).toBeLessThan(told);
  });

  it("has every target of plan 2822/QĐ-UBND", async () => {
    const targets = await targetsOf(
      "Kế hoạch Chương trình OCOP tỉnh Cà Mau đến năm 2025",
      inProvince("96"),
      "2025-12-31",
    );
    expect([...targets.values()].map(({ target }) => [target.indicator, target.low])).toEqual([
      ["products.cumulative", 5],
      ["products.cumulative", 197],
      ["producers.cooperative-share", 30],
      ["producers.enterprise-share", 12],
      ["producers.circular-share", 5],
      ["training.worker-share", 100],
      ["producers.modern-share", 100],
    ]);
    for (const { light, reason } of targets.values())
      expect([light.length > 0, reason.length > 0]).toEqual([true, true]);
  });
});

describe("the whole published list", () => {
  it("stands line by line with its source, and a second loading adds nothing", async () => {
    const [count] = await database.asOwner<{ count: string }>(
      "select count(*) from planning.manual_values where entered_by is null and source <> ''",
    );
    // 239 published lines and five totals of the articles.
    expect(Number(count?.count)).toBe(244);
    expect(await loadPlanningHistory(services)).toEqual({ plans: 0, figures: 0 });
  });

  it("puts every figure of an old province under its successor of today", async () => {
    const rows = await database.asOwner<{ unit_code: string; province_code: string }>(
      "select distinct unit_code, province_code from planning.manual_values where era = 'pre2025' and unit_code in ('95', '72', '89')",
    );
    expect(
      Object.fromEntries(rows.map(({ unit_code, province_code }) => [unit_code, province_code])),
    ).toEqual({
      72: "80",
      89: "91",
      95: "96",
    });
  });
});
