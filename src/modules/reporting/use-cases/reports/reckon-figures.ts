import {
  computeFigures,
  dimensionValueWords,
  type FigureQuery,
  goalWords,
  indicatorWords,
  lights,
  listIndicatorRecords,
  type TargetResult,
  viewStandingPlan,
} from "#modules/planning";
import { findCommune, listCommunes, listProvinces } from "#modules/territory";
import { addDays, addMonths, dayInVietnam, type IsoDate } from "#platform/calendar";
import type { Services } from "#platform/http";
import {
  type ReportFigure,
  type ReportFigures,
  type ReportIndicator,
  type ReportTarget,
  reportIndicators,
} from "../../domain/figures.ts";
import { daysOf, type ReportPeriod } from "../../domain/period.ts";
import type { ReportUnit } from "../../domain/report.ts";
import { moneyBySource, overdueByUnit, type UnitTasks } from "../../store/activity.store.ts";
import { type OfficeUnit, scopeOfReport, unitOf, yearStart } from "../unit.ts";

/** Longest annex of recognised products that a report keeps. */
const MOST_PRODUCTS = 2000;
const stars = ["3", "4", "5"] as const;

/** Every figure of a report, reckoned now: to the end of the period, or to today while it runs. */
export async function reckonFigures(
  services: Services,
  reportUnit: ReportUnit,
  period: ReportPeriod,
): Promise<ReportFigures> {
  const unit = unitOf(scopeOfReport(reportUnit));
  const today = dayInVietnam(services.now());
  const { fromOn, toOn: end } = daysOf(period);
  const toOn = end < today ? end : today;
  const [told, standing, money, tasks, units, products] = await Promise.all([
    indicatorsOf(services, unit, { fromOn, toOn }),
    viewStandingPlan(services, { unit: unit.scope, asOf: toOn }),
    moneyBySource(services.readDb, unit.reach, { fromOn: yearStart(toOn), toOn }),
    overdueByUnit(services.readDb, unit.reach, { asOf: toOn, limit: 10 }),
    unitsBelow(services, unit, { fromOn, toOn }),
    listIndicatorRecords(services.readDb, {
      code: "products.recognised",
      unit: unit.scope,
      fromOn,
      toOn,
      limit: MOST_PRODUCTS,
    }),
  ]);
  return {
    fromOn,
    toOn,
    ...told,
    plan: standing ? planWords(standing.plan) : null,
    targets: (standing?.results ?? []).map(reportTarget),
    money: money.map(({ source, ...rest }) => ({ source: dimensionValueWords("source", source), ...rest })),
    tasks: { ...tasks, units: tasks.units.map((each) => ({ ...counts(each), name: unitNameOf(each) })) },
    units,
    products: products.map(({ label, star, countedOn }) => ({ label, star, on: countedOn })),
  };
}

const counts = ({ open, overdue }: UnitTasks) => ({ open, overdue });
const unitNameOf = ({ agencyName, communeCode }: UnitTasks): string =>
  agencyName ?? findCommune(communeCode ?? "")?.fullName ?? "đơn vị khác";

function planWords({ title, number }: { title: string; number: string | null }): string {
  return number ? `Kế hoạch số ${number}` : title;
}

async function indicatorsOf(
  { readDb }: Services,
  unit: OfficeUnit,
  { fromOn, toOn }: { fromOn: IsoDate; toOn: IsoDate },
): Promise<Pick<ReportFigures, "values" | "stars" | "validStars" | "ending">> {
  const names = Object.keys(reportIndicators) as ReportIndicator[];
  const before = { fromOn: addMonths(fromOn, -12), toOn: addMonths(toOn, -12) };
  const months = [1, 3, 6, 12];
  const byStar = (code: string) => stars.map((star) => ({ code, filter: { star: [star] }, fromOn, toOn }));
  const queries: FigureQuery[] = [
    ...names.map((name) => ({ code: reportIndicators[name], ...periodFor(name, { fromOn, toOn }) })),
    ...names.map((name) => ({ code: reportIndicators[name], ...periodFor(name, before) })),
    ...byStar("products.recognised"),
    ...byStar("products.valid"),
    ...months.map((ahead) => ({
      code: "products.lapsed",
      fromOn: addDays(toOn, 1),
      toOn: addMonths(toOn, ahead),
    })),
  ];
  const figures = await computeFigures(readDb, queries, { unit: unit.scope });
  const value = (at: number) => figures[at]?.value ?? null;
  const count = (at: number) => value(at) ?? 0;
  const n = names.length;
  const threeFrom = (at: number) => ({ 3: count(at), 4: count(at + 1), 5: count(at + 2) });
  return {
    values: Object.fromEntries(
      names.map((name, at): [string, ReportFigure] => [
        name,
        {
          value: value(at),
          before: value(at + n),
          numerator: figures[at]?.numerator ?? 0,
          denominator: figures[at]?.denominator ?? null,
        },
      ]),
    ) as ReportFigures["values"],
    stars: threeFrom(2 * n),
    validStars: threeFrom(2 * n + 3),
    ending: months.map((ahead, at) => ({ months: ahead, products: count(2 * n + 6 + at) })),
  };
}

// A budget is given for the year: a quarter's share of it is nowhere on paper.
function periodFor(name: ReportIndicator, period: { fromOn: IsoDate; toOn: IsoDate }) {
  return name === "allocated" ? { ...period, fromOn: yearStart(period.fromOn) } : period;
}

async function unitsBelow(
  { readDb }: Services,
  { scope }: OfficeUnit,
  period: { fromOn: IsoDate; toOn: IsoDate },
): Promise<ReportFigures["units"]> {
  if (scope.level === "commune") return [];
  const [recognised, cumulative] = await computeFigures(
    readDb,
    ["products.recognised", "products.cumulative"].map((code) => ({ code, ...period })),
    { unit: scope, groupBy: scope.level === "nation" ? "province" : "commune" },
  );
  const below = scope.level === "nation" ? listProvinces() : listCommunes(scope.code);
  const valueIn = (figure: typeof recognised, code: string) =>
    figure?.parts.find(({ part }) => part === code)?.value ?? 0;
  return below
    .map(({ code, fullName }) => ({
      name: fullName,
      recognised: valueIn(recognised, code),
      cumulative: valueIn(cumulative, code),
    }))
    .filter((each) => each.cumulative > 0 || each.recognised > 0);
}

function reportTarget({ target, indicator, figure, percent, light, reason }: TargetResult): ReportTarget {
  return {
    indicator: target.indicator,
    name: indicator ? indicatorWords(indicator, target.filter) : target.indicator,
    unit: indicator?.unit ?? "",
    goal: goalWords(target),
    low: target.low,
    value: figure?.value ?? null,
    percent: percent === undefined ? null : Math.round(percent * 10) / 10,
    light,
    lightLabel: lights[light].label,
    reason,
  };
}
