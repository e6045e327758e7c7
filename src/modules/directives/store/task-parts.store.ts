import { type Executor, type Tx, tables, uuidv7 } from "#platform/db";
import type { Unit } from "../domain/task.ts";

const on = tables<
  | "directives.task_coworkers"
  | "directives.task_reports"
  | "directives.task_files"
  | "directives.task_moves"
  | "directives.extensions"
  | "directives.agencies"
  | "directives.tasks"
>();

export interface Who {
  id: string | null;
  name: string | null;
}

export interface Move {
  taskId: string;
  from: string | null;
  to: string;
  note: string | null;
  by: Who;
  at: Date;
}

export async function insertMoves(tx: Executor, moves: readonly Move[]): Promise<void> {
  for (let from = 0; from < moves.length; from += 1000)
    await on(tx)
      .insertInto("directives.task_moves")
      .values(
        moves.slice(from, from + 1000).map(({ taskId, from: before, to, note, by, at }) => ({
          id: uuidv7(),
          task_id: taskId,
          from_status: before,
          to_status: to,
          note,
          moved_by: by.id,
          moved_by_name: by.name,
          moved_at: at,
        })),
      )
      .execute();
}

export interface MoveRow {
  from: string | null;
  to: string;
  note: string | null;
  byName: string | null;
  at: Date;
}

export async function listMoves(db: Executor, taskId: string): Promise<MoveRow[]> {
  return on(db)
    .selectFrom("directives.task_moves")
    .select(["from_status as from", "to_status as to", "note", "moved_by_name as byName", "moved_at as at"])
    .where("task_id", "=", taskId)
    .orderBy("moved_at", "desc")
    .orderBy("id", "desc")
    .limit(200)
    .execute();
}

export async function insertCoworkers(
  tx: Executor,
  taskIds: readonly string[],
  units: readonly Unit[],
): Promise<void> {
  const rows = taskIds.flatMap((taskId) =>
    units.map(({ agencyId, communeCode }, at) => ({
      task_id: taskId,
      no: at + 1,
      agency_id: agencyId,
      commune_code: communeCode,
    })),
  );
  for (let from = 0; from < rows.length; from += 1000)
    await on(tx)
      .insertInto("directives.task_coworkers")
      .values(rows.slice(from, from + 1000))
      .execute();
}

export interface Coworker extends Unit {
  agencyName: string | null;
}

export async function listCoworkers(db: Executor, taskId: string): Promise<Coworker[]> {
  return on(db)
    .selectFrom("directives.task_coworkers as c")
    .leftJoin("directives.agencies as a", "a.id", "c.agency_id")
    .select(["c.agency_id as agencyId", "c.commune_code as communeCode", "a.name as agencyName"])
    .where("c.task_id", "=", taskId)
    .orderBy("c.no")
    .execute();
}

export interface NewReport {
  id: string;
  taskId: string;
  progress: number;
  done: string;
  difficulties: string | null;
  final: boolean;
  by: Who;
  at: Date;
}

export async function insertReport(tx: Tx, report: NewReport): Promise<void> {
  await on(tx)
    .insertInto("directives.task_reports")
    .values({
      id: report.id,
      task_id: report.taskId,
      progress: report.progress,
      done: report.done,
      difficulties: report.difficulties,
      final: report.final,
      reported_by: report.by.id,
      reported_by_name: report.by.name,
      reported_at: report.at,
    })
    .execute();
}

export interface ReportRow {
  id: string;
  progress: number;
  done: string;
  difficulties: string | null;
  final: boolean;
  byName: string | null;
  at: Date;
}

export async function listReports(db: Executor, taskId: string): Promise<ReportRow[]> {
  return on(db)
    .selectFrom("directives.task_reports")
    .select([
      "id",
      "progress",
      "done",
      "difficulties",
      "final",
      "reported_by_name as byName",
      "reported_at as at",
    ])
    .where("task_id", "=", taskId)
    .orderBy("reported_at", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
}

export async function insertTaskFiles(
  tx: Executor,
  files: readonly { taskId: string; reportId: string | null; fileId: string; addedBy: string | null }[],
): Promise<void> {
  for (let from = 0; from < files.length; from += 1000)
    await on(tx)
      .insertInto("directives.task_files")
      .values(
        files.slice(from, from + 1000).map(({ taskId, reportId, fileId, addedBy }) => ({
          id: uuidv7(),
          task_id: taskId,
          report_id: reportId,
          file_id: fileId,
          added_by: addedBy,
        })),
      )
      .execute();
}

export async function listTaskFiles(
  db: Executor,
  taskId: string,
): Promise<{ fileId: string; reportId: string | null }[]> {
  return on(db)
    .selectFrom("directives.task_files")
    .select(["file_id as fileId", "report_id as reportId"])
    .where("task_id", "=", taskId)
    .orderBy("added_at")
    .limit(200)
    .execute();
}

export interface Extension {
  id: string;
  askedUntil: string;
  reason: string;
  askedByName: string | null;
  askedAt: Date;
  decision: string | null;
  grantedUntil: string | null;
  decisionNote: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
}

export async function listExtensions(db: Executor, taskId: string): Promise<Extension[]> {
  return on(db)
    .selectFrom("directives.extensions")
    .select([
      "id",
      "asked_until as askedUntil",
      "reason",
      "asked_by_name as askedByName",
      "asked_at as askedAt",
      "decision",
      "granted_until as grantedUntil",
      "decision_note as decisionNote",
      "decided_by_name as decidedByName",
      "decided_at as decidedAt",
    ])
    .where("task_id", "=", taskId)
    .orderBy("asked_at", "desc")
    .limit(50)
    .execute();
}

export async function insertExtension(
  tx: Tx,
  asked: { taskId: string; until: string; reason: string; by: Who; at: Date },
): Promise<void> {
  await on(tx)
    .insertInto("directives.extensions")
    .values({
      id: uuidv7(),
      task_id: asked.taskId,
      asked_until: asked.until,
      reason: asked.reason,
      asked_by: asked.by.id,
      asked_by_name: asked.by.name,
      asked_at: asked.at,
    })
    .execute();
}

/** Answers the open request of a task; false when there is none. */
export async function decideOpenExtension(
  tx: Tx,
  answer: {
    taskId: string;
    decision: "granted" | "refused";
    grantedUntil: string | null;
    note: string | null;
    by: Who;
    at: Date;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("directives.extensions")
    .set({
      decision: answer.decision,
      granted_until: answer.grantedUntil,
      decision_note: answer.note,
      decided_by: answer.by.id,
      decided_by_name: answer.by.name,
      decided_at: answer.at,
    })
    .where("task_id", "=", answer.taskId)
    .where("decision", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
