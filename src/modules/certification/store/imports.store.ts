import { type Executor, sql, tables } from "#platform/db";

const on = tables<"certification.imports">();

export type ImportStatus = "uploaded" | "checked" | "running" | "done" | "dropped";
export type RowVerdict = "new" | "known" | "faulty";

/** What the check, and later the import, says of one line of the file. */
export interface RowReport {
  line: number;
  verdict: RowVerdict;
  product: string;
  producer: string;
  notes: string[];
}

export interface RegisterImport {
  id: string;
  provinceCode: string;
  fileName: string;
  fileId: string;
  /** Field → heading of the column. */
  mapping: Record<string, string>;
  status: ImportStatus;
  counts: { total: number; fresh: number; known: number; faulty: number };
  runId: string | null;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
  version: number;
}

export async function insertImport(
  db: Executor,
  row: { id: string; provinceCode: string; fileName: string; fileId: string; createdBy: string; at: Date },
): Promise<void> {
  await on(db)
    .insertInto("certification.imports")
    .values({
      id: row.id,
      province_code: row.provinceCode,
      file_name: row.fileName,
      file_id: row.fileId,
      created_by: row.createdBy,
      created_at: row.at,
      mapping: "{}",
      report: "[]",
    })
    .execute();
}

export async function findImport(db: Executor, id: string): Promise<RegisterImport | undefined> {
  const row = await on(db)
    .selectFrom("certification.imports")
    .select(COLUMNS)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function lockImport(db: Executor, id: string): Promise<RegisterImport | undefined> {
  const row = await on(db)
    .selectFrom("certification.imports")
    .select(COLUMNS)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function listImports(
  db: Executor,
  provinceCodes: readonly string[],
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<RegisterImport[]> {
  let query = on(db)
    .selectFrom("certification.imports")
    .select(COLUMNS)
    .where(sql<boolean>`province_code = any(${provinceCodes}::text[])`)
    .where("status", "<>", "dropped");
  if (before) query = query.where("id", "<", before);
  // Ids are time-ordered, so the newest comes first.
  return (await query.orderBy("id", "desc").limit(limit).execute()).map(fromRow);
}

/** The mapping of the province's last import that was carried out. */
export async function lastMapping(
  db: Executor,
  provinceCode: string,
): Promise<Record<string, string> | undefined> {
  const row = await on(db)
    .selectFrom("certification.imports")
    .select("mapping")
    .where("province_code", "=", provinceCode)
    .where("status", "=", "done")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && asMapping(row.mapping);
}

/** Writes the outcome of a check or an import; false when somebody else was first. */
export async function saveImport(
  db: Executor,
  { id, version }: Pick<RegisterImport, "id" | "version">,
  change: {
    status: ImportStatus;
    mapping?: Record<string, string>;
    report?: readonly RowReport[];
    counts?: RegisterImport["counts"];
    runId?: string;
    finishedAt?: Date;
  },
): Promise<boolean> {
  const { counts } = change;
  const { numUpdatedRows } = await on(db)
    .updateTable("certification.imports")
    .set({
      status: change.status,
      version: version + 1,
      ...(change.mapping ? { mapping: JSON.stringify(change.mapping) } : {}),
      ...(change.report ? { report: JSON.stringify(change.report) } : {}),
      ...(counts
        ? {
            rows_total: counts.total,
            rows_new: counts.fresh,
            rows_known: counts.known,
            rows_faulty: counts.faulty,
          }
        : {}),
      ...(change.runId ? { run_id: change.runId } : {}),
      ...(change.finishedAt ? { finished_at: change.finishedAt } : {}),
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A slice of the report, faulty lines first. */
export async function readReport(
  db: Executor,
  id: string,
  { skip, limit, verdict }: { skip: number; limit: number; verdict?: RowVerdict | undefined },
): Promise<RowReport[]> {
  const { rows } = await sql<{ entry: RowReport }>`
    select entry from certification.imports i, jsonb_array_elements(i.report) as entry
    where i.id = ${id} and (${verdict ?? null}::text is null or entry->>'verdict' = ${verdict ?? null})
    order by case entry->>'verdict' when 'faulty' then 0 when 'known' then 1 else 2 end, (entry->>'line')::int
    limit ${limit} offset ${skip}`.execute(db);
  return rows.map(({ entry }) => entry);
}

const COLUMNS = [
  "id",
  "province_code",
  "file_name",
  "file_id",
  "mapping",
  "status",
  "rows_total",
  "rows_new",
  "rows_known",
  "rows_faulty",
  "run_id",
  "created_by",
  "created_at",
  "finished_at",
  "version",
] as const;

interface ImportRow {
  id: string;
  province_code: string;
  file_name: string;
  file_id: string | null;
  mapping: unknown;
  status: string;
  rows_total: number;
  rows_new: number;
  rows_known: number;
  rows_faulty: number;
  run_id: string | null;
  created_by: string;
  created_at: Date;
  finished_at: Date | null;
  version: number;
}

function fromRow(row: ImportRow): RegisterImport {
  return {
    id: row.id,
    provinceCode: row.province_code,
    fileName: row.file_name,
    fileId: row.file_id ?? "",
    mapping: asMapping(row.mapping),
    status: row.status as ImportStatus,
    counts: {
      total: row.rows_total,
      fresh: row.rows_new,
      known: row.rows_known,
      faulty: row.rows_faulty,
    },
    runId: row.run_id,
    createdBy: row.created_by,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    version: row.version,
  };
}

function asMapping(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, heading]) => typeof heading === "string"));
}
