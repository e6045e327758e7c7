import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { RequestStatus, SupportRequest } from "../domain/request.ts";

const on = tables<"support.requests" | "support.request_moves" | "support.request_counters">();

const requestColumns = [
  "id",
  "province_code as provinceCode",
  "commune_code as communeCode",
  "number",
  "year",
  "producer_id as producerId",
  "product_id as productId",
  "kind",
  "title",
  "need",
  "wanted_by as wantedBy",
  "status",
  "decline_reason as declineReason",
  "consultant_id as consultantId",
  "budget_vnd as budgetVnd",
  "budget_source as budgetSource",
  "own_share_vnd as ownShareVnd",
  "contract_number as contractNumber",
  "contract_on as contractOn",
  "contract_value_vnd as contractValueVnd",
  "due_on as dueOn",
  "delivered_on as deliveredOn",
  "completed_on as completedOn",
  "result",
  "rating",
  "rating_note as ratingNote",
  "on_behalf_of as onBehalfOf",
  "source",
  "is_demo as isDemo",
  "created_at as createdAt",
  "version",
] as const;

export type NewRequest = Omit<SupportRequest, "version"> & { submittedBy: string | null };

export async function insertRequests(tx: Tx, requests: readonly NewRequest[]): Promise<void> {
  await on(tx)
    .insertInto("support.requests")
    .values(
      requests.map((each) => ({
        ...changedColumns(each),
        id: each.id,
        province_code: each.provinceCode,
        commune_code: each.communeCode,
        number: each.number,
        year: each.year,
        producer_id: each.producerId,
        product_id: each.productId,
        kind: each.kind,
        title: each.title,
        need: each.need,
        wanted_by: each.wantedBy,
        on_behalf_of: each.onBehalfOf,
        source: each.source,
        is_demo: each.isDemo,
        created_at: each.createdAt,
        updated_at: each.createdAt,
        submitted_by: each.submittedBy,
      })),
    )
    .execute();
}

/** What steps change. */
export type RequestChange = Partial<
  Pick<
    SupportRequest,
    | "status"
    | "declineReason"
    | "consultantId"
    | "budgetVnd"
    | "budgetSource"
    | "ownShareVnd"
    | "contractNumber"
    | "contractOn"
    | "contractValueVnd"
    | "dueOn"
    | "deliveredOn"
    | "completedOn"
    | "result"
    | "rating"
    | "ratingNote"
  >
>;

function changedColumns(change: RequestChange) {
  const columns = {
    status: change.status,
    decline_reason: change.declineReason,
    consultant_id: change.consultantId,
    budget_vnd: change.budgetVnd,
    budget_source: change.budgetSource,
    own_share_vnd: change.ownShareVnd,
    contract_number: change.contractNumber,
    contract_on: change.contractOn,
    contract_value_vnd: change.contractValueVnd,
    due_on: change.dueOn,
    delivered_on: change.deliveredOn,
    completed_on: change.completedOn,
    result: change.result,
    rating: change.rating,
    rating_note: change.ratingNote,
  };
  // Columns a step does not speak of stay as they are.
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<
    typeof columns
  >;
}

export async function updateRequest(
  tx: Tx,
  seen: { id: string; version: number; at: Date; handledBy: string | null },
  change: RequestChange,
): Promise<void> {
  await on(tx)
    .updateTable("support.requests")
    .set({
      ...changedColumns(change),
      updated_at: seen.at,
      version: seen.version + 1,
      ...(seen.handledBy ? { handled_by: seen.handledBy } : {}),
    })
    .where("id", "=", seen.id)
    .execute();
}

export async function findRequest(db: Executor, id: string): Promise<SupportRequest | undefined> {
  const row = await on(db)
    .selectFrom("support.requests")
    .select(requestColumns)
    .where("id", "=", id)
    .executeTakeFirst();
  // The table's check holds the status to these words.
  return row as SupportRequest | undefined;
}

export async function lockRequest(tx: Tx, id: string): Promise<SupportRequest | undefined> {
  const query = on(tx).selectFrom("support.requests").select(requestColumns).where("id", "=", id);
  return (await query.forUpdate().executeTakeFirst()) as SupportRequest | undefined;
}

/** The next number of a province in a year; `many` reserves a run of them and gives the first. */
export async function takeNumbers(tx: Tx, provinceCode: string, year: number, many = 1): Promise<number> {
  const { last } = await on(tx)
    .insertInto("support.request_counters")
    .values({ province_code: provinceCode, year, last: many })
    .onConflict((clash) =>
      clash
        .columns(["province_code", "year"])
        .doUpdateSet({ last: sql`support.request_counters.last + ${many}` }),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return last - many + 1;
}

export interface Move {
  id: string;
  requestId: string;
  from: RequestStatus | null;
  to: RequestStatus;
  note: string | null;
  by: string | null;
  byName: string | null;
  onBehalfOf: string | null;
  at: Date;
}

export async function insertMove(tx: Tx, move: Move): Promise<void> {
  await on(tx)
    .insertInto("support.request_moves")
    .values({
      id: move.id,
      request_id: move.requestId,
      from_status: move.from,
      to_status: move.to,
      note: move.note,
      moved_by: move.by,
      moved_by_name: move.byName,
      on_behalf_of: move.onBehalfOf,
      moved_at: move.at,
    })
    .execute();
}

export async function listMoves(db: Executor, requestId: string): Promise<Move[]> {
  const rows = await on(db)
    .selectFrom("support.request_moves")
    .select([
      "id",
      "request_id as requestId",
      "from_status as from",
      "to_status as to",
      "note",
      "moved_by as by",
      "moved_by_name as byName",
      "on_behalf_of as onBehalfOf",
      "moved_at as at",
    ])
    .where("request_id", "=", requestId)
    .orderBy("moved_at")
    .orderBy("id")
    .limit(200)
    .execute();
  return rows as Move[];
}

/** `year|producer|folded title` of everything these producers were ever helped with, for imports. */
export async function knownRequests(db: Executor, producerIds: readonly string[]): Promise<Set<string>> {
  if (producerIds.length === 0) return new Set();
  const rows = await on(db)
    .selectFrom("support.requests")
    .select(["year", "producer_id", sql<string>`search_text`.as("folded")])
    .where("producer_id", "in", [...producerIds])
    .execute();
  return new Set(rows.map((row) => `${row.year}|${row.producer_id}|${row.folded}`));
}
