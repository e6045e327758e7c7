import type { IsoDate } from "#platform/calendar";
import type { Services } from "#platform/http";
import type { UnitScope } from "../../domain/measure.ts";
import type { Plan } from "../../domain/plan.ts";
import { listTargets } from "../../store/plan-parts.store.ts";
import { findStandingPlan } from "../../store/standing-plan.store.ts";
import { resultsOf, type TargetResult } from "./results.ts";

/** The plan that a unit works by on a day, with what each target of that year stands at; undefined without one. */
export async function viewStandingPlan(
  services: Services,
  { unit, asOf }: { unit: UnitScope; asOf: IsoDate },
): Promise<{ plan: Plan; results: TargetResult[] } | undefined> {
  const plan = await findStandingPlan(services.readDb, unit, asOf);
  if (!plan) return undefined;
  const year = Number(asOf.slice(0, 4));
  const targets = (await listTargets(services.readDb, [plan.id])).filter((target) => target.year === year);
  return { plan, results: await resultsOf(services, { plan, targets, asOf }) };
}
