import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { TaskStatus } from "../domain/actions.ts";
import type { Subject, Task, Unit } from "../domain/task.ts";
import type { Priority, SubjectKind } from "../domain/words.ts";

const on = tables<"directives.tasks" | "directives.agencies" | "directives.documents">();

const CHUNK = 500;

export interface NewTask extends Unit {
  id: string;
  provinceCode: string;
  documentId: string | null;
  parentId: string | null;
  recurrenceId: string | null;
  occurrence: string | null;
  planTaskId: string | null;
  title: string;
  requiredResult: string | null;
  priority: Priority;
  ownerName: string | null;
  startsOn: string;
  dueOn: string;
  subject: Subject | null;
  isDemo: boolean;
  createdBy: string | null;
  at: Date;
  /** Where it stands already, for tasks of an earlier time; a new one is assigned. */
  state?: { status: TaskStatus; progress: number; doneOn: string | null };
}

/** Gives the ids that were written: a turn of a recurring task that stands already is left as it is. */
export async function insertTasks(tx: Executor, tasks: readonly NewTask[]): Promise<Set<string>> {
  const written = new Set<string>();
  for (let from = 0; from < tasks.length; from += CHUNK) {
    const rows = await on(tx)
      .insertInto("directives.tasks")
      .values(tasks.slice(from, from + CHUNK).map(toRow))
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .execute();
    for (const { id } of rows) written.add(id);
  }
  return written;
}

function toRow(task: NewTask) {
  return {
    id: task.id,
    province_code: task.provinceCode,
    document_id: task.documentId,
    parent_id: task.parentId,
    recurrence_id: task.recurrenceId,
    occurrence: task.occurrence,
    plan_task_id: task.planTaskId,
    title: task.title,
    required_result: task.requiredResult,
    priority: task.priority,
    assignee_kind: task.agencyId === null ? "commune" : "agency",
    agency_id: task.agencyId,
    commune_code: task.communeCode,
    owner_name: task.ownerName,
    starts_on: task.startsOn,
    due_on: task.dueOn,
    original_due_on: task.dueOn,
    subject_kind: task.subject?.kind ?? null,
    subject_id: task.subject?.id ?? null,
    subject_title: task.subject?.title ?? null,
    is_demo: task.isDemo,
    created_by: task.createdBy,
    created_at: task.at,
    updated_at: task.at,
    status: task.state?.status ?? "assigned",
    progress: task.state?.progress ?? 0,
    done_on: task.state?.doneOn ?? null,
  };
}

const columns = [
  "t.id",
  "t.province_code as provinceCode",
  "t.document_id as documentId",
  "d.number as documentNumber",
  "t.parent_id as parentId",
  "p.title as parentTitle",
  "p.agency_id as parentAgencyId",
  "p.commune_code as parentCommuneCode",
  "t.recurrence_id as recurrenceId",
  "t.title",
  "t.required_result as requiredResult",
  sql<Priority>`t.priority`.as("priority"),
  "t.agency_id as agencyId",
  "a.name as agencyName",
  "t.commune_code as communeCode",
  "t.owner_account_id as ownerAccountId",
  "t.owner_name as ownerName",
  "t.starts_on as startsOn",
  "t.due_on as dueOn",
  "t.original_due_on as originalDueOn",
  sql<TaskStatus>`t.status`.as("status"),
  "t.progress",
  "t.reported_at as reportedAt",
  "t.done_on as doneOn",
  "t.cancel_reason as cancelReason",
  sql<SubjectKind | null>`t.subject_kind`.as("subjectKind"),
  "t.subject_id as subjectId",
  "t.subject_title as subjectTitle",
  "t.is_demo as isDemo",
  "t.created_by as createdBy",
  "t.version",
] as const;

/** Tasks with the names beside them; every list and page of tasks starts here. */
export function selectTasks(db: Executor) {
  return on(db)
    .selectFrom("directives.tasks as t")
    .leftJoin("directives.tasks as p", "p.id", "t.parent_id")
    .leftJoin("directives.agencies as a", "a.id", "t.agency_id")
    .leftJoin("directives.documents as d", "d.id", "t.document_id")
    .select(columns);
}

type TaskRow = Awaited<ReturnType<ReturnType<typeof selectTasks>["executeTakeFirstOrThrow"]>>;

export function toTask({ parentAgencyId, parentCommuneCode, ...row }: TaskRow): Task {
  const parent = row.parentId === null ? null : { agencyId: parentAgencyId, communeCode: parentCommuneCode };
  return { ...row, parent };
}

export async function findTask(db: Executor, id: string): Promise<Task | undefined> {
  const row = await selectTasks(db).where("t.id", "=", id).executeTakeFirst();
  return row && toTask(row);
}

/** The task for this transaction alone; steps of one task wait for each other. */
export async function lockTask(tx: Tx, id: string): Promise<Task | undefined> {
  const held = await on(tx)
    .selectFrom("directives.tasks")
    .select("id")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return held && findTask(tx, id);
}

export async function listSubTasks(db: Executor, parentId: string): Promise<Task[]> {
  const rows = await selectTasks(db)
    .where("t.parent_id", "=", parentId)
    .orderBy("t.due_on")
    .orderBy("t.id")
    .limit(200)
    .execute();
  return rows.map(toTask);
}

export interface TaskChange {
  status?: TaskStatus;
  progress?: number;
  title?: string;
  requiredResult?: string | null;
  priority?: Priority;
  dueOn?: string;
  /** Only where the deadline was set anew by those who gave it, not by an extension. */
  originalDueOn?: string;
  ownerAccountId?: string | null;
  ownerName?: string | null;
  reportedAt?: Date | null;
  doneOn?: string | null;
  cancelReason?: string | null;
  subject?: Subject | null;
}

/** False when somebody else changed the row first. */
export async function changeTask(
  tx: Tx,
  { id, version, at }: { id: string; version: number; at: Date },
  change: TaskChange,
): Promise<boolean> {
  const { subject } = change;
  const { numUpdatedRows } = await on(tx)
    .updateTable("directives.tasks")
    .set({
      version: version + 1,
      updated_at: at,
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.progress === undefined ? {} : { progress: change.progress }),
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.requiredResult === undefined ? {} : { required_result: change.requiredResult }),
      ...(change.priority === undefined ? {} : { priority: change.priority }),
      ...(change.dueOn === undefined ? {} : { due_on: change.dueOn }),
      ...(change.originalDueOn === undefined ? {} : { original_due_on: change.originalDueOn }),
      ...(change.ownerAccountId === undefined ? {} : { owner_account_id: change.ownerAccountId }),
      ...(change.ownerName === undefined ? {} : { owner_name: change.ownerName }),
      ...(change.reportedAt === undefined ? {} : { reported_at: change.reportedAt }),
      ...(change.doneOn === undefined ? {} : { done_on: change.doneOn }),
      ...(change.cancelReason === undefined ? {} : { cancel_reason: change.cancelReason }),
      ...(subject === undefined
        ? {}
        : {
            subject_kind: subject?.kind ?? null,
            subject_id: subject?.id ?? null,
            subject_title: subject?.title ?? null,
          }),
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A parent follows its sub-tasks; no version is asked, for nobody typed this number. */
export async function setProgress(tx: Tx, id: string, progress: number, at: Date): Promise<void> {
  await on(tx)
    .updateTable("directives.tasks")
    .set((row) => ({ progress, updated_at: at, version: row("version", "+", 1) }))
    .where("id", "=", id)
    .where("status", "in", ["assigned", "in_progress", "reported"])
    .where("progress", "<>", progress)
    .execute();
}
