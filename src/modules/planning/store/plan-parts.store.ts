import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { Filter } from "../domain/measure.ts";
import type { Target } from "../domain/plan.ts";
import { asJson } from "./as-json.ts";

const on = tables<
  "planning.targets" | "planning.target_shares" | "planning.plan_tasks" | "planning.plan_budgets"
>();

const targetColumns = [
  "id",
  "plan_id as planId",
  "indicator",
  "filter",
  "year",
  "reckoning",
  "comparison",
  "low",
  "high",
  "wording",
  "parent_target_id as parentTargetId",
  "position",
  "version",
] as const;

/** A plan holds tens of targets, never thousands. */
export async function listTargets(db: Executor, planIds: readonly string[]): Promise<Target[]> {
  if (planIds.length === 0) return [];
  const rows = await on(db)
    .selectFrom("planning.targets")
    .select(targetColumns)
    .where("plan_id", "in", [...planIds])
    .orderBy("plan_id")
    .orderBy("position")
    .orderBy("id")
    .limit(20_000)
    .execute();
  return rows as Target[];
}

export async function insertTargets(tx: Tx, targets: readonly Omit<Target, "version">[]): Promise<void> {
  if (targets.length === 0) return;
  const rows = targets.map((target) => ({
    id: target.id,
    plan_id: target.planId,
    ...changeable(target),
    parent_target_id: target.parentTargetId,
    position: target.position,
  }));
  await on(tx).insertInto("planning.targets").values(rows).execute();
}

type Changeable = Pick<
  Target,
  "indicator" | "filter" | "year" | "reckoning" | "comparison" | "low" | "high" | "wording"
>;

function changeable(target: Changeable) {
  return {
    indicator: target.indicator,
    filter: asJson(target.filter satisfies Filter),
    year: target.year,
    reckoning: target.reckoning,
    comparison: target.comparison,
    low: target.low,
    high: target.high,
    wording: target.wording,
  };
}

/** False when somebody else changed it first. */
export async function changeTarget(
  tx: Tx,
  { id, version }: Pick<Target, "id" | "version">,
  change: Changeable,
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("planning.targets")
    .set({ ...changeable(change), version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteTarget(tx: Tx, id: string): Promise<void> {
  await on(tx).deleteFrom("planning.target_shares").where("target_id", "=", id).execute();
  await on(tx)
    .updateTable("planning.targets")
    .set({ parent_target_id: null })
    .where("parent_target_id", "=", id)
    .execute();
  await on(tx).deleteFrom("planning.targets").where("id", "=", id).execute();
}

export interface Share {
  targetId: string;
  unitCode: string;
  low: number;
  note: string | null;
}

export async function listShares(db: Executor, targetIds: readonly string[]): Promise<Share[]> {
  if (targetIds.length === 0) return [];
  return on(db)
    .selectFrom("planning.target_shares")
    .select(["target_id as targetId", "unit_code as unitCode", "low", "note"])
    .where("target_id", "in", [...targetIds])
    .orderBy("target_id")
    .orderBy("unit_code")
    .limit(20_000)
    .execute();
}

export async function replaceShares(
  tx: Tx,
  targetId: string,
  shares: readonly Pick<Share, "unitCode" | "low" | "note">[],
): Promise<void> {
  await on(tx).deleteFrom("planning.target_shares").where("target_id", "=", targetId).execute();
  if (shares.length === 0) return;
  const rows = shares.map(({ unitCode, low, note }) => ({
    target_id: targetId,
    unit_code: unitCode,
    low,
    note,
  }));
  await on(tx).insertInto("planning.target_shares").values(rows).execute();
}

export interface PlanTask {
  id: string;
  planId: string;
  no: number;
  title: string;
  requiredResult: string | null;
  lead: string | null;
  dueOn: string | null;
}

export async function listPlanTasks(db: Executor, planId: string): Promise<PlanTask[]> {
  return on(db)
    .selectFrom("planning.plan_tasks")
    .select([
      "id",
      "plan_id as planId",
      "no",
      "title",
      "required_result as requiredResult",
      "lead",
      "due_on as dueOn",
    ])
    .where("plan_id", "=", planId)
    .orderBy("no")
    .limit(500)
    .execute();
}

export async function insertPlanTasks(tx: Tx, tasks: readonly PlanTask[]): Promise<void> {
  if (tasks.length === 0) return;
  const rows = tasks.map((task) => ({
    id: task.id,
    plan_id: task.planId,
    no: task.no,
    title: task.title,
    required_result: task.requiredResult,
    lead: task.lead,
    due_on: task.dueOn,
  }));
  await on(tx).insertInto("planning.plan_tasks").values(rows).execute();
}

export async function deletePlanTask(
  tx: Tx,
  { id, planId }: { id: string; planId: string },
): Promise<boolean> {
  const { numDeletedRows } = await on(tx)
    .deleteFrom("planning.plan_tasks")
    .where("id", "=", id)
    .where("plan_id", "=", planId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function nextTaskNo(tx: Tx, planId: string): Promise<number> {
  const row = await on(tx)
    .selectFrom("planning.plan_tasks")
    .select(sql<number>`coalesce(max(no), 0) + 1`.as("next"))
    .where("plan_id", "=", planId)
    .executeTakeFirstOrThrow();
  return row.next;
}

export interface PlanBudget {
  id: string;
  planId: string;
  year: number;
  source: string;
  purpose: string;
  title: string | null;
  amountVnd: number;
}

export async function listBudgets(db: Executor, planId: string): Promise<PlanBudget[]> {
  return on(db)
    .selectFrom("planning.plan_budgets")
    .select(["id", "plan_id as planId", "year", "source", "purpose", "title", "amount_vnd as amountVnd"])
    .where("plan_id", "=", planId)
    .orderBy("year")
    .orderBy("source")
    .orderBy("id")
    .limit(500)
    .execute();
}

export async function insertBudgets(tx: Tx, budgets: readonly PlanBudget[]): Promise<void> {
  if (budgets.length === 0) return;
  const rows = budgets.map((each) => ({
    id: each.id,
    plan_id: each.planId,
    year: each.year,
    source: each.source,
    purpose: each.purpose,
    title: each.title,
    amount_vnd: each.amountVnd,
  }));
  await on(tx).insertInto("planning.plan_budgets").values(rows).execute();
}

export async function deleteBudget(tx: Tx, { id, planId }: { id: string; planId: string }): Promise<boolean> {
  const { numDeletedRows } = await on(tx)
    .deleteFrom("planning.plan_budgets")
    .where("id", "=", id)
    .where("plan_id", "=", planId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
