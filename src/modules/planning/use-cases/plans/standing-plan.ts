import type { IsoDate } from "#platform/calendar";
import type { Services } from "#platform/http";
import type { UnitScope } from "../../domain/measure.ts";
import type { Plan } from "../../domain/plan.ts";
import { listTargets } from "../../store/plan-parts.store.ts";
import { findStandingPlan } from "../../store/standing-plan.store.ts";
import { computeFigures, type Figure, type FigureQuery } from "../indicators/compute-figures.ts";
import { resultsBeside, type TargetResult } from "./results.ts";

interface Standing {
  plan: Plan;
  results: TargetResult[];
}

/** The plan that a unit works by on a day, with what each target of that year stands at; undefined without one. */
export async function viewStandingPlan(
  services: Services,
  asked: { unit: UnitScope; asOf: IsoDate },
): Promise<Standing | undefined> {
  return (await viewStandingPlanBeside(services, { ...asked, queries: [] })).standing;
}

/** A screen with figures of its own asks for both at once: a set of records that targets and screen count is read once. */
export async function viewStandingPlanBeside(
  services: Services,
  { unit, asOf, queries }: { unit: UnitScope; asOf: IsoDate; queries: readonly FigureQuery[] },
): Promise<{ standing: Standing | undefined; figures: Figure[] }> {
  const db = services.readDb;
  const plan = await findStandingPlan(db, unit, asOf);
  if (!plan) return { standing: undefined, figures: await computeFigures(db, queries, { unit }) };
  const year = Number(asOf.slice(0, 4));
  const targets = (await listTargets(db, [plan.id])).filter((target) => target.year === year);
  const { results, others } = await resultsBeside(services, { plan, targets, asOf }, queries);
  return { standing: { plan, results }, figures: others };
}
