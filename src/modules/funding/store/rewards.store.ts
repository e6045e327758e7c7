import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { RewardListStatus } from "../domain/actions.ts";

const on = tables<
  | "funding.reward_lists"
  | "funding.rewards"
  | "products.public_products"
  | "producers.public_producers"
  | "certification.public_recognitions"
>();

export interface RewardList {
  id: string;
  provinceCode: string;
  title: string;
  norm: string;
  fromOn: string;
  asOf: string;
  kind: "computed" | "past";
  status: RewardListStatus;
  decisionNumber: string | null;
  decidedOn: string | null;
  lineId: string | null;
  commitmentId: string | null;
  preparedAt: Date;
  approvedByName: string | null;
  refusalReason: string | null;
  paidOn: string | null;
  sourceNote: string | null;
  isDemo: boolean;
  version: number;
  rewards: number;
  totalVnd: number;
}

const columns = [
  "l.id",
  "l.province_code as provinceCode",
  "l.title",
  "l.norm",
  "l.from_on as fromOn",
  "l.as_of as asOf",
  "l.kind",
  "l.status",
  "l.decision_number as decisionNumber",
  "l.decided_on as decidedOn",
  "l.line_id as lineId",
  "l.commitment_id as commitmentId",
  "l.prepared_at as preparedAt",
  "l.approved_by_name as approvedByName",
  "l.refusal_reason as refusalReason",
  "l.paid_on as paidOn",
  "l.source_note as sourceNote",
  "l.is_demo as isDemo",
  "l.version",
] as const;

const counted = sql<number>`(select count(*) from funding.rewards r where r.list_id = l.id and r.taken_out_at is null)`;
const summed = sql<number>`coalesce((select sum(r.amount_vnd) from funding.rewards r where r.list_id = l.id and r.taken_out_at is null), 0)::bigint`;

const selected = (db: Executor) =>
  on(db)
    .selectFrom("funding.reward_lists as l")
    .select([...columns])
    .select([counted.as("rewards"), summed.as("totalVnd")]);

export async function listRewardLists(
  db: Executor,
  filter: {
    provinceCodes: readonly string[] | undefined;
    status?: RewardListStatus | undefined;
    before?: string | undefined;
    limit: number;
  },
): Promise<RewardList[]> {
  let query = selected(db);
  if (filter.provinceCodes)
    query = query.where(sql<boolean>`l.province_code = any(${filter.provinceCodes}::text[])`);
  if (filter.status) query = query.where("l.status", "=", filter.status);
  if (filter.before) query = query.where("l.id", "<", filter.before);
  return (await query.orderBy("l.id", "desc").limit(filter.limit).execute()) as RewardList[];
}

export async function findRewardList(db: Executor, id: string): Promise<RewardList | undefined> {
  return (await selected(db).where("l.id", "=", id).executeTakeFirst()) as RewardList | undefined;
}

export async function lockRewardList(tx: Tx, id: string): Promise<RewardList | undefined> {
  await on(tx).selectFrom("funding.reward_lists").select("id").where("id", "=", id).forUpdate().execute();
  return findRewardList(tx, id);
}

export interface NewRewardList {
  id: string;
  provinceCode: string;
  title: string;
  norm: string;
  fromOn: string;
  asOf: string;
  kind: "computed" | "past";
  status: RewardListStatus;
  paidOn: string | null;
  sourceNote: string | null;
  isDemo: boolean;
  preparedBy: string | null;
  preparedAt: Date;
}

export async function insertRewardList(tx: Tx, list: NewRewardList): Promise<void> {
  await on(tx)
    .insertInto("funding.reward_lists")
    .values({
      id: list.id,
      province_code: list.provinceCode,
      title: list.title,
      norm: list.norm,
      from_on: list.fromOn,
      as_of: list.asOf,
      kind: list.kind,
      status: list.status,
      paid_on: list.paidOn,
      source_note: list.sourceNote,
      is_demo: list.isDemo,
      prepared_by: list.preparedBy,
      prepared_at: list.preparedAt,
    })
    .execute();
}

export interface NewReward {
  id: string;
  listId: string;
  provinceCode: string;
  productId: string;
  producerId: string;
  recognitionId: string;
  star: number;
  levelVnd: number;
  alreadyVnd: number;
  amountVnd: number;
  explanation: string;
}

/** Rows whose product and star stand in another list are refused by the index and left out. @returns how many stand */
export async function insertRewards(tx: Tx, rewards: readonly NewReward[]): Promise<number> {
  const rows = rewards.map((each) => ({
    id: each.id,
    list_id: each.listId,
    province_code: each.provinceCode,
    product_id: each.productId,
    producer_id: each.producerId,
    recognition_id: each.recognitionId,
    star: each.star,
    level_vnd: each.levelVnd,
    already_vnd: each.alreadyVnd,
    amount_vnd: each.amountVnd,
    explanation: each.explanation,
  }));
  const done = await on(tx)
    .insertInto("funding.rewards")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n);
}

export interface RewardRow {
  id: string;
  productId: string;
  productName: string;
  productSlug: string;
  producerId: string;
  producerName: string;
  star: number;
  levelVnd: number;
  alreadyVnd: number;
  amountVnd: number;
  explanation: string;
  takenOutReason: string | null;
  decisionNumber: string | null;
}

export async function listRewards(db: Executor, listId: string): Promise<RewardRow[]> {
  return on(db)
    .selectFrom("funding.rewards as r")
    .innerJoin("products.public_products as g", "g.id", "r.product_id")
    .innerJoin("producers.public_producers as m", "m.id", "r.producer_id")
    .leftJoin("certification.public_recognitions as k", "k.id", "r.recognition_id")
    .select([
      "r.id",
      "r.product_id as productId",
      "g.name as productName",
      "g.slug as productSlug",
      "r.producer_id as producerId",
      "m.name as producerName",
      "r.star",
      "r.level_vnd as levelVnd",
      "r.already_vnd as alreadyVnd",
      "r.amount_vnd as amountVnd",
      "r.explanation",
      "r.taken_out_reason as takenOutReason",
      "k.decision_number as decisionNumber",
    ])
    .where("r.list_id", "=", listId)
    .orderBy("m.name")
    .orderBy("g.name")
    .orderBy("r.id")
    .limit(5000)
    .execute();
}

export async function takeOutReward(
  tx: Tx,
  { id, listId }: { id: string; listId: string },
  { at, reason }: { at: Date; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("funding.rewards")
    .set({ taken_out_at: at, taken_out_reason: reason })
    .where("id", "=", id)
    .where("list_id", "=", listId)
    .where("taken_out_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Rewards of the same products for a higher star that count on these: the difference was reckoned from them. */
export async function findHigherRewards(
  db: Executor,
  { listId, rewardId }: { listId: string; rewardId?: string | undefined },
): Promise<{ productName: string; star: number; listTitle: string }[]> {
  const { rows } = await sql<{ productName: string; star: number; listTitle: string }>`
    select g.name as "productName", h.star, l.title as "listTitle"
    from funding.rewards r join funding.rewards h on h.product_id = r.product_id and h.star > r.star and h.taken_out_at is null
      join funding.reward_lists l on l.id = h.list_id join products.public_products g on g.id = r.product_id
    where r.list_id = ${listId} and r.taken_out_at is null and h.list_id <> r.list_id
      and (${rewardId ?? null}::uuid is null or r.id = ${rewardId ?? null}::uuid)
    limit 3`.execute(db);
  return rows;
}

/** One list of rewards of a province at a time: two that are made at once must see each other. */
export async function lockRewards(tx: Tx, provinceCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('funding.rewards'), hashtext(${provinceCode}))`.execute(tx);
}

/** All rows of a list that is dropped: their stars are free for another list. */
export async function takeOutAll(
  tx: Tx,
  listId: string,
  { at, reason }: { at: Date; reason: string },
): Promise<void> {
  await on(tx)
    .updateTable("funding.rewards")
    .set({ taken_out_at: at, taken_out_reason: reason })
    .where("list_id", "=", listId)
    .where("taken_out_at", "is", null)
    .execute();
}

/** False when somebody else changed the list first. */
export async function changeRewardList(
  tx: Tx,
  { id, version }: Pick<RewardList, "id" | "version">,
  change: {
    status: RewardListStatus;
    submittedAt?: Date;
    refusalReason?: string | null;
    decisionNumber?: string;
    decidedOn?: string;
    approvedBy?: string;
    approvedByName?: string;
    approvedAt?: Date;
    lineId?: string;
    commitmentId?: string | null;
    paidOn?: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("funding.reward_lists")
    .set({
      version: version + 1,
      status: change.status,
      ...(change.submittedAt === undefined ? {} : { submitted_at: change.submittedAt }),
      ...(change.refusalReason === undefined ? {} : { refusal_reason: change.refusalReason }),
      ...(change.decisionNumber === undefined ? {} : { decision_number: change.decisionNumber }),
      ...(change.decidedOn === undefined ? {} : { decided_on: change.decidedOn }),
      ...(change.approvedBy === undefined ? {} : { approved_by: change.approvedBy }),
      ...(change.approvedByName === undefined ? {} : { approved_by_name: change.approvedByName }),
      ...(change.approvedAt === undefined ? {} : { approved_at: change.approvedAt }),
      ...(change.lineId === undefined ? {} : { line_id: change.lineId }),
      ...(change.commitmentId === undefined ? {} : { commitment_id: change.commitmentId }),
      ...(change.paidOn === undefined ? {} : { paid_on: change.paidOn }),
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
