import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { ReportStatus } from "../domain/actions.ts";
import type { ReportFigures } from "../domain/figures.ts";
import type { Report, ReportSection } from "../domain/report.ts";
import type { WrittenSection } from "../domain/sections.ts";

const on = tables<"reporting.reports" | "reporting.report_sections">();

const columns = [
  "id",
  "level",
  "province_code as provinceCode",
  "commune_code as communeCode",
  "kind",
  "year",
  "period_no as periodNo",
  "from_on as fromOn",
  "to_on as toOn",
  "title",
  "recipient",
  "number",
  "signed_on as signedOn",
  "signer_name as signerName",
  "signer_title as signerTitle",
  "status",
  "figures_at as figuresAt",
  "edition",
  "replaces_id as replacesId",
  "is_demo as isDemo",
  "created_by_name as createdByName",
  "finished_by_name as finishedByName",
  "finished_at as finishedAt",
  "version",
] as const;

export async function findReport(db: Executor, id: string): Promise<Report | undefined> {
  const row = await on(db)
    .selectFrom("reporting.reports")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  // The table's checks hold level, kind and status to these words.
  return row as Report | undefined;
}

export async function lockReport(tx: Tx, id: string): Promise<Report | undefined> {
  const query = on(tx).selectFrom("reporting.reports").select(columns).where("id", "=", id);
  return (await query.forUpdate().executeTakeFirst()) as Report | undefined;
}

export async function findFigures(db: Executor, id: string): Promise<ReportFigures | undefined> {
  const row = await on(db)
    .selectFrom("reporting.reports")
    .select("figures")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.figures as unknown as ReportFigures | undefined;
}

const asJson = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`;

export type NewReport = Pick<
  Report,
  | "id"
  | "level"
  | "provinceCode"
  | "communeCode"
  | "kind"
  | "year"
  | "periodNo"
  | "fromOn"
  | "toOn"
  | "title"
  | "recipient"
  | "isDemo"
  | "edition"
  | "replacesId"
> & { figures: ReportFigures; figuresAt: Date; createdBy: { accountId: string; displayName: string } | null };

export async function insertReport(tx: Tx, report: NewReport): Promise<void> {
  await on(tx)
    .insertInto("reporting.reports")
    .values({
      id: report.id,
      level: report.level,
      province_code: report.provinceCode,
      commune_code: report.communeCode,
      kind: report.kind,
      year: report.year,
      period_no: report.periodNo,
      from_on: report.fromOn,
      to_on: report.toOn,
      title: report.title,
      recipient: report.recipient,
      figures: asJson(report.figures),
      figures_at: report.figuresAt,
      is_demo: report.isDemo,
      edition: report.edition,
      replaces_id: report.replacesId,
      created_by: report.createdBy?.accountId ?? null,
      created_by_name: report.createdBy?.displayName ?? null,
    })
    .execute();
}

export interface ReportChange {
  status?: ReportStatus;
  figures?: ReportFigures;
  figuresAt?: Date;
  number?: string | null;
  signedOn?: string | null;
  signerName?: string | null;
  signerTitle?: string | null;
  recipient?: string | null;
  finishedAt?: Date;
  finishedBy?: { accountId: string; displayName: string };
}

/** False when somebody else changed the report first. */
export async function changeReport(
  tx: Tx,
  { id, version }: Pick<Report, "id" | "version">,
  change: ReportChange,
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("reporting.reports")
    .set({
      status: change.status,
      ...(change.figures ? { figures: asJson(change.figures) } : {}),
      figures_at: change.figuresAt,
      number: change.number,
      signed_on: change.signedOn,
      signer_name: change.signerName,
      signer_title: change.signerTitle,
      recipient: change.recipient,
      finished_at: change.finishedAt,
      finished_by: change.finishedBy?.accountId,
      finished_by_name: change.finishedBy?.displayName,
      updated_at: sql<Date>`now()`,
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function listSections(db: Executor, reportId: string): Promise<ReportSection[]> {
  return on(db)
    .selectFrom("reporting.report_sections")
    .select(["key", "title", "written", "edited", "edited_by_name as editedByName", "edited_at as editedAt"])
    .where("report_id", "=", reportId)
    .orderBy("position")
    .limit(50)
    .execute();
}

/** New text beside what people wrote: an edit stays when figures are reckoned anew. */
export async function writeAnew(
  tx: Tx,
  reportId: string,
  sections: readonly WrittenSection[],
): Promise<void> {
  const rows = sections.map(({ key, title, text }, position) => ({
    report_id: reportId,
    key,
    position,
    title,
    written: text,
  }));
  await on(tx)
    .insertInto("reporting.report_sections")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["report_id", "key"]).doUpdateSet((row) => ({
        title: row.ref("excluded.title"),
        position: row.ref("excluded.position"),
        written: row.ref("excluded.written"),
      })),
    )
    .execute();
}

export async function saveEdit(
  tx: Tx,
  { reportId, key }: { reportId: string; key: string },
  edit: { text: string; accountId: string; displayName: string; at: Date } | null,
): Promise<void> {
  await on(tx)
    .updateTable("reporting.report_sections")
    .set({
      edited: edit?.text ?? null,
      edited_by: edit?.accountId ?? null,
      edited_by_name: edit?.displayName ?? null,
      edited_at: edit?.at ?? null,
    })
    .where("report_id", "=", reportId)
    .where("key", "=", key)
    .execute();
}

/** The sections of one edition as the start of the next, with what people wrote in them. */
export async function copySections(tx: Tx, fromId: string, toId: string): Promise<void> {
  await sql`insert into reporting.report_sections
      (report_id, key, position, title, written, edited, edited_by, edited_by_name, edited_at)
    select ${toId}, key, position, title, written, edited, edited_by, edited_by_name, edited_at
    from reporting.report_sections where report_id = ${fromId}`.execute(tx);
}

export async function findNextEdition(db: Executor, id: string): Promise<string | undefined> {
  const row = await on(db)
    .selectFrom("reporting.reports")
    .select("id")
    .where("replaces_id", "=", id)
    .where("status", "<>", "dropped")
    .executeTakeFirst();
  return row?.id;
}
