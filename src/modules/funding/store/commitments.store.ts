import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { CommitmentStatus } from "../domain/actions.ts";
import type { ActivityKind, Purpose, Source } from "../domain/sources.ts";
import { linesWithin, type Reach } from "./reach.ts";

const on = tables<
  | "funding.lines"
  | "funding.commitments"
  | "funding.commitment_products"
  | "producers.public_producers"
  | "products.public_products"
>();

export interface Commitment {
  id: string;
  lineId: string;
  lineTitle: string;
  source: Source;
  purpose: Purpose;
  provinceCode: string;
  communeCode: string | null;
  year: number;
  title: string;
  amountVnd: number;
  settledVnd: number | null;
  paidVnd: number;
  committedOn: string;
  contractNumber: string | null;
  payee: string | null;
  producerId: string | null;
  producerName: string | null;
  activityKind: ActivityKind | null;
  activityId: string | null;
  status: CommitmentStatus;
  cancelReason: string | null;
  note: string | null;
  isDemo: boolean;
  version: number;
}

const columns = [
  "c.id",
  "c.line_id as lineId",
  "l.title as lineTitle",
  "l.source",
  "l.purpose",
  "c.province_code as provinceCode",
  "l.commune_code as communeCode",
  "c.year",
  "c.title",
  "c.amount_vnd as amountVnd",
  "c.settled_vnd as settledVnd",
  "c.committed_on as committedOn",
  "c.contract_number as contractNumber",
  "c.payee",
  "c.producer_id as producerId",
  "c.activity_kind as activityKind",
  "c.activity_id as activityId",
  "c.status",
  "c.cancel_reason as cancelReason",
  "c.note",
  "c.is_demo as isDemo",
  "c.version",
] as const;

const paid = sql<number>`coalesce((select sum(d.amount_vnd) from funding.disbursements d where d.commitment_id = c.id), 0)::bigint`;

export interface CommitmentFilter {
  lineId?: string | undefined;
  year?: number | undefined;
  source?: Source | undefined;
  purpose?: Purpose | undefined;
  status?: CommitmentStatus | undefined;
  producerId?: string | undefined;
  text?: string | undefined;
  before?: string | undefined;
  limit: number;
}

const selected = (db: Executor) =>
  on(db)
    .selectFrom("funding.commitments as c")
    .innerJoin("funding.lines as l", "l.id", "c.line_id")
    .leftJoin("producers.public_producers as p", "p.id", "c.producer_id")
    .select([...columns, "p.name as producerName"])
    .select(paid.as("paidVnd"));

export async function listCommitments(
  db: Executor,
  reach: Reach,
  filter: CommitmentFilter,
): Promise<Commitment[]> {
  let query = selected(db).where(linesWithin(reach));
  if (filter.lineId) query = query.where("c.line_id", "=", filter.lineId);
  if (filter.year) query = query.where("c.year", "=", filter.year).where("l.year", "=", filter.year);
  if (filter.source) query = query.where("l.source", "=", filter.source);
  if (filter.purpose) query = query.where("l.purpose", "=", filter.purpose);
  if (filter.status) query = query.where("c.status", "=", filter.status);
  if (filter.producerId) query = query.where("c.producer_id", "=", filter.producerId);
  if (filter.text)
    query = query.where(sql<boolean>`c.search_text like '%' || public.fold_vi(${filter.text}) || '%'`);
  if (filter.before) query = query.where("c.id", "<", filter.before);
  const rows = await query.orderBy("c.id", "desc").limit(filter.limit).execute();
  return rows as Commitment[];
}

export async function findCommitment(db: Executor, id: string): Promise<Commitment | undefined> {
  return (await selected(db).where("c.id", "=", id).executeTakeFirst()) as Commitment | undefined;
}

/** The line first, then the commitment: the same order everywhere, so that nobody waits for another in a circle. */
export async function lockCommitment(tx: Tx, id: string): Promise<Commitment | undefined> {
  const found = await findCommitment(tx, id);
  if (!found) return undefined;
  await on(tx).selectFrom("funding.lines").select("id").where("id", "=", found.lineId).forUpdate().execute();
  await on(tx).selectFrom("funding.commitments").select("id").where("id", "=", id).forUpdate().execute();
  return findCommitment(tx, id);
}

export interface NewCommitment {
  id: string;
  lineId: string;
  provinceCode: string;
  year: number;
  title: string;
  amountVnd: number;
  committedOn: string;
  contractNumber: string | null;
  payee: string | null;
  producerId: string | null;
  activityKind: ActivityKind | null;
  activityId: string | null;
  note: string | null;
  isDemo: boolean;
  createdBy: string | null;
}

export async function insertCommitment(
  tx: Tx,
  row: NewCommitment,
  productIds: readonly string[],
): Promise<void> {
  await on(tx)
    .insertInto("funding.commitments")
    .values({
      id: row.id,
      line_id: row.lineId,
      province_code: row.provinceCode,
      year: row.year,
      title: row.title,
      amount_vnd: row.amountVnd,
      committed_on: row.committedOn,
      contract_number: row.contractNumber,
      payee: row.payee,
      producer_id: row.producerId,
      activity_kind: row.activityKind,
      activity_id: row.activityId,
      note: row.note,
      is_demo: row.isDemo,
      created_by: row.createdBy,
    })
    .execute();
  if (productIds.length === 0) return;
  const served = productIds.map((productId) => ({ commitment_id: row.id, product_id: productId }));
  await on(tx).insertInto("funding.commitment_products").values(served).execute();
}

/** False when somebody else changed the commitment first. */
export async function changeCommitment(
  tx: Tx,
  { id, version }: Pick<Commitment, "id" | "version">,
  change: { status: CommitmentStatus; settledVnd?: number | null; cancelReason?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("funding.commitments")
    .set({
      version: version + 1,
      status: change.status,
      ...(change.settledVnd === undefined ? {} : { settled_vnd: change.settledVnd }),
      ...(change.cancelReason === undefined ? {} : { cancel_reason: change.cancelReason }),
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface ServedProduct {
  id: string;
  name: string;
  producerName: string;
}

export async function listServedProducts(db: Executor, commitmentId: string): Promise<ServedProduct[]> {
  return on(db)
    .selectFrom("funding.commitment_products as s")
    .innerJoin("products.public_products as p", "p.id", "s.product_id")
    .innerJoin("producers.public_producers as m", "m.id", "p.producer_id")
    .select(["p.id", "p.name", "m.name as producerName"])
    .where("s.commitment_id", "=", commitmentId)
    .orderBy("p.name")
    .limit(200)
    .execute();
}

/** The commitment that stands for an activity which may be bound only once. */
export async function findBinding(
  db: Executor,
  kind: "reward_list" | "council_session",
  activityIds: readonly string[],
): Promise<{ activityId: string; commitmentId: string; amountVnd: number }[]> {
  const rows = await on(db)
    .selectFrom("funding.commitments")
    .select(["activity_id as activityId", "id as commitmentId", "amount_vnd as amountVnd"])
    .where("activity_kind", "=", kind)
    .where(sql<boolean>`activity_id = any(${activityIds}::uuid[])`)
    .where("status", "<>", "cancelled")
    .execute();
  return rows as { activityId: string; commitmentId: string; amountVnd: number }[];
}
