import { dayInVietnam, daysBetween, type IsoDate } from "#platform/calendar";
import type { Executor } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import type { Indicator } from "../../domain/indicator.ts";
import { findIndicator } from "../../domain/indicators.ts";
import { type Light, lightOf } from "../../domain/light.ts";
import { expectedFrom } from "../../domain/pipeline.ts";
import { type Plan, periodOf, type Target, unitOfPlan } from "../../domain/plan.ts";
import { countPipeline } from "../../store/pipeline-counts.store.ts";
import { listTargets } from "../../store/plan-parts.store.ts";
import { computeFigures, type Figure, type FigureQuery } from "../indicators/compute-figures.ts";
import { openPlan } from "./open-plan.ts";

/** How one target stands on a day. */
export interface TargetResult {
  target: Target;
  indicator: Indicator | undefined;
  /** undefined while the target's year has not begun. */
  period: { fromOn: IsoDate; toOn: IsoDate; over: boolean } | undefined;
  figure: Figure | undefined;
  /** Value as a share of the target, in per cent. */
  percent: number | undefined;
  forecast: { value: number; dossiers: number } | undefined;
  light: Light;
  reason: string;
}

export async function viewResults(
  services: Services,
  actor: Actor,
  { planId, asOf }: { planId: string; asOf?: IsoDate | undefined },
): Promise<{ plan: Plan; asOf: IsoDate; results: TargetResult[] }> {
  const plan = await openPlan(services.readDb, actor, planId);
  const day = asOf ?? dayInVietnam(services.now());
  const targets = await listTargets(services.readDb, [plan.id]);
  return { plan, asOf: day, results: await resultsOf(services, { plan, targets, asOf: day }) };
}

interface TargetsAsked {
  plan: Plan;
  targets: readonly Target[];
  asOf: IsoDate;
  db?: Executor;
}

/** What every target of a plan stands at: a statement a set of records, whatever the number of targets. */
export async function resultsOf(services: Services, asked: TargetsAsked): Promise<TargetResult[]> {
  return (await resultsBeside(services, asked, [])).results;
}

/** The same, with other figures of the plan's unit reckoned in the same statements. */
export async function resultsBeside(
  services: Services,
  { plan, targets, asOf, db = services.readDb }: TargetsAsked,
  others: readonly FigureQuery[],
): Promise<{ results: TargetResult[]; others: Figure[] }> {
  const unit = unitOfPlan(plan);
  const periods = targets.map((target) => periodOf(target, plan, asOf));
  const queries = targets.flatMap((target, at): FigureQuery[] => {
    const period = periods[at];
    return period ? [{ code: target.indicator, filter: target.filter, ...period }] : [];
  });
  // Dossiers only tell where they stand today.
  const today = asOf >= dayInVietnam(services.now());
  const [figures, pipeline] = await Promise.all([
    computeFigures(db, [...queries, ...others], { unit }),
    today ? countPipeline(db, unit) : [],
  ]);
  let next = 0;
  const results = targets.map((target, at) => {
    const period = periods[at];
    const figure = period ? figures[next++] : undefined;
    const expected =
      today && period && !period.over ? expectedFrom(target.indicator, target.filter, pipeline) : undefined;
    return resultOf(target, { period, figure, expected });
  });
  return { results, others: figures.slice(queries.length) };
}

function resultOf(
  target: Target,
  {
    period,
    figure,
    expected,
  }: {
    period: TargetResult["period"];
    figure: Figure | undefined;
    expected: { expected: number; dossiers: number } | undefined;
  },
): TargetResult {
  const indicator = findIndicator(target.indicator);
  const value = figure?.value ?? null;
  const forecast =
    expected && value !== null
      ? { value: Math.round((value + expected.expected) * 10) / 10, dossiers: expected.dossiers }
      : undefined;
  if (!period) {
    const reason = `Chưa tới năm ${target.year}.`;
    return { target, indicator, period, figure, percent: undefined, forecast, light: "unknown", reason };
  }
  const standing = { ...target, value, forecast: forecast?.value, elapsed: elapsedOf(period, target.year) };
  const percent =
    value !== null && target.low > 0 && target.comparison !== "at_most"
      ? (value / target.low) * 100
      : undefined;
  return { target, indicator, period, figure, percent, forecast, ...lightOf(standing) };
}

function elapsedOf(
  { fromOn, toOn, over }: { fromOn: IsoDate; toOn: IsoDate; over: boolean },
  year: number,
): number {
  if (over) return 1;
  return (daysBetween(fromOn, toOn) + 1) / (daysBetween(fromOn, `${year}-12-31`) + 1);
}
