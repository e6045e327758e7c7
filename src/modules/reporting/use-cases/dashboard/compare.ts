import { computeFigures, provinceUnit, type UnitScope } from "#modules/planning";
import { listCommunes, listProvinces } from "#modules/territory";
import type { IsoDate } from "#platform/calendar";
import type { Actor, Services } from "#platform/http";
import { dayAsked, type OfficeUnit, officeUnit, yearStart } from "../unit.ts";

/** What years and units are compared by. */
export const comparedCodes = [
  "products.recognised",
  "products.new",
  "products.upgraded",
  "products.cumulative",
  "products.valid",
  "producers.cumulative",
  "producers.cooperative-share",
  "training.learners",
  "promotion.events",
  "economy.revenue",
  "money.disbursed",
] as const;
export type ComparedCode = (typeof comparedCodes)[number];

/** Shares of units below and money of another level do not add up to anything that can be put side by side. */
const perUnit = comparedCodes.filter((code) => code !== "money.disbursed");

export interface ComparedColumn {
  label: string;
  unit: UnitScope;
  fromOn: IsoDate;
  toOn: IsoDate;
  values: Partial<Record<ComparedCode, number | null>>;
}

export interface Comparison {
  unit: OfficeUnit;
  asOf: IsoDate;
  today: IsoDate;
  by: "years" | "units";
  codes: readonly ComparedCode[];
  columns: ComparedColumn[];
}

const YEARS = 10;

/** The same figures side by side: ten years of one unit, or the units below it on one day. */
export async function compare(
  services: Services,
  actor: Actor,
  asked: { unit: string; day: string; by: string },
): Promise<Comparison> {
  const unit = officeUnit(actor, asked.unit);
  const { asOf, today } = dayAsked(services, asked.day);
  const by = asked.by === "dia-ban" && unit.scope.level !== "commune" ? "units" : "years";
  const codes = by === "years" ? comparedCodes : perUnit;
  const columns = by === "years" ? await years(services, unit, asOf) : await unitsBelow(services, unit, asOf);
  return { unit, asOf, today, by, codes, columns };
}

async function years({ readDb }: Services, unit: OfficeUnit, asOf: IsoDate): Promise<ComparedColumn[]> {
  const last = Number(asOf.slice(0, 4));
  const first = Math.max(last - YEARS + 1, 2018);
  const figures = await computeFigures(
    readDb,
    comparedCodes.map((code) => ({ code, fromOn: `${first}-01-01`, toOn: asOf })),
    { unit: unit.scope, groupBy: "year" },
  );
  const parts = figures.map((figure) => new Map(figure.parts.map(({ part, value }) => [part, value])));
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const year = String(first + at);
    return {
      label: year,
      unit: unit.scope,
      fromOn: `${year}-01-01`,
      toOn: year === asOf.slice(0, 4) ? asOf : `${year}-12-31`,
      values: Object.fromEntries(comparedCodes.map((code, index) => [code, parts[index]?.get(year) ?? 0])),
    };
  });
}

async function unitsBelow(
  { readDb }: Services,
  { scope }: OfficeUnit,
  asOf: IsoDate,
): Promise<ComparedColumn[]> {
  const period = { fromOn: yearStart(asOf), toOn: asOf };
  const nationwide = scope.level === "nation";
  const figures = await computeFigures(
    readDb,
    perUnit.map((code) => ({ code, ...period })),
    { unit: scope, groupBy: nationwide ? "province" : "commune" },
  );
  const parts = figures.map((figure) => new Map(figure.parts.map(({ part, value }) => [part, value])));
  const below = nationwide ? listProvinces() : listCommunes(scope.code);
  return below
    .map(
      ({ code, fullName }): ComparedColumn => ({
        label: fullName,
        unit: nationwide ? provinceUnit(code) : { era: "2025", level: "commune", code },
        ...period,
        values: Object.fromEntries(
          perUnit.map((each, index) => [
            each,
            parts[index]?.get(code) ?? (each.endsWith("-share") ? null : 0),
          ]),
        ),
      }),
    )
    .sort((a, b) => (b.values["products.cumulative"] ?? 0) - (a.values["products.cumulative"] ?? 0));
}
