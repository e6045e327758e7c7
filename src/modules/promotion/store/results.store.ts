import { type Executor, sql, tables } from "#platform/db";
import type { EventResult, ResultKind, ResultSums } from "../domain/result.ts";

const on = tables<"promotion.results">();

export interface NewResult {
  id: string;
  eventId: string;
  participationId: string | null;
  provinceCode: string;
  kind: ResultKind;
  happenedOn: string;
  amountVnd: number | null;
  partner: string | null;
  note: string | null;
  notedBy: string | null;
  notedByName: string | null;
  notedAt: Date;
  isDemo: boolean;
}

export async function insertResults(db: Executor, results: readonly NewResult[]): Promise<void> {
  if (results.length === 0) return;
  await on(db)
    .insertInto("promotion.results")
    .values(
      results.map((each) => ({
        id: each.id,
        event_id: each.eventId,
        participation_id: each.participationId,
        province_code: each.provinceCode,
        kind: each.kind,
        happened_on: each.happenedOn,
        amount_vnd: each.amountVnd,
        partner: each.partner,
        note: each.note,
        noted_by: each.notedBy,
        noted_by_name: each.notedByName,
        noted_at: each.notedAt,
        is_demo: each.isDemo,
      })),
    )
    .execute();
}

/** What was noted for one participation or a whole event, the newest first; withdrawn ones stay to be seen. */
export async function listResults(
  db: Executor,
  of: { participationId: string } | { eventId: string },
  limit = 500,
): Promise<EventResult[]> {
  let query = on(db)
    .selectFrom("promotion.results")
    .select([
      "id",
      "event_id",
      "participation_id",
      "kind",
      "happened_on",
      "amount_vnd",
      "partner",
      "note",
      "noted_by_name",
      "noted_at",
      "withdrawn_reason",
    ]);
  query =
    "eventId" in of
      ? query.where("event_id", "=", of.eventId)
      : query.where("participation_id", "=", of.participationId);
  const rows = await query.orderBy("noted_at", "desc").orderBy("id", "desc").limit(limit).execute();
  return rows.map((row) => ({
    id: row.id,
    eventId: row.event_id,
    participationId: row.participation_id,
    kind: row.kind as ResultKind,
    happenedOn: row.happened_on,
    amountVnd: row.amount_vnd,
    partner: row.partner,
    note: row.note,
    notedByName: row.noted_by_name,
    notedAt: row.noted_at,
    withdrawnReason: row.withdrawn_reason,
  }));
}

/** False when there is no such result of the participation, or it was withdrawn before. */
export async function withdrawResult(
  db: Executor,
  { id, participationId, reason, at }: { id: string; participationId: string; reason: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable("promotion.results")
    .set({ withdrawn_at: at, withdrawn_reason: reason })
    .where("id", "=", id)
    .where("participation_id", "=", participationId)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Sums of an event, with what was noted for no producer of its own. */
export async function sumsOfEvent(db: Executor, eventId: string): Promise<ResultSums> {
  const { rows } = await sql<Record<keyof ResultSums, string | null>>`
    select sum(amount_vnd) filter (where kind = 'sale') as "saleVnd", count(*) filter (where kind = 'contract') as contracts,
      sum(amount_vnd) filter (where kind = 'contract') as "contractVnd", count(*) filter (where kind = 'agreement') as agreements,
      count(*) filter (where kind = 'contact') as contacts
    from promotion.results where event_id = ${eventId}::uuid and withdrawn_at is null`.execute(on(db));
  const number = (name: keyof ResultSums) => Number(rows[0]?.[name] ?? 0);
  return {
    saleVnd: number("saleVnd"),
    contracts: number("contracts"),
    contractVnd: number("contractVnd"),
    agreements: number("agreements"),
    contacts: number("contacts"),
  };
}
