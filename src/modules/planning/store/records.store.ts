import { type Executor, sql } from "#platform/db";
import type { UnitScope } from "../domain/measure.ts";
import { type Cell, recordHolds, unitHolds } from "./figures.store.ts";
import { on, relationOf } from "./relations/index.ts";

/** One record behind a figure. */
export interface FigureRecord {
  recordKind: string;
  recordId: string;
  /** What the record's page is opened by; null when it has none of its own. */
  targetId: string | null;
  label: string;
  provinceCode: string;
  communeCode: string | null;
  countedOn: string;
  weight: number;
  star: number | null;
}

export interface RecordPlace {
  countedOn: string;
  recordId: string;
}

export interface RecordsScope {
  unit: UnitScope;
  after?: RecordPlace | undefined;
  limit: number;
  part?: { column: string; value: string | null };
}

/** The records that a cell counts, newest first: as many as the figure says, or as much as it sums up to. */
export async function listRecords(
  db: Executor,
  cell: Cell,
  { unit, after, limit, part }: RecordsScope,
): Promise<FigureRecord[]> {
  const page = after
    ? sql`where (d.counted_on, d.record_id) < (${after.countedOn}::date, ${after.recordId})`
    : sql``;
  const { rows } =
    await sql<FigureRecord>`select d.record_kind as "recordKind", d.record_id as "recordId", d.target_id as "targetId",
      coalesce(d.label, '') as label, d.province_code as "provinceCode", d.commune_code as "communeCode", d.counted_on as "countedOn",
      d.weight::float8 as weight, d.star::integer as star
    from (${counted(cell, unit, part)}) d ${page}
    order by d.counted_on desc, d.record_id desc limit ${limit}`.execute(on(db));
  return rows;
}

/** Only the ids, for a figure that is frozen. */
export async function listRecordIds(db: Executor, cell: Cell, unit: UnitScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select d.record_id as id from (${counted(cell, unit)}) d
    order by d.record_id`.execute(on(db));
  return rows.map(({ id }) => id);
}

function counted(cell: Cell, unit: UnitScope, part?: RecordsScope["part"]) {
  const inPart = part ? sql`and ${sql.ref(`r.${part.column}`)} is not distinct from ${part.value}` : sql``;
  const rows = sql`select r.* from (${relationOf(cell.measure.relation, unit)}) r
    where ${unitHolds(unit)} and ${recordHolds(cell)} ${inPart}`;
  if (cell.measure.value !== "distinct") return rows;
  return sql`select distinct on (o.record_id) o.* from (${rows}) o order by o.record_id, o.counted_on desc`;
}
