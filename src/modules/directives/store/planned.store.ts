import { type Executor, sql, tables } from "#platform/db";
import type { Unit } from "../domain/task.ts";

const on = tables<"directives.tasks">();

/** Units that have their task of a plan's line; a cancelled one may be given again. */
export async function listPlanned(
  db: Executor,
  planTaskIds: readonly string[],
): Promise<(Unit & { planTaskId: string | null })[]> {
  if (planTaskIds.length === 0) return [];
  return on(db)
    .selectFrom("directives.tasks")
    .select(["plan_task_id as planTaskId", "agency_id as agencyId", "commune_code as communeCode"])
    .where(sql<boolean>`plan_task_id = any(${planTaskIds}::uuid[])`)
    .where("status", "<>", "cancelled")
    .execute();
}

/** Tasks of a province under these titles, accents and case aside: what a table may repeat. */
export async function findStandingTasks(
  db: Executor,
  provinceCode: string,
  titles: readonly string[],
): Promise<(Unit & { title: string; originalDueOn: string })[]> {
  if (titles.length === 0) return [];
  return on(db)
    .selectFrom("directives.tasks")
    .select([
      "title",
      "agency_id as agencyId",
      "commune_code as communeCode",
      "original_due_on as originalDueOn",
    ])
    .where("province_code", "=", provinceCode)
    .where(sql<boolean>`search_text = any(select public.fold_vi(t) from unnest(${titles}::text[]) t)`)
    .limit(50_000)
    .execute();
}
