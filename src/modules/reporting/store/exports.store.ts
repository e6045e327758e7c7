import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { ExportStatus } from "../domain/actions.ts";
import type { ExportReport, MinistryExport } from "../domain/ministry/export.ts";

const on = tables<"reporting.exports">();

const columns = [
  "id",
  "standard",
  "province_code as provinceCode",
  "as_of as asOf",
  "status",
  "run_id as runId",
  "rows_total as rowsTotal",
  "faults",
  "xlsx_file_id as xlsxFileId",
  "snapshot_sha256 as snapshotSha256",
  "failure",
  "is_demo as isDemo",
  "requested_by_name as requestedByName",
  "requested_at as requestedAt",
  "finished_at as finishedAt",
] as const;

export async function insertExport(
  tx: Tx,
  made: Pick<MinistryExport, "id" | "standard" | "provinceCode" | "asOf" | "isDemo"> & {
    runId: string | null;
    requestedBy: { accountId: string; displayName: string };
    at: Date;
  },
): Promise<void> {
  await on(tx)
    .insertInto("reporting.exports")
    .values({
      id: made.id,
      standard: made.standard,
      province_code: made.provinceCode,
      as_of: made.asOf,
      run_id: made.runId,
      is_demo: made.isDemo,
      requested_by: made.requestedBy.accountId,
      requested_by_name: made.requestedBy.displayName,
      requested_at: made.at,
    })
    .execute();
}

export async function findExport(db: Executor, id: string): Promise<MinistryExport | undefined> {
  const row = await on(db)
    .selectFrom("reporting.exports")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row as MinistryExport | undefined;
}

export async function findExportReport(db: Executor, id: string): Promise<ExportReport | undefined> {
  const row = await on(db)
    .selectFrom("reporting.exports")
    .select("report")
    .where("id", "=", id)
    .executeTakeFirst();
  return (row?.report ?? undefined) as ExportReport | undefined;
}

export async function listExports(
  db: Executor,
  provinceCode: string,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<MinistryExport[]> {
  let query = on(db)
    .selectFrom("reporting.exports")
    .select(columns)
    .where("province_code", "=", provinceCode);
  if (after) query = query.where(sql<boolean>`(requested_at, id) < (${after.at}, ${after.id}::uuid)`);
  const rows = await query.orderBy("requested_at", "desc").orderBy("id", "desc").limit(limit).execute();
  return rows as MinistryExport[];
}

export interface ExportChange {
  status: ExportStatus;
  rowsTotal?: number;
  faults?: number;
  report?: ExportReport;
  xlsxFileId?: string;
  snapshotSha256?: string;
  failure?: string | null;
  finishedAt?: Date;
}

export async function changeExport(db: Executor, id: string, change: ExportChange): Promise<void> {
  await on(db)
    .updateTable("reporting.exports")
    .set({
      status: change.status,
      rows_total: change.rowsTotal,
      faults: change.faults,
      ...(change.report ? { report: sql<never>`${JSON.stringify(change.report)}::jsonb` } : {}),
      xlsx_file_id: change.xlsxFileId,
      snapshot_sha256: change.snapshotSha256,
      failure: change.failure,
      finished_at: change.finishedAt,
    })
    .where("id", "=", id)
    .execute();
}
