import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { Closing, ClosingValue, Correction } from "../domain/closing.ts";
import type { Filter } from "../domain/measure.ts";
import { asJson } from "./as-json.ts";

const on = tables<"planning.closings" | "planning.closing_values" | "planning.corrections">();

const columns = [
  "id",
  "province_code as provinceCode",
  "plan_id as planId",
  "title",
  "from_on as fromOn",
  "to_on as toOn",
  "status",
  "frozen_at as frozenAt",
  "frozen_by_name as frozenByName",
  "signed_at as signedAt",
  "signed_by_name as signedByName",
  "is_demo as isDemo",
  "version",
] as const;

const seal = sql<string>`encode(seal, 'hex')`.as("seal");

export async function findClosing(db: Executor, id: string): Promise<Closing | undefined> {
  const row = await on(db)
    .selectFrom("planning.closings")
    .select(columns)
    .select(seal)
    .where("id", "=", id)
    .executeTakeFirst();
  // The table's check holds the status to these words.
  return row as Closing | undefined;
}

/** Newest periods first. */
export async function listClosings(
  db: Executor,
  {
    provinceCode,
    status,
    after,
    limit,
  }: {
    provinceCode?: string | undefined;
    status?: string | undefined;
    after?: { toOn: string; id: string } | undefined;
    limit: number;
  },
): Promise<(Closing & { corrections: number })[]> {
  let query = on(db)
    .selectFrom("planning.closings as c")
    .select(columns.map((column) => `c.${column}` as const))
    .select(sql<string>`encode(c.seal, 'hex')`.as("seal"))
    .select(
      sql<number>`(select count(*) from planning.corrections x where x.closing_id = c.id)`.as("corrections"),
    );
  if (provinceCode) query = query.where("c.province_code", "=", provinceCode);
  if (status) query = query.where("c.status", "=", status);
  if (after) query = query.where(sql<boolean>`(c.to_on, c.id) < (${after.toOn}::date, ${after.id}::uuid)`);
  const rows = await query.orderBy("c.to_on", "desc").orderBy("c.id", "desc").limit(limit).execute();
  return rows as (Closing & { corrections: number })[];
}

export interface NewClosing
  extends Pick<Closing, "id" | "provinceCode" | "planId" | "title" | "fromOn" | "toOn" | "isDemo"> {
  seal: Buffer;
  frozenAt: Date;
  frozenBy: { accountId: string; displayName: string };
}

export async function insertClosing(
  tx: Tx,
  closing: NewClosing,
  values: readonly ClosingValue[],
): Promise<void> {
  await on(tx)
    .insertInto("planning.closings")
    .values({
      id: closing.id,
      province_code: closing.provinceCode,
      plan_id: closing.planId,
      title: closing.title,
      from_on: closing.fromOn,
      to_on: closing.toOn,
      seal: closing.seal,
      is_demo: closing.isDemo,
      frozen_at: closing.frozenAt,
      frozen_by: closing.frozenBy.accountId,
      frozen_by_name: closing.frozenBy.displayName,
    })
    .execute();
  if (values.length === 0) return;
  const rows = values.map((value) => ({
    closing_id: closing.id,
    no: value.no,
    indicator: value.indicator,
    filter: asJson(value.filter),
    reckoning: value.reckoning,
    unit_code: value.unitKey,
    target_id: value.targetId,
    value: value.value,
    numerator: value.numerator,
    denominator: value.denominator,
    origin: value.origin,
    records: asJson(value.records),
  }));
  await on(tx).insertInto("planning.closing_values").values(rows).execute();
}

export async function listClosingValues(db: Executor, closingId: string): Promise<ClosingValue[]> {
  const rows = await on(db)
    .selectFrom("planning.closing_values")
    .select([
      "no",
      "indicator",
      sql<Filter>`filter`.as("filter"),
      "reckoning",
      "unit_code as unitKey",
      "target_id as targetId",
      "value",
      "numerator",
      "denominator",
      "origin",
      sql<string[]>`records`.as("records"),
    ])
    .where("closing_id", "=", closingId)
    .orderBy("no")
    .limit(1000)
    .execute();
  return rows as ClosingValue[];
}

export async function listCorrections(db: Executor, closingId: string): Promise<Correction[]> {
  return on(db)
    .selectFrom("planning.corrections")
    .select([
      "id",
      "no",
      "old_value as oldValue",
      "new_value as newValue",
      "reason",
      "corrected_by_name as correctedByName",
      "corrected_at as correctedAt",
    ])
    .where("closing_id", "=", closingId)
    .orderBy("no")
    .orderBy("corrected_at")
    .limit(2000)
    .execute();
}

export async function insertCorrection(
  tx: Tx,
  closingId: string,
  correction: Omit<Correction, "correctedByName"> & { by: { accountId: string; displayName: string } },
): Promise<void> {
  await on(tx)
    .insertInto("planning.corrections")
    .values({
      id: correction.id,
      closing_id: closingId,
      no: correction.no,
      old_value: correction.oldValue,
      new_value: correction.newValue,
      reason: correction.reason,
      corrected_by: correction.by.accountId,
      corrected_by_name: correction.by.displayName,
      corrected_at: correction.correctedAt,
    })
    .execute();
}

/** False when somebody else signed first. */
export async function signClosingRow(
  tx: Tx,
  { id, version }: Pick<Closing, "id" | "version">,
  { by, at }: { by: { accountId: string; displayName: string }; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("planning.closings")
    .set({
      status: "signed",
      signed_at: at,
      signed_by: by.accountId,
      signed_by_name: by.displayName,
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("status", "=", "frozen")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
