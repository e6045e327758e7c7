import { type Executor, isUuid, sql, tables } from "#platform/db";
import type { DossierStatus } from "../domain/actions.ts";

const on = tables<
  "dossiers.dossiers" | "dossiers.returns" | "products.public_products" | "producers.public_producers"
>();

export interface DossierFilter {
  provinceCode?: string;
  communeCodes?: readonly string[];
  provinceCodes?: readonly string[];
  producerIds?: readonly string[];
  productId?: string;
  statuses?: readonly DossierStatus[];
  roundId?: string;
  /** Words of the product's or producer's name, or a receipt number; accents do not matter. */
  search?: string;
  /** `due`: oldest deadline first; `recent`: last changed first. */
  order?: "due" | "recent";
  /** Where the page before ended, as `cursor` of its last row. */
  after?: string;
  limit?: number;
}

export interface DossierRow {
  id: string;
  kind: string;
  productId: string;
  productName: string;
  producerId: string;
  producerName: string;
  provinceCode: string;
  communeCode: string;
  ruleSet: string;
  setCode: string;
  targetStar: number;
  status: DossierStatus;
  receiptNumber: string | null;
  submittedAt: Date | null;
  communeDueOn: string | null;
  /** Day by which the producer should answer, while it is returned. */
  respondBy: string | null;
  roundId: string | null;
  isDemo: boolean;
  updatedAt: Date;
  version: number;
  cursor: string;
}

const largest = 100;
const never = "9999-12-31";

/** Dossiers with the names of product and producer in one statement, at most 100. */
export async function listDossiers(db: Executor, filter: DossierFilter): Promise<DossierRow[]> {
  const byDue = filter.order === "due";
  const key = byDue
    ? sql<string>`coalesce(d.commune_due_on, ${never}::date)::text`
    : sql<string>`to_char(d.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
  let query = on(db)
    .selectFrom("dossiers.dossiers as d")
    .innerJoin("products.public_products as p", "p.id", "d.product_id")
    .innerJoin("producers.public_producers as m", "m.id", "d.producer_id")
    .select([
      "d.id",
      "d.kind",
      "d.product_id as productId",
      "p.name as productName",
      "d.producer_id as producerId",
      "m.name as producerName",
      "d.province_code as provinceCode",
      "d.commune_code as communeCode",
      "d.rule_set as ruleSet",
      "d.set_code as setCode",
      "d.target_star as targetStar",
      "d.status",
      "d.receipt_number as receiptNumber",
      "d.submitted_at as submittedAt",
      "d.commune_due_on as communeDueOn",
      "d.round_id as roundId",
      "d.is_demo as isDemo",
      "d.updated_at as updatedAt",
      "d.version",
      sql<string>`${key} || '_' || d.id`.as("cursor"),
      (eb) =>
        eb
          .selectFrom("dossiers.returns as r")
          .select("r.respond_by")
          .whereRef("r.dossier_id", "=", "d.id")
          .where("r.answered_at", "is", null)
          .orderBy("r.returned_at", "desc")
          .limit(1)
          .as("respondBy"),
    ]);
  if (filter.provinceCode) query = query.where("d.province_code", "=", filter.provinceCode);
  if (filter.provinceCodes) query = query.where("d.province_code", "in", orNothing(filter.provinceCodes));
  if (filter.communeCodes) query = query.where("d.commune_code", "in", orNothing(filter.communeCodes));
  if (filter.producerIds) {
    query = query.where(sql<boolean>`d.producer_id = any(${[...filter.producerIds]}::uuid[])`);
  }
  if (filter.productId) query = query.where("d.product_id", "=", filter.productId);
  if (filter.statuses) query = query.where("d.status", "in", orNothing(filter.statuses));
  if (filter.roundId) query = query.where("d.round_id", "=", filter.roundId);
  if (filter.search) {
    const words = sql<string>`public.fold_vi(${filter.search})`;
    query = query.where(
      sql<boolean>`(d.receipt_number = ${filter.search} or (${words} <> ''
        and (strpos(p.search_text, ${words}) > 0 or strpos(m.search_text, ${words}) > 0)))`,
    );
  }
  const after = readCursor(filter.after);
  if (after) {
    const row = sql`(${key}, d.id)`;
    const last = sql`(${after.at}, ${after.id}::uuid)`;
    query = query.where(byDue ? sql<boolean>`${row} > ${last}` : sql<boolean>`${row} < ${last}`);
  }
  const direction = byDue ? "asc" : "desc";
  const rows = await query
    .orderBy(key, direction)
    .orderBy("d.id", direction)
    .limit(Math.min(filter.limit ?? 50, largest + 1))
    .execute();
  return rows as DossierRow[];
}

/** Dossiers in some states and units; for the figure beside a menu entry. */
export async function countDossiers(
  db: Executor,
  filter: {
    communeCodes?: readonly string[];
    provinceCodes?: readonly string[];
    statuses: readonly DossierStatus[];
  },
): Promise<Map<DossierStatus, number>> {
  let query = on(db)
    .selectFrom("dossiers.dossiers as d")
    .select(["d.status", sql<number>`count(*)`.as("count")])
    .where("d.status", "in", orNothing(filter.statuses))
    .groupBy("d.status");
  if (filter.communeCodes) query = query.where("d.commune_code", "in", orNothing(filter.communeCodes));
  if (filter.provinceCodes) query = query.where("d.province_code", "in", orNothing(filter.provinceCodes));
  const rows = await query.execute();
  return new Map(rows.map((row) => [row.status as DossierStatus, row.count]));
}

/** An empty list in SQL is a syntax error; nothing has this code. */
function orNothing(codes: readonly string[]): string[] {
  return codes.length > 0 ? [...codes] : [""];
}

/** A cursor comes back through the address bar: anything else than ours starts at the first page. */
function readCursor(text: string | undefined): { at: string; id: string } | undefined {
  const [, at, id] = /^([\dT:.-]{10,30})_([0-9a-f-]{36})$/.exec(text ?? "") ?? [];
  return at && id && isUuid(id) ? { at, id } : undefined;
}
