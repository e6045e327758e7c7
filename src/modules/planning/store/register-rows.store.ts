import { type Executor, sql, type Tx, tables } from "#platform/db";
import { foldVietnamese } from "#platform/text";
import type { Export } from "./registers.store.ts";

const on = tables<"planning.value_chains" | "planning.exports" | "producers.public_producers">();

/** Active producers of a province by folded name; several when names are shared. */
export async function producersNamedAs(
  db: Executor,
  provinceCode: string,
  names: readonly string[],
): Promise<Map<string, string[]>> {
  const folded = [...new Set(names.map(foldVietnamese))];
  if (folded.length === 0) return new Map();
  const rows = await on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "name"])
    .where("province_code", "=", provinceCode)
    .where("status", "=", "active")
    .where(sql<boolean>`public.fold_vi(name) = any(${folded}::text[])`)
    .limit(20_000)
    .execute();
  const groups = Map.groupBy(rows, ({ name }) => foldVietnamese(name));
  return new Map([...groups].map(([name, own]) => [name, own.map(({ id }) => id)]));
}

export async function chainKeys(db: Executor, provinceCode: string): Promise<Set<string>> {
  const rows = await on(db)
    .selectFrom("planning.value_chains")
    .select(["producer_id as producerId", "name"])
    .where("province_code", "=", provinceCode)
    .where("ended_on", "is", null)
    .execute();
  return new Set(rows.map(({ producerId, name }) => `${producerId}|${foldVietnamese(name)}`));
}

export async function exportKeys(db: Executor, provinceCode: string): Promise<Set<string>> {
  const rows = await on(db)
    .selectFrom("planning.exports as x")
    .innerJoin("producers.public_producers as m", "m.id", "x.producer_id")
    .select(["x.producer_id as producerId", "x.year", "x.market"])
    .where("m.province_code", "=", provinceCode)
    .execute();
  return new Set(
    rows.map(({ producerId, year, market }) => `${producerId}|${year}|${foldVietnamese(market)}`),
  );
}

export async function insertExports(
  tx: Tx,
  rows: readonly (Omit<Export, "producerName"> & { notedBy: string | null })[],
): Promise<void> {
  const values = rows.map((row) => ({
    producer_id: row.producerId,
    year: row.year,
    market: row.market,
    value_usd: row.valueUsd,
    source: row.source,
    noted_by: row.notedBy,
  }));
  await on(tx).insertInto("planning.exports").values(values).execute();
}
