import {
  computeFigures,
  type Figure,
  type FigureQuery,
  ownUnit,
  type TargetResult,
  viewStandingPlanBeside,
} from "#modules/planning";
import { addDays, addMonths, type IsoDate } from "#platform/calendar";
import { type Actor, holdsRole, type Services } from "#platform/http";
import { STILL_DAYS, type Stage, stagesOf } from "../../domain/stages.ts";
import { dossierListReaders } from "../../permissions.ts";
import {
  countDossiers,
  moneyBySource,
  overdueByUnit,
  type SourceMoney,
  type UnitTasks,
} from "../../store/activity.store.ts";
import { dayAsked, type OfficeUnit, officeUnit, unitOf, yearStart } from "../unit.ts";

/** Figures of the running year, or as they stand on the day, by the names that the screen calls them by. */
const now = {
  valid: "products.valid",
  valid3: "products.valid",
  valid4: "products.valid",
  valid5: "products.valid",
  unknown: "products.validity-unknown",
  cumulative: "products.cumulative",
  producers: "producers.cumulative",
  recognised: "products.recognised",
  fresh: "products.new",
  upgraded: "products.upgraded",
  again: "products.again",
  lapsed: "products.lapsed",
  officials: "training.official-share",
  leaders: "training.leader-share",
  workers: "training.worker-share",
  classes: "training.classes",
  learners: "training.learners",
  events: "promotion.events",
  booths: "promotion.booths",
  participations: "promotion.participations",
  sales: "promotion.sales",
  salePoints: "promotion.sale-points",
  modern: "producers.modern-share",
} as const;
export type HeadlineName = keyof typeof now;

const narrowed: Partial<Record<HeadlineName, FigureQuery["filter"]>> = {
  valid3: { star: ["3"] },
  valid4: { star: ["4"] },
  valid5: { star: ["5"] },
};

export interface Shown {
  query: FigureQuery;
  figure: Figure;
}

export const lapseMonths = [1, 3, 6, 12] as const;

export interface Dashboard {
  unit: OfficeUnit;
  /** Whose eyes: lists of dossiers and tasks open only to some. */
  viewer: OfficeUnit["reach"]["level"];
  opensDossiers: boolean;
  asOf: IsoDate;
  today: IsoDate;
  headline: Record<HeadlineName, Shown>;
  targets: { planId: string; planTitle: string; isDemo: boolean; results: TargetResult[] } | undefined;
  trend: { year: string; recognised: Record<"3" | "4" | "5" | "other", number>; cumulative: number }[];
  /** Each of the twelve months ahead, and what ends within so many months. */
  lapse: { months: Shown[]; within: Shown[] };
  /** Where dossiers stand: only known for today. */
  pipeline: Stage[] | undefined;
  money: SourceMoney[];
  tasks: { units: UnitTasks[]; open: number; overdue: number };
}

/** Everything that a dashboard shows, in a handful of statements that run beside each other. */
export async function viewDashboard(
  services: Services,
  actor: Actor,
  asked: { unit: string; day: string },
): Promise<Dashboard> {
  const unit = officeUnit(actor, asked.unit);
  const { asOf, today } = dayAsked(services, asked.day);
  const db = services.readDb;
  const period = { fromOn: yearStart(asOf), toOn: asOf };
  const names = Object.keys(now) as HeadlineName[];
  const queries = [
    ...names.map((name): FigureQuery => ({ code: now[name], filter: narrowed[name], ...period })),
    ...monthsAhead(asOf),
    ...lapseMonths.map((months): FigureQuery => lapsing(addDays(asOf, 1), addMonths(asOf, months))),
  ];
  const [{ figures, standing }, trend, counts, money, tasks] = await Promise.all([
    viewStandingPlanBeside(services, { unit: unit.scope, asOf, queries }),
    trendOf(services, unit, asOf),
    asOf === today
      ? countDossiers(db, unit.reach, { today, stillSince: addDays(today, -STILL_DAYS) })
      : undefined,
    moneyBySource(db, unit.reach, period),
    overdueByUnit(db, unit.reach, { asOf, limit: 8 }),
  ]);
  const shown = figures.map((figure, at) => ({ figure, query: queries[at] as FigureQuery }));
  const after = names.length;
  return {
    unit,
    viewer: unitOf(ownUnit(actor)).reach.level,
    opensDossiers: holdsRole(actor, dossierListReaders),
    asOf,
    today,
    headline: Object.fromEntries(names.map((name, at) => [name, shown[at]])) as Dashboard["headline"],
    targets: standing && {
      planId: standing.plan.id,
      planTitle: standing.plan.title,
      isDemo: standing.plan.isDemo,
      results: standing.results,
    },
    trend,
    lapse: { months: shown.slice(after, after + 12), within: shown.slice(after + 12) },
    pipeline: counts && stagesOf(counts),
    money,
    tasks,
  };
}

// A certificate counts as lapsed from the day after its last valid one.
const lapsing = (fromOn: IsoDate, toOn: IsoDate): FigureQuery => ({ code: "products.lapsed", fromOn, toOn });

function monthsAhead(asOf: IsoDate): FigureQuery[] {
  const first = `${asOf.slice(0, 7)}-01`;
  return Array.from({ length: 12 }, (_, at) =>
    lapsing(
      at === 0 ? addDays(asOf, 1) : addMonths(first, at),
      at === 11 ? addMonths(asOf, 12) : addDays(addMonths(first, at + 1), -1),
    ),
  ).map((query) => (query.fromOn > query.toOn ? { ...query, toOn: query.fromOn } : query));
}

async function trendOf(
  { readDb: db }: Services,
  unit: OfficeUnit,
  asOf: IsoDate,
): Promise<Dashboard["trend"]> {
  const fromOn = `${Math.max(Number(asOf.slice(0, 4)) - 9, 2018)}-01-01`;
  const stars = ["3", "4", "5"] as const;
  const period = { fromOn, toOn: asOf };
  const figures = await computeFigures(
    db,
    [
      ...stars.map(
        (star): FigureQuery => ({ code: "products.recognised", filter: { star: [star] }, ...period }),
      ),
      { code: "products.recognised", ...period },
      { code: "products.cumulative", ...period },
    ],
    { unit: unit.scope, groupBy: "year" },
  );
  const values = figures.map(({ parts }) => new Map(parts.map((each) => [each.part, each.value ?? 0])));
  const [first, last] = [Number(fromOn.slice(0, 4)), Number(asOf.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const year = String(first + at);
    const of = (index: number) => values[index]?.get(year) ?? 0;
    const other = Math.max(0, of(3) - of(0) - of(1) - of(2));
    return { year, recognised: { 3: of(0), 4: of(1), 5: of(2), other }, cumulative: of(4) };
  });
}
