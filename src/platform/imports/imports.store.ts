import { type Executor, type Row, sql, type Tx, tables } from "#platform/db";

const on = tables<"platform.imports">();

export type ImportStatus = "uploaded" | "checking" | "checked" | "running" | "done" | "failed" | "dropped";
export type Verdict = "new" | "known" | "faulty";

/** What the check, and later the take-over, says of one row of the table. */
export interface RowReport {
  line: number;
  verdict: Verdict;
  /** Cells that name the row. */
  shown: string[];
  notes: string[];
  /** New in the dry run, otherwise when its batch came: it keeps its place among the rows gone through. */
  passed?: boolean;
}

export interface RowCounts {
  total: number;
  fresh: number;
  known: number;
  faulty: number;
}

export interface ImportUnit {
  provinceCode: string;
  /** Commune; null for the province's own. */
  unitCode: string | null;
}

/** Whose imports of which register. */
export interface ImportOwner extends ImportUnit {
  register: string;
  parentId: string | null;
}

export interface ImportRecord extends ImportOwner {
  id: string;
  fileName: string;
  fileId: string;
  /** Row of the head in the file, from 0; null where it is searched anew. */
  headRow: number | null;
  /** Field → heading of the column. */
  mapping: Record<string, string>;
  status: ImportStatus;
  counts: RowCounts;
  /** New rows gone through so far. */
  rowsTaken: number;
  /** Counts by name of what the register wrote. */
  taken: Record<string, number>;
  runId: string | null;
  createdBy: string;
  createdAt: Date;
  version: number;
}

export async function insertImport(
  db: Executor,
  row: ImportOwner & {
    id: string;
    fileName: string;
    fileId: string;
    headRow: number;
    createdBy: string;
    at: Date;
  },
): Promise<void> {
  await on(db)
    .insertInto("platform.imports")
    .values({
      id: row.id,
      register: row.register,
      province_code: row.provinceCode,
      unit_code: row.unitCode,
      parent_id: row.parentId,
      file_name: row.fileName,
      file_id: row.fileId,
      head_row: row.headRow,
      created_by: row.createdBy,
      created_at: row.at,
      mapping: "{}",
      report: "[]",
      taken: "{}",
    })
    .execute();
}

export async function findImport(db: Executor, id: string): Promise<ImportRecord | undefined> {
  const row = await on(db)
    .selectFrom("platform.imports")
    .select(COLUMNS)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function lockImport(tx: Tx, id: string): Promise<ImportRecord | undefined> {
  const row = await on(tx)
    .selectFrom("platform.imports")
    .select(COLUMNS)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function listImports(
  db: Executor,
  owner: ImportOwner,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<ImportRecord[]> {
  let query = on(db)
    .selectFrom("platform.imports")
    .select(COLUMNS)
    .where("register", "=", owner.register)
    .where("province_code", "=", owner.provinceCode)
    .where(sql<boolean>`unit_code is not distinct from ${owner.unitCode}`)
    .where(sql<boolean>`parent_id is not distinct from ${owner.parentId}`)
    .where("status", "<>", "dropped");
  if (before) query = query.where("id", "<", before);
  // Ids are time-ordered, so the newest comes first.
  return (await query.orderBy("id", "desc").limit(limit).execute()).map(fromRow);
}

/** The columns of the unit's last table of this register that was taken over, under whatever record. */
export async function lastMapping(
  db: Executor,
  { register, provinceCode, unitCode }: Omit<ImportOwner, "parentId">,
): Promise<Record<string, string> | undefined> {
  const row = await on(db)
    .selectFrom("platform.imports")
    .select("mapping")
    .where("register", "=", register)
    .where("province_code", "=", provinceCode)
    .where(sql<boolean>`unit_code is not distinct from ${unitCode}`)
    .where("status", "=", "done")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && textsOf(row.mapping);
}

export interface ImportChange {
  status: ImportStatus;
  mapping?: Record<string, string>;
  report?: readonly RowReport[];
  counts?: RowCounts;
  rowsTaken?: number;
  taken?: Readonly<Record<string, number>>;
  runId?: string;
  finishedAt?: Date;
}

/** Writes the outcome of a step; false when somebody else was first. */
export async function saveImport(
  db: Executor,
  { id, version }: Pick<ImportRecord, "id" | "version">,
  change: ImportChange,
): Promise<boolean> {
  const { counts } = change;
  const { numUpdatedRows } = await on(db)
    .updateTable("platform.imports")
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
      ...(change.rowsTaken === undefined ? {} : { rows_taken: change.rowsTaken }),
      ...(change.taken ? { taken: JSON.stringify(change.taken) } : {}),
      ...(change.runId ? { run_id: change.runId } : {}),
      ...(change.finishedAt ? { finished_at: change.finishedAt } : {}),
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A slice of the report, faulty rows first. */
export async function readReport(
  db: Executor,
  id: string,
  { skip, limit, verdict }: { skip: number; limit: number; verdict?: Verdict | undefined },
): Promise<RowReport[]> {
  const { rows } = await sql<{ entry: RowReport }>`
    select entry from platform.imports i, jsonb_array_elements(i.report) as entry
    where i.id = ${id} and (${verdict ?? null}::text is null or entry->>'verdict' = ${verdict ?? null})
    order by case entry->>'verdict' when 'faulty' then 0 when 'known' then 1 else 2 end, (entry->>'line')::int
    limit ${limit} offset ${skip}`.execute(db);
  return rows.map(({ entry }) => entry);
}

/** The whole report in the order of the sheet. */
export async function wholeReport(db: Executor, id: string): Promise<RowReport[]> {
  const { rows } = await sql<{ report: RowReport[] }>`
    select report from platform.imports where id = ${id}`.execute(db);
  return (rows[0]?.report ?? []).sort((a, b) => a.line - b.line);
}

const COLUMNS = [
  "id",
  "register",
  "province_code",
  "unit_code",
  "parent_id",
  "file_name",
  "file_id",
  "head_row",
  "mapping",
  "status",
  "rows_total",
  "rows_new",
  "rows_known",
  "rows_faulty",
  "rows_taken",
  "taken",
  "run_id",
  "created_by",
  "created_at",
  "version",
] as const satisfies readonly (keyof Row<"platform.imports">)[];

interface ImportRow {
  id: string;
  register: string;
  province_code: string;
  unit_code: string | null;
  parent_id: string | null;
  file_name: string;
  file_id: string | null;
  head_row: number | null;
  mapping: unknown;
  status: string;
  rows_total: number;
  rows_new: number;
  rows_known: number;
  rows_faulty: number;
  rows_taken: number;
  taken: unknown;
  run_id: string | null;
  created_by: string;
  created_at: Date;
  version: number;
}

function fromRow(row: ImportRow): ImportRecord {
  return {
    id: row.id,
    register: row.register,
    provinceCode: row.province_code,
    unitCode: row.unit_code,
    parentId: row.parent_id,
    fileName: row.file_name,
    fileId: row.file_id ?? "",
    headRow: row.head_row,
    mapping: textsOf(row.mapping),
    status: row.status as ImportStatus,
    counts: { total: row.rows_total, fresh: row.rows_new, known: row.rows_known, faulty: row.rows_faulty },
    rowsTaken: row.rows_taken,
    taken: numbersOf(row.taken),
    runId: row.run_id,
    createdBy: row.created_by,
    createdAt: row.created_at,
    version: row.version,
  };
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    entriesOf(value).filter((each): each is [string, string] => typeof each[1] === "string"),
  );
}

function numbersOf(value: unknown): Record<string, number> {
  return Object.fromEntries(
    entriesOf(value).filter((each): each is [string, number] => typeof each[1] === "number"),
  );
}
