import { type Executor, sql, tables } from "#platform/db";
import type { Board } from "../domain/boards.ts";
import type { Reach } from "../domain/reach.ts";
import type { Task } from "../domain/task.ts";
import type { Outcome } from "../domain/timing.ts";
import { selectTasks, toTask } from "./tasks.store.ts";

const on = tables<"directives.tasks">();

export interface TaskFilter {
  reach: Reach;
  accountId: string;
  today: string;
  /** Last day that still counts as soon. */
  soonUntil: string;
  board: Board;
  text?: string;
  agencyId?: string;
  communeCode?: string;
  documentId?: string;
  priority?: string;
  status?: string;
  subjectKind?: string;
  outcome?: Outcome | "extended";
  /** Deadline as first given. */
  period?: { from: string; to: string };
  after?: { dueOn: string; id: string };
  limit: number;
}

const open = sql<boolean>`t.status in ('assigned', 'in_progress', 'reported')`;
// Both conditions, so that the index of open tasks serves what is owed too.
const owed = sql<boolean>`${open} and t.status in ('assigned', 'in_progress')`;

/** Nearest deadline first; the board of everything starts with the newest. */
export async function listTasks(db: Executor, filter: TaskFilter): Promise<Task[]> {
  const newestFirst = filter.board === "all";
  let query = selectTasks(db).where(scopeOf(filter.reach)).where(onBoard(filter));
  if (filter.text)
    query = query.where("t.search_text", "like", sql<string>`'%' || public.fold_vi(${filter.text}) || '%'`);
  if (filter.agencyId) query = query.where("t.agency_id", "=", filter.agencyId);
  if (filter.communeCode) query = query.where("t.commune_code", "=", filter.communeCode);
  if (filter.documentId) query = query.where("t.document_id", "=", filter.documentId);
  if (filter.priority) query = query.where("t.priority", "=", filter.priority);
  if (filter.status) query = query.where("t.status", "=", filter.status);
  if (filter.subjectKind) query = query.where("t.subject_kind", "=", filter.subjectKind);
  if (filter.outcome) query = query.where(withOutcome(filter.outcome, filter.today));
  if (filter.period)
    query = query
      .where("t.status", "not in", ["cancelled", "recorded"])
      .where("t.original_due_on", ">=", filter.period.from)
      .where("t.original_due_on", "<=", filter.period.to);
  if (filter.after) {
    const { dueOn, id } = filter.after;
    query = query.where(
      newestFirst
        ? sql<boolean>`(t.due_on, t.id) < (${dueOn}::date, ${id}::uuid)`
        : sql<boolean>`(t.due_on, t.id) > (${dueOn}::date, ${id}::uuid)`,
    );
  }
  const direction = newestFirst ? "desc" : "asc";
  const rows = await query
    .orderBy("t.due_on", direction)
    .orderBy("t.id", direction)
    .limit(filter.limit)
    .execute();
  return rows.map(toTask);
}

/** Own units' tasks, those they work along with, and everything of a province that one reads for. */
function scopeOf(reach: Reach) {
  const { reads, agencies, communes } = reach;
  // With "=" the index gives the rows in the order of the page; with "any" they would all be sorted first.
  if (reads.length === 1) return sql<boolean>`t.province_code = ${reads[0]}`;
  if (reads.length > 0) return sql<boolean>`t.province_code = any(${reads}::text[])`;
  // A list of ids lets each of the three use its own index; "or" between them read every task of the nation.
  return sql<boolean>`t.id in (
    select o.id from directives.tasks o where o.agency_id = any(${agencies}::uuid[])
    union all select o.id from directives.tasks o where o.commune_code = any(${communes}::text[])
    union all ${alongWith(reach)})`;
}

function alongWith({ agencies, communes }: Reach) {
  return sql`select c.task_id from directives.task_coworkers c where c.agency_id = any(${agencies}::uuid[])
    union all select c.task_id from directives.task_coworkers c where c.commune_code = any(${communes}::text[])`;
}

function onBoard({ board, reach, accountId, today, soonUntil }: TaskFilter) {
  if (board === "all") return sql<boolean>`true`;
  if (board === "overdue") return sql<boolean>`${owed} and t.due_on < ${today}`;
  if (board === "soon") return sql<boolean>`${owed} and t.due_on between ${today} and ${soonUntil}`;
  if (board === "waiting") return sql<boolean>`${open} and t.status = 'reported'`;
  if (board === "extension")
    return sql<boolean>`${owed} and exists (select from directives.extensions e where e.task_id = t.id and e.decision is null)`;
  if (board === "mine") return sql<boolean>`${open} and t.owner_account_id = ${accountId}`;
  if (board === "coworking") return sql<boolean>`${open} and t.id in (${alongWith(reach)})`;
  if (board === "unit")
    return sql<boolean>`${open} and (t.agency_id = any(${reach.agencies}::uuid[]) or t.commune_code = any(${reach.communes}::text[]))`;
  return open;
}

function withOutcome(outcome: Outcome | "extended", today: string) {
  if (outcome === "on_time") return sql<boolean>`t.status = 'done' and t.done_on <= t.due_on`;
  if (outcome === "late") return sql<boolean>`t.status = 'done' and t.done_on > t.due_on`;
  if (outcome === "overdue") return sql<boolean>`${owed} and t.due_on < ${today}`;
  if (outcome === "extended")
    return sql<boolean>`t.status not in ('cancelled', 'recorded') and t.due_on > t.original_due_on`;
  return sql<boolean>`(t.status = 'reported' or (${owed} and t.due_on >= ${today}))`;
}

export type BoardCounts = Record<Exclude<Board, "all">, number>;

/** How much lies on each board, in one statement over what is open. */
export async function countBoards(
  db: Executor,
  filter: Pick<TaskFilter, "reach" | "accountId" | "today" | "soonUntil">,
): Promise<BoardCounts> {
  const { reach, accountId, today, soonUntil } = filter;
  return on(db)
    .selectFrom("directives.tasks as t")
    .select([
      sql<number>`count(*)`.as("open"),
      sql<number>`count(*) filter (where t.owner_account_id = ${accountId})`.as("mine"),
      sql<number>`count(*) filter (where t.agency_id = any(${reach.agencies}::uuid[]) or t.commune_code = any(${reach.communes}::text[]))`.as(
        "unit",
      ),
      sql<number>`count(*) filter (where t.id in (${alongWith(reach)}))`.as("coworking"),
      sql<number>`count(*) filter (where ${owed} and t.due_on < ${today})`.as("overdue"),
      sql<number>`count(*) filter (where ${owed} and t.due_on between ${today} and ${soonUntil})`.as("soon"),
      sql<number>`count(*) filter (where t.status = 'reported')`.as("waiting"),
      sql<number>`count(*) filter (where ${owed} and t.id in (select e.task_id from directives.extensions e where e.decision is null))`.as(
        "extension",
      ),
    ])
    .where(scopeOf(reach))
    .where(open)
    .executeTakeFirstOrThrow();
}

/** Every task of a document except parts of tasks; a document gives some hundreds at most. */
export async function listTasksOfDocument(db: Executor, documentId: string): Promise<Task[]> {
  const rows = await selectTasks(db)
    .where("t.document_id", "=", documentId)
    .where("t.parent_id", "is", null)
    .orderBy("t.due_on")
    .orderBy("t.title")
    .orderBy("t.id")
    .limit(500)
    .execute();
  return rows.map(toTask);
}

/** What a recurring task has handed out lately. */
export async function listTasksOfRecurrence(db: Executor, recurrenceId: string): Promise<Task[]> {
  const rows = await selectTasks(db)
    .where("t.recurrence_id", "=", recurrenceId)
    .orderBy("t.due_on", "desc")
    .orderBy("t.id", "desc")
    .limit(100)
    .execute();
  return rows.map(toTask);
}
