import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { LineStatus } from "../domain/actions.ts";
import type { Money } from "../domain/line-money.ts";
import type { Purpose, Source } from "../domain/sources.ts";
import { linesWithin, type Reach } from "./reach.ts";

const on = tables<"funding.lines" | "funding.allocations">();

export interface Line {
  id: string;
  provinceCode: string;
  communeCode: string | null;
  year: number;
  source: Source;
  purpose: Purpose;
  norm: string | null;
  title: string;
  allocatedVnd: number;
  decisionNumber: string | null;
  decidedOn: string | null;
  status: LineStatus;
  sourceNote: string | null;
  note: string | null;
  isDemo: boolean;
  version: number;
}

export type LineMoney = Line & Money;

const columns = [
  "l.id",
  "l.province_code as provinceCode",
  "l.commune_code as communeCode",
  "l.year",
  "l.source",
  "l.purpose",
  "l.norm",
  "l.title",
  "l.allocated_vnd as allocatedVnd",
  "l.decision_number as decisionNumber",
  "l.decided_on as decidedOn",
  "l.status",
  "l.source_note as sourceNote",
  "l.note",
  "l.is_demo as isDemo",
  "l.version",
] as const;

// An open commitment binds all of its amount, a settled one what was paid; the rest went back to the line.
const bound = sql<number>`coalesce((select sum(case c.status when 'open' then c.amount_vnd when 'settled' then c.settled_vnd else 0 end)
  from funding.commitments c where c.line_id = l.id), 0)::bigint`;
const paid = sql<number>`coalesce((select sum(d.amount_vnd) from funding.disbursements d where d.line_id = l.id), 0)::bigint`;

export interface LineFilter {
  year?: number | undefined;
  source?: Source | undefined;
  purpose?: Purpose | undefined;
  status?: LineStatus | undefined;
  text?: string | undefined;
  after?: string | undefined;
  limit: number;
}

export async function listLines(db: Executor, reach: Reach, filter: LineFilter): Promise<LineMoney[]> {
  let query = on(db)
    .selectFrom("funding.lines as l")
    .select([...columns])
    .select([bound.as("boundVnd"), paid.as("paidVnd")])
    .where(linesWithin(reach));
  if (filter.year) query = query.where("l.year", "=", filter.year);
  if (filter.source) query = query.where("l.source", "=", filter.source);
  if (filter.purpose) query = query.where("l.purpose", "=", filter.purpose);
  if (filter.status) query = query.where("l.status", "=", filter.status);
  if (filter.text)
    query = query.where(sql<boolean>`l.search_text like '%' || public.fold_vi(${filter.text}) || '%'`);
  if (filter.after)
    query = query.where(
      sql<boolean>`(l.source, l.id) > (select a.source, a.id from funding.lines a where a.id = ${filter.after})`,
    );
  const rows = await query.orderBy("l.source").orderBy("l.id").limit(filter.limit).execute();
  // The table's checks hold source, purpose and status to these words.
  return rows as LineMoney[];
}

export async function findLine(db: Executor, id: string): Promise<LineMoney | undefined> {
  const row = await on(db)
    .selectFrom("funding.lines as l")
    .select([...columns])
    .select([bound.as("boundVnd"), paid.as("paidVnd")])
    .where("l.id", "=", id)
    .executeTakeFirst();
  return row as LineMoney | undefined;
}

/** Holds the line for this transaction: two people who bind its money at once see each other. */
export async function lockLine(tx: Tx, id: string): Promise<LineMoney | undefined> {
  await on(tx).selectFrom("funding.lines").select("id").where("id", "=", id).forUpdate().execute();
  return findLine(tx, id);
}

/** Several lines held at once, in one order for everybody. */
export async function lockLines(tx: Tx, ids: readonly string[]): Promise<LineMoney[]> {
  const wanted = sql<boolean>`id = any(${ids}::uuid[])`;
  await on(tx).selectFrom("funding.lines").select("id").where(wanted).orderBy("id").forUpdate().execute();
  const rows = await on(tx)
    .selectFrom("funding.lines as l")
    .select([...columns])
    .select([bound.as("boundVnd"), paid.as("paidVnd")])
    .where(sql<boolean>`l.id = any(${ids}::uuid[])`)
    .execute();
  return rows as LineMoney[];
}

/** Every open line of a province in these years, for tables that are brought in. */
export async function listLinesOfYears(
  db: Executor,
  provinceCode: string,
  years: readonly number[],
): Promise<LineMoney[]> {
  const rows = await on(db)
    .selectFrom("funding.lines as l")
    .select([...columns])
    .select([bound.as("boundVnd"), paid.as("paidVnd")])
    .where("l.province_code", "=", provinceCode)
    .where(sql<boolean>`l.year = any(${years}::integer[])`)
    .where("l.status", "=", "open")
    .execute();
  return rows as LineMoney[];
}

export interface NewLine {
  id: string;
  provinceCode: string;
  communeCode: string | null;
  year: number;
  source: Source;
  purpose: Purpose;
  norm: string | null;
  title: string;
  allocatedVnd: number;
  decisionNumber: string | null;
  decidedOn: string | null;
  sourceNote: string | null;
  note: string | null;
  isDemo: boolean;
  createdBy: string | null;
}

export async function insertLines(tx: Tx, lines: readonly NewLine[]): Promise<void> {
  const rows = lines.map((line) => ({
    id: line.id,
    province_code: line.provinceCode,
    commune_code: line.communeCode,
    year: line.year,
    source: line.source,
    purpose: line.purpose,
    norm: line.norm,
    title: line.title,
    allocated_vnd: line.allocatedVnd,
    decision_number: line.decisionNumber,
    decided_on: line.decidedOn,
    source_note: line.sourceNote,
    note: line.note,
    is_demo: line.isDemo,
    created_by: line.createdBy,
  }));
  await on(tx).insertInto("funding.lines").values(rows).execute();
}

/** False when somebody else changed the line first. */
export async function changeLine(
  tx: Tx,
  { id, version }: Pick<Line, "id" | "version">,
  change: {
    status?: LineStatus;
    allocatedVnd?: number;
    title?: string;
    norm?: string | null;
    note?: string | null;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("funding.lines")
    .set({
      version: version + 1,
      updated_at: sql<Date>`now()`,
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.allocatedVnd === undefined ? {} : { allocated_vnd: change.allocatedVnd }),
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.norm === undefined ? {} : { norm: change.norm }),
      ...(change.note === undefined ? {} : { note: change.note }),
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface Allocation {
  id: string;
  changeVnd: number;
  decisionNumber: string | null;
  decidedOn: string;
  reason: string;
  notedByName: string | null;
}

export async function insertAllocations(
  tx: Tx,
  allocations: readonly (Allocation & { lineId: string; notedBy: string | null })[],
): Promise<void> {
  if (allocations.length === 0) return;
  const rows = allocations.map((each) => ({
    id: each.id,
    line_id: each.lineId,
    change_vnd: each.changeVnd,
    decision_number: each.decisionNumber,
    decided_on: each.decidedOn,
    reason: each.reason,
    noted_by: each.notedBy,
    noted_by_name: each.notedByName,
  }));
  await on(tx).insertInto("funding.allocations").values(rows).execute();
}

export async function listAllocations(db: Executor, lineId: string): Promise<Allocation[]> {
  return on(db)
    .selectFrom("funding.allocations")
    .select([
      "id",
      "change_vnd as changeVnd",
      "decision_number as decisionNumber",
      "decided_on as decidedOn",
      "reason",
      "noted_by_name as notedByName",
    ])
    .where("line_id", "=", lineId)
    .orderBy("decided_on")
    .orderBy("id")
    .limit(200)
    .execute();
}

/** Lines that stand already under these titles, for tables that are brought in. */
export async function knownLines(
  db: Executor,
  provinceCode: string,
  years: readonly number[],
): Promise<Pick<Line, "id" | "year" | "source" | "title" | "status">[]> {
  const rows = await on(db)
    .selectFrom("funding.lines")
    .select(["id", "year", "source", "title", "status"])
    .where("province_code", "=", provinceCode)
    .where(sql<boolean>`year = any(${years}::integer[])`)
    .execute();
  return rows as Pick<Line, "id" | "year" | "source" | "title" | "status">[];
}
