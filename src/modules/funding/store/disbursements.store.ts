import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { Purpose, Source } from "../domain/sources.ts";
import { linesWithin, type Reach } from "./reach.ts";

const on = tables<"funding.lines" | "funding.commitments" | "funding.disbursements">();

export interface Disbursement {
  id: string;
  commitmentId: string;
  commitmentTitle: string;
  lineId: string;
  lineTitle: string;
  provinceCode: string;
  communeCode: string | null;
  year: number;
  source: Source;
  purpose: Purpose;
  paidOn: string;
  amountVnd: number;
  paperNumber: string;
  fileId: string | null;
  reversesId: string | null;
  /** The row that took this one back. */
  reversedById: string | null;
  reason: string | null;
  isDemo: boolean;
  createdByName: string | null;
}

const selected = (db: Executor) =>
  on(db)
    .selectFrom("funding.disbursements as d")
    .innerJoin("funding.commitments as c", "c.id", "d.commitment_id")
    .innerJoin("funding.lines as l", "l.id", "d.line_id")
    .leftJoin("funding.disbursements as r", "r.reverses_id", "d.id")
    .select([
      "d.id",
      "d.commitment_id as commitmentId",
      "c.title as commitmentTitle",
      "d.line_id as lineId",
      "l.title as lineTitle",
      "d.province_code as provinceCode",
      "l.commune_code as communeCode",
      "d.year",
      "d.source",
      "l.purpose",
      "d.paid_on as paidOn",
      "d.amount_vnd as amountVnd",
      "d.paper_number as paperNumber",
      "d.file_id as fileId",
      "d.reverses_id as reversesId",
      "r.id as reversedById",
      "d.reason",
      "d.is_demo as isDemo",
      "d.created_by_name as createdByName",
    ]);

export interface PaymentFilter {
  commitmentId?: string | undefined;
  year?: number | undefined;
  source?: Source | undefined;
  purpose?: Purpose | undefined;
  text?: string | undefined;
  before?: string | undefined;
  limit: number;
}

export async function listPayments(
  db: Executor,
  reach: Reach,
  filter: PaymentFilter,
): Promise<Disbursement[]> {
  let query = selected(db).where(linesWithin(reach));
  if (filter.commitmentId) query = query.where("d.commitment_id", "=", filter.commitmentId);
  if (filter.year) query = query.where("d.year", "=", filter.year);
  if (filter.source) query = query.where("d.source", "=", filter.source);
  if (filter.purpose) query = query.where("l.purpose", "=", filter.purpose);
  if (filter.text)
    query = query.where(
      sql<boolean>`(c.search_text like '%' || public.fold_vi(${filter.text}) || '%' or public.fold_vi(d.paper_number) like '%' || public.fold_vi(${filter.text}) || '%')`,
    );
  if (filter.before) query = query.where("d.id", "<", filter.before);
  const rows = await query.orderBy("d.id", "desc").limit(filter.limit).execute();
  return rows as Disbursement[];
}

export async function findPayment(db: Executor, id: string): Promise<Disbursement | undefined> {
  return (await selected(db).where("d.id", "=", id).executeTakeFirst()) as Disbursement | undefined;
}

export interface NewPayment {
  id: string;
  commitmentId: string;
  lineId: string;
  provinceCode: string;
  year: number;
  source: Source;
  paidOn: string;
  amountVnd: number;
  paperNumber: string;
  fileId: string | null;
  reversesId: string | null;
  reason: string | null;
  isDemo: boolean;
  createdBy: string | null;
  createdByName: string | null;
}

export async function insertPayments(tx: Tx, payments: readonly NewPayment[]): Promise<void> {
  const rows = payments.map((row) => ({
    id: row.id,
    commitment_id: row.commitmentId,
    line_id: row.lineId,
    province_code: row.provinceCode,
    year: row.year,
    source: row.source,
    paid_on: row.paidOn,
    amount_vnd: row.amountVnd,
    paper_number: row.paperNumber,
    file_id: row.fileId,
    reverses_id: row.reversesId,
    reason: row.reason,
    is_demo: row.isDemo,
    created_by: row.createdBy,
    created_by_name: row.createdByName,
  }));
  await on(tx).insertInto("funding.disbursements").values(rows).execute();
}
