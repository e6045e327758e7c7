import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { Engagement } from "../domain/consultant.ts";

const on = tables<
  | "consultants.engagements"
  | "consultants.consultants"
  | "consultants.people"
  | "producers.public_producers"
  | "products.public_products"
>();

export interface NewEngagement {
  consultantId: string;
  provinceCode: string;
  producerId: string;
  productId: string | null;
  help: string;
  contractNumber: string | null;
  fromOn: string;
  toOn: string | null;
  /** Where it came from; null when an office entered it by hand. */
  source: { kind: string; id: string } | null;
  note: string | null;
  isDemo: boolean;
  createdBy: string | null;
}

/** Written once a source: what the source says now replaces what it said before. */
export async function upsertEngagement(tx: Tx, id: string, engagement: NewEngagement): Promise<string> {
  const told = {
    consultant_id: engagement.consultantId,
    product_id: engagement.productId,
    help: engagement.help,
    contract_number: engagement.contractNumber,
    from_on: engagement.fromOn,
    to_on: engagement.toOn,
    note: engagement.note,
  };
  const row = await on(tx)
    .insertInto("consultants.engagements")
    .values({
      ...told,
      id,
      province_code: engagement.provinceCode,
      producer_id: engagement.producerId,
      source_kind: engagement.source?.kind ?? null,
      source_id: engagement.source?.id ?? null,
      is_demo: engagement.isDemo,
      created_by: engagement.createdBy,
    })
    .onConflict((conflict) =>
      conflict.columns(["source_kind", "source_id"]).where("source_id", "is not", null).doUpdateSet(told),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function closeBySource(
  tx: Tx,
  { kind, id, toOn }: { kind: string; id: string; toOn: string },
): Promise<void> {
  await on(tx)
    .updateTable("consultants.engagements")
    // Ended on the day it began at the earliest: a source may be stopped before its help was to begin.
    .set({ to_on: sql<string>`greatest(from_on, ${toOn}::date)` })
    .where("source_kind", "=", kind)
    .where("source_id", "=", id)
    .where("to_on", "is", null)
    .execute();
}

/** Ends one entered by hand; false when there is none that still goes on. */
export async function closeById(
  tx: Tx,
  { id, consultantId, toOn }: { id: string; consultantId: string; toOn: string },
): Promise<boolean> {
  const row = await on(tx)
    .updateTable("consultants.engagements")
    .set({ to_on: toOn })
    .where("id", "=", id)
    .where("consultant_id", "=", consultantId)
    .where("source_id", "is", null)
    .where("to_on", "is", null)
    .where("from_on", "<=", toOn)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface EngagementFilter {
  provinceCode?: string;
  consultantId?: string;
  producerId?: string;
  before?: { fromOn: string; id: string } | undefined;
  limit: number;
}

/** Newest first. */
export function listEngagements(db: Executor, filter: EngagementFilter): Promise<Engagement[]> {
  let query = on(db)
    .selectFrom("consultants.engagements as e")
    .innerJoin("consultants.consultants as c", "c.id", "e.consultant_id")
    .innerJoin("producers.public_producers as o", "o.id", "e.producer_id")
    .leftJoin("products.public_products as p", "p.id", "e.product_id")
    .select([
      "e.id",
      "e.consultant_id as consultantId",
      "c.name as consultantName",
      "e.province_code as provinceCode",
      "e.producer_id as producerId",
      "o.name as producerName",
      "e.product_id as productId",
      "p.name as productName",
      "e.help",
      "e.contract_number as contractNumber",
      "e.from_on as fromOn",
      "e.to_on as toOn",
      "e.source_kind as sourceKind",
      "e.source_id as sourceId",
      "e.note",
      "e.is_demo as isDemo",
    ])
    .orderBy("e.from_on", "desc")
    .orderBy("e.id", "desc")
    .limit(filter.limit);
  if (filter.provinceCode) query = query.where("e.province_code", "=", filter.provinceCode);
  if (filter.consultantId) query = query.where("e.consultant_id", "=", filter.consultantId);
  if (filter.producerId) query = query.where("e.producer_id", "=", filter.producerId);
  if (filter.before)
    query = query.where(
      sql<boolean>`(e.from_on, e.id) < (${filter.before.fromOn}::date, ${filter.before.id}::uuid)`,
    );
  return query.execute();
}

export interface ProducerHelp {
  consultantId: string;
  consultantName: string;
  producerId: string;
  productId: string | null;
  /** Accounts of the people who worked for the consultant at the time. */
  accountIds: string[];
  /** Their names, for suspicion where no account is known. */
  names: string[];
  fromOn: string;
  toOn: string | null;
}

/** Everybody who helped one of these producers; a person who joined later or left before is not among them. */
export async function helpersOf(db: Executor, producerIds: readonly string[]): Promise<ProducerHelp[]> {
  if (producerIds.length === 0) return [];
  const rows = await on(db)
    .selectFrom("consultants.engagements as e")
    .innerJoin("consultants.consultants as c", "c.id", "e.consultant_id")
    .leftJoin("consultants.people as p", (join) =>
      join
        .onRef("p.consultant_id", "=", "c.id")
        .on(sql<boolean>`(p.joined_on is null or e.to_on is null or p.joined_on <= e.to_on)`)
        .on(sql<boolean>`(p.left_on is null or p.left_on >= e.from_on)`),
    )
    .select([
      "e.id",
      "e.consultant_id as consultantId",
      "c.name as consultantName",
      "e.producer_id as producerId",
      "e.product_id as productId",
      "e.from_on as fromOn",
      "e.to_on as toOn",
      sql<string[] | null>`array_agg(p.account_id) filter (where p.account_id is not null)`.as("accountIds"),
      sql<string[] | null>`array_agg(p.full_name order by p.full_name) filter (where p.id is not null)`.as(
        "names",
      ),
    ])
    .where("e.producer_id", "in", [...producerIds])
    .groupBy(["e.id", "c.name"])
    .orderBy("e.from_on")
    .orderBy("e.id")
    .execute();
  return rows.map(({ id: _, ...row }) => ({
    ...row,
    accountIds: row.accountIds ?? [],
    names: row.names ?? [],
  }));
}
