import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<"directives.task_reminders" | "directives.tasks" | "directives.agencies">();

export interface DueTask {
  id: string;
  provinceCode: string;
  title: string;
  agencyId: string | null;
  communeCode: string | null;
  ownerAccountId: string | null;
  createdBy: string | null;
  startsOn: string;
  dueOn: string;
}

/** Owed tasks due between two days, page by page. */
export async function listDue(
  db: Executor,
  {
    from,
    to,
    after,
    limit,
  }: {
    from: string;
    to: string;
    after: { dueOn: string; id: string } | undefined;
    limit: number;
  },
): Promise<DueTask[]> {
  let query = on(db)
    .selectFrom("directives.tasks as t")
    .select([
      "t.id",
      "t.province_code as provinceCode",
      "t.title",
      "t.agency_id as agencyId",
      "t.commune_code as communeCode",
      "t.owner_account_id as ownerAccountId",
      "t.created_by as createdBy",
      "t.starts_on as startsOn",
      "t.due_on as dueOn",
    ])
    .where(sql<boolean>`t.status in ('assigned', 'in_progress')`)
    .where("t.due_on", ">=", from)
    .where("t.due_on", "<=", to);
  if (after) query = query.where(sql<boolean>`(t.due_on, t.id) > (${after.dueOn}::date, ${after.id}::uuid)`);
  return query.orderBy("t.due_on").orderBy("t.id").limit(limit).execute();
}

/** False when this reminder of this deadline went out before. */
export async function noteReminder(
  tx: Tx,
  { taskId, step, dueOn }: { taskId: string; step: number; dueOn: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(tx)
    .insertInto("directives.task_reminders")
    .values({ task_id: taskId, days_before: step, due_on: dueOn })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
