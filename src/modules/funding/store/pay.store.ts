import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { PayRole, PayUnit, Presence, Rate } from "../domain/council-pay.ts";

const on = tables<"funding.rates" | "evaluation.public_attendances">();

export interface PaidSession {
  id: string;
  provinceCode: string;
  title: string;
  heldOn: string;
  dossiers: number;
  present: number;
  isDemo: boolean;
}

/** Sessions of councils with somebody's presence noted, newest first. */
export async function listSessions(
  db: Executor,
  filter: { provinceCodes: readonly string[] | undefined; before?: string | undefined; limit: number },
): Promise<PaidSession[]> {
  const { rows } = await sql<PaidSession>`
    select a.session_id as id, a.province_code as "provinceCode", a.session_title as title, a.held_on as "heldOn",
      max(a.dossiers) as dossiers, count(*) filter (where a.present)::integer as present, bool_or(a.is_demo) as "isDemo"
    from evaluation.public_attendances a
    where (${filter.provinceCodes ?? null}::text[] is null or a.province_code = any(${filter.provinceCodes ?? null}::text[]))
      and (${filter.before ?? null}::uuid is null or a.session_id < ${filter.before ?? null}::uuid)
    group by a.session_id, a.province_code, a.session_title, a.held_on
    order by a.session_id desc limit ${filter.limit}`.execute(db);
  return rows;
}

export async function findSession(
  db: Executor,
  id: string,
): Promise<(PaidSession & { attendances: Presence[] }) | undefined> {
  const rows = await on(db)
    .selectFrom("evaluation.public_attendances")
    .select(["session_id", "province_code", "session_title", "held_on", "dossiers", "is_demo"])
    .select(["member_id as memberId", "member_name as name", "agency", "seat", "present"])
    .where("session_id", "=", id)
    .limit(200)
    .execute();
  const first = rows[0];
  if (!first) return undefined;
  return {
    id,
    provinceCode: first.province_code,
    title: first.session_title,
    heldOn: first.held_on,
    dossiers: Number(first.dossiers),
    present: rows.filter(({ present }) => present).length,
    isDemo: first.is_demo,
    attendances: rows.map(({ memberId, name, agency, seat, present }) => ({
      memberId,
      name,
      agency,
      seat,
      present,
    })),
  };
}

export async function listRates(db: Executor, provinceCode: string): Promise<Rate[]> {
  const rows = await on(db)
    .selectFrom("funding.rates")
    .select(["id", "role", "unit", "amount_vnd as amountVnd", "basis", "valid_from as validFrom"])
    .where("province_code", "=", provinceCode)
    .orderBy("valid_from", "desc")
    .orderBy("role")
    .limit(200)
    .execute();
  return rows as Rate[];
}

/** False when the province has a rate for this role, unit and day already. */
export async function insertRate(
  tx: Tx,
  rate: {
    id: string;
    provinceCode: string;
    role: PayRole;
    unit: PayUnit;
    amountVnd: number;
    basis: string;
    validFrom: string;
    note: string | null;
    createdBy: string;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(tx)
    .insertInto("funding.rates")
    .values({
      id: rate.id,
      province_code: rate.provinceCode,
      role: rate.role,
      unit: rate.unit,
      amount_vnd: rate.amountVnd,
      basis: rate.basis,
      valid_from: rate.validFrom,
      note: rate.note,
      created_by: rate.createdBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n) === 1;
}
