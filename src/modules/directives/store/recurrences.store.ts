import { type Executor, sql, type Tx, tables, uuidv7 } from "#platform/db";
import type { Recurring } from "../domain/occurrences.ts";
import type { Priority, Rhythm } from "../domain/words.ts";

const on = tables<"directives.recurrences">();

export type RecurrenceAssignee =
  | { kind: "agency"; id: string }
  | { kind: "commune"; code: string }
  | { kind: "all_communes" };

export interface RecurrenceDetails extends Recurring {
  title: string;
  requiredResult: string | null;
  priority: Priority;
  assignees: readonly RecurrenceAssignee[];
}

export interface Recurrence extends RecurrenceDetails {
  id: string;
  provinceCode: string;
  planTaskId: string | null;
  isDemo: boolean;
  createdBy: string | null;
  version: number;
}

const columns = [
  "r.id",
  "r.province_code as provinceCode",
  "r.title",
  "r.required_result as requiredResult",
  sql<Priority>`r.priority`.as("priority"),
  sql<Rhythm>`r.rhythm`.as("rhythm"),
  "r.due_day as dueDay",
  "r.due_month as dueMonth",
  "r.lead_days as leadDays",
  sql<RecurrenceAssignee[]>`r.assignees`.as("assignees"),
  "r.plan_task_id as planTaskId",
  "r.starts_on as startsOn",
  "r.ends_on as endsOn",
  "r.is_demo as isDemo",
  "r.created_by as createdBy",
  "r.version",
] as const;

export async function findRecurrence(db: Executor, id: string): Promise<Recurrence | undefined> {
  return on(db)
    .selectFrom("directives.recurrences as r")
    .select(columns)
    .where("r.id", "=", id)
    .executeTakeFirst();
}

export async function listRecurrences(
  db: Executor,
  {
    provinceCodes,
    after,
    limit,
  }: {
    provinceCodes: readonly string[];
    after?: string;
    limit: number;
  },
): Promise<Recurrence[]> {
  let query = on(db)
    .selectFrom("directives.recurrences as r")
    .select(columns)
    .where(sql<boolean>`r.province_code = any(${provinceCodes}::text[])`);
  if (after) query = query.where("r.id", "<", after);
  return query.orderBy("r.id", "desc").limit(limit).execute();
}

/** All that run on a day, province by province; the nation has some hundreds. */
export async function listRunning(
  db: Executor,
  today: string,
  after: string | undefined,
): Promise<Recurrence[]> {
  let query = on(db)
    .selectFrom("directives.recurrences as r")
    .select(columns)
    .where(sql<boolean>`(r.ends_on is null or r.ends_on >= ${today})`);
  if (after) query = query.where("r.id", ">", after);
  return query.orderBy("r.id").limit(200).execute();
}

export async function insertRecurrence(
  tx: Executor,
  recurrence: RecurrenceDetails & {
    provinceCode: string;
    planTaskId: string | null;
    isDemo: boolean;
    createdBy: string | null;
  },
): Promise<string> {
  const id = uuidv7();
  await on(tx)
    .insertInto("directives.recurrences")
    .values({
      id,
      province_code: recurrence.provinceCode,
      title: recurrence.title,
      required_result: recurrence.requiredResult,
      priority: recurrence.priority,
      rhythm: recurrence.rhythm,
      due_day: recurrence.dueDay,
      due_month: recurrence.dueMonth,
      lead_days: recurrence.leadDays,
      assignees: JSON.stringify(recurrence.assignees),
      plan_task_id: recurrence.planTaskId,
      starts_on: recurrence.startsOn,
      ends_on: recurrence.endsOn,
      is_demo: recurrence.isDemo,
      created_by: recurrence.createdBy,
    })
    .execute();
  return id;
}

/** Sets the last day; false when somebody else changed the row first. */
export async function endRecurrence(
  tx: Tx,
  { id, version, endsOn }: { id: string; version: number; endsOn: string },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("directives.recurrences")
    .set({ ends_on: endsOn, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
