import type { IsoDate } from "#platform/calendar";
import { type Executor, sql, tables } from "#platform/db";
import type { UnitScope } from "../domain/measure.ts";
import type { Plan } from "../domain/plan.ts";
import { findPlan } from "./plans.store.ts";

const on = tables<"planning.plans">();

/**
 * The issued plan of a unit that covers a day's year and has targets for it: one made for that year alone before one
 * of several years, then the one decided last.
 */
export async function findStandingPlan(
  db: Executor,
  { era, level, code }: UnitScope,
  asOf: IsoDate,
): Promise<Plan | undefined> {
  if (era !== "2025" || level === "district") return undefined;
  const year = Number(asOf.slice(0, 4));
  let query = on(db)
    .selectFrom("planning.plans as p")
    .select("p.id")
    .where("p.level", "=", level)
    .where("p.status", "=", "approved")
    .where("p.old_province_code", "is", null)
    .where("p.from_year", "<=", year)
    .where("p.to_year", ">=", year)
    .where(sql<boolean>`exists (select from planning.targets t where t.plan_id = p.id and t.year = ${year})`);
  query =
    level === "commune"
      ? query.where("p.commune_code", "=", code)
      : query.where("p.province_code", "=", code);
  const found = await query
    .orderBy(sql`p.to_year - p.from_year`)
    .orderBy("p.decided_on", (order) => order.desc().nullsLast())
    .orderBy("p.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return found && findPlan(db, found.id);
}
