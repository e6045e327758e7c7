import type { Insertable, Selectable } from "kysely";
import { type Executor, type Row, type Tx, tables } from "#platform/db";
import { defaultRegulation, type Regulation } from "../domain/regulation.ts";

const on = tables<"criteria.regulations">();

/** The regulation of the province in force on a day; the stated default where none is recorded. */
export async function regulationOf(db: Executor, provinceCode: string, isoDate: string): Promise<Regulation> {
  const row = await on(db)
    .selectFrom("criteria.regulations")
    .selectAll()
    .where("province_code", "=", provinceCode)
    .where("valid_from", "<=", isoDate)
    .orderBy("valid_from", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? toRegulation(row) : defaultRegulation(provinceCode);
}

/** The regulation that something was begun under, whatever came later; without one, the stated default. */
export async function regulationById(
  db: Executor,
  provinceCode: string,
  id: string | null,
): Promise<Regulation> {
  if (id === null) return defaultRegulation(provinceCode);
  const row = await on(db)
    .selectFrom("criteria.regulations")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return toRegulation(row);
}

export interface RecordedRegulation extends Regulation {
  issuedOn: string | null;
  note: string | null;
}

/** Every regulation the province recorded, the newest first; the oldest ones stay for the sessions held under them. */
export async function listRegulations(db: Executor, provinceCode: string): Promise<RecordedRegulation[]> {
  const rows = await on(db)
    .selectFrom("criteria.regulations")
    .selectAll()
    .where("province_code", "=", provinceCode)
    .orderBy("valid_from", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...toRegulation(row), issuedOn: row.issued_on, note: row.note }));
}

export async function hasRegulationFrom(tx: Tx, provinceCode: string, validFrom: string): Promise<boolean> {
  const row = await on(tx)
    .selectFrom("criteria.regulations")
    .select("id")
    .where("province_code", "=", provinceCode)
    .where("valid_from", "=", validFrom)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertRegulation(tx: Tx, row: Insertable<Row<"criteria.regulations">>): Promise<void> {
  await on(tx).insertInto("criteria.regulations").values(row).execute();
}

function toRegulation(row: Selectable<Row<"criteria.regulations">>): Regulation {
  return {
    id: row.id,
    provinceCode: row.province_code,
    decisionNumber: row.decision_number,
    validFrom: row.valid_from,
    quorum: { numerator: row.quorum_numerator, denominator: row.quorum_denominator },
    chairRequired: row.chair_required,
    spreadLimit: row.spread_limit,
    spreadReaction: row.spread_reaction as Regulation["spreadReaction"],
    minimumRule: row.minimum_rule as Regulation["minimumRule"],
    knockOutRule: row.knock_out_rule as Regulation["knockOutRule"],
    showMarks: row.show_marks as Regulation["showMarks"],
    certificateNumberPattern: row.certificate_number_pattern,
    source: "province",
  };
}
