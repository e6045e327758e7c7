import { type Executor, sql, tables } from "#platform/db";
import type { Registration, RegistrationStatus } from "../domain/registration.ts";

const on = tables<"producers.registrations" | "producers.producers">();

export async function insertRegistration(
  db: Executor,
  registration: Pick<Registration, "id" | "producerId" | "accountId" | "provinceCode" | "communeCode">,
): Promise<void> {
  await on(db)
    .insertInto("producers.registrations")
    .values({
      id: registration.id,
      producer_id: registration.producerId,
      account_id: registration.accountId,
      province_code: registration.provinceCode,
      commune_code: registration.communeCode,
    })
    .execute();
}

export async function findRegistration(db: Executor, id: string): Promise<Registration | undefined> {
  const row = await on(db)
    .selectFrom("producers.registrations")
    .select(COLUMNS)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Decides a registration that still stands where the officer saw it; false when somebody was first. */
export async function decideRegistration(
  db: Executor,
  id: string,
  seen: RegistrationStatus,
  decision: { status: "approved" | "refused"; reason: string | null; by: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable("producers.registrations")
    .set({
      status: decision.status,
      reason: decision.reason,
      decided_by: decision.by,
      decided_at: decision.at,
    })
    .where("id", "=", id)
    .where("status", "=", seen)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface RegistrationLine extends Registration {
  producerName: string;
  producerKind: string;
}

/** Registrations of these communes: those that wait oldest first, those decided newest first. */
export async function listRegistrations(
  db: Executor,
  filter: { communeCodes: readonly string[]; waiting: boolean; after?: string | undefined; limit: number },
): Promise<RegistrationLine[]> {
  if (filter.communeCodes.length === 0) return [];
  let query = on(db)
    .selectFrom("producers.registrations as r")
    .innerJoin("producers.producers as p", "p.id", "r.producer_id")
    .select([
      "r.id",
      "r.producer_id",
      "r.account_id",
      "r.province_code",
      "r.commune_code",
      "r.status",
      "r.reason",
      "r.decided_at",
      "r.created_at",
      "p.name as producer_name",
      "p.kind as producer_kind",
    ])
    .where("r.commune_code", "in", filter.communeCodes)
    .where("r.status", filter.waiting ? "=" : "<>", "pending");
  if (filter.after) query = query.where("r.id", filter.waiting ? ">" : "<", filter.after);
  const rows = await query
    .orderBy("r.id", filter.waiting ? "asc" : "desc")
    .limit(filter.limit)
    .execute();
  return rows.map((row) => ({
    ...fromRow(row),
    producerName: row.producer_name,
    producerKind: row.producer_kind,
  }));
}

export async function countWaiting(db: Executor, communeCodes: readonly string[]): Promise<number> {
  if (communeCodes.length === 0) return 0;
  const row = await on(db)
    .selectFrom("producers.registrations")
    .select(sql<number>`count(*)`.as("count"))
    .where("commune_code", "in", communeCodes)
    .where("status", "=", "pending")
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

const COLUMNS = [
  "id",
  "producer_id",
  "account_id",
  "province_code",
  "commune_code",
  "status",
  "reason",
  "decided_at",
  "created_at",
] as const;

interface RegistrationRow {
  id: string;
  producer_id: string;
  account_id: string;
  province_code: string;
  commune_code: string;
  status: string;
  reason: string | null;
  decided_at: Date | null;
  created_at: Date;
}

function fromRow(row: RegistrationRow): Registration {
  return {
    id: row.id,
    producerId: row.producer_id,
    accountId: row.account_id,
    provinceCode: row.province_code,
    communeCode: row.commune_code,
    status: row.status as RegistrationStatus,
    reason: row.reason,
    decidedAt: row.decided_at,
    createdAt: row.created_at,
  };
}
