import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<
  | "planning.craft_villages"
  | "planning.craft_village_products"
  | "planning.value_chains"
  | "planning.exports"
  | "producers.public_producers"
  | "products.public_products"
  | "certification.public_recognitions"
>();

export const villageKinds = {
  craft_village: "Làng nghề",
  traditional_craft: "Nghề truyền thống",
  traditional_craft_village: "Làng nghề truyền thống",
} as const;
export type VillageKind = keyof typeof villageKinds;

export interface Village {
  id: string;
  provinceCode: string;
  communeCode: string | null;
  name: string;
  kind: VillageKind;
  craft: string | null;
  decisionNumber: string | null;
  recognisedOn: string | null;
  source: string | null;
  isDemo: boolean;
  products: number;
}

const villageColumns = [
  "v.id",
  "v.province_code as provinceCode",
  "v.commune_code as communeCode",
  "v.name",
  "v.kind",
  "v.craft",
  "v.decision_number as decisionNumber",
  "v.recognised_on as recognisedOn",
  "v.source",
  "v.is_demo as isDemo",
] as const;

const villageProducts = sql<number>`(select count(*) from planning.craft_village_products c where c.village_id = v.id)`;

export async function listVillages(
  db: Executor,
  {
    provinceCode,
    text,
    after,
    limit,
  }: {
    provinceCode: string;
    text?: string | undefined;
    after?: { name: string; id: string } | undefined;
    limit: number;
  },
): Promise<Village[]> {
  let query = on(db)
    .selectFrom("planning.craft_villages as v")
    .select(villageColumns)
    .select(villageProducts.as("products"))
    .where("v.province_code", "=", provinceCode)
    .where("v.ended_on", "is", null);
  if (text)
    query = query.where(
      sql<boolean>`public.fold_vi(v.name || ' ' || coalesce(v.craft, '')) like '%' || public.fold_vi(${text}) || '%'`,
    );
  if (after) query = query.where(sql<boolean>`(v.name, v.id) > (${after.name}, ${after.id}::uuid)`);
  return (await query.orderBy("v.name").orderBy("v.id").limit(limit).execute()) as Village[];
}

export async function findVillage(db: Executor, id: string): Promise<Village | undefined> {
  const row = await on(db)
    .selectFrom("planning.craft_villages as v")
    .select(villageColumns)
    .select(villageProducts.as("products"))
    .where("v.id", "=", id)
    .executeTakeFirst();
  return row as Village | undefined;
}

export type NewVillage = Omit<Village, "products"> & { createdBy: string | null };

export async function insertVillages(tx: Tx, villages: readonly NewVillage[]): Promise<void> {
  const rows = villages.map((village) => ({
    id: village.id,
    province_code: village.provinceCode,
    commune_code: village.communeCode,
    name: village.name,
    kind: village.kind,
    craft: village.craft,
    decision_number: village.decisionNumber,
    recognised_on: village.recognisedOn,
    source: village.source,
    is_demo: village.isDemo,
    created_by: village.createdBy,
  }));
  await on(tx).insertInto("planning.craft_villages").values(rows).execute();
}

export async function listVillageProducts(
  db: Executor,
  villageId: string,
): Promise<{ productId: string; name: string; producerName: string }[]> {
  return on(db)
    .selectFrom("planning.craft_village_products as c")
    .innerJoin("products.public_products as p", "p.id", "c.product_id")
    .innerJoin("producers.public_producers as m", "m.id", "p.producer_id")
    .select(["c.product_id as productId", "p.name", "m.name as producerName"])
    .where("c.village_id", "=", villageId)
    .orderBy("p.name")
    .limit(500)
    .execute();
}

/** Recognised products of a province that a person may tie to a village, by name. */
export async function findRecognisedProducts(
  db: Executor,
  { provinceCode, text }: { provinceCode: string; text: string },
): Promise<{ id: string; name: string; producerName: string }[]> {
  return on(db)
    .selectFrom("products.public_products as p")
    .innerJoin("producers.public_producers as m", "m.id", "p.producer_id")
    .select(["p.id", "p.name", "m.name as producerName"])
    .where("p.province_code", "=", provinceCode)
    .where(sql<boolean>`p.search_text like '%' || public.fold_vi(${text}) || '%'`)
    .where(sql<boolean>`exists (select from certification.public_recognitions r where r.product_id = p.id)`)
    .orderBy("p.name")
    .limit(30)
    .execute();
}

/** False when the product is not the province's or tied already. */
export async function tieProduct(
  tx: Tx,
  { village, productId }: { village: Pick<Village, "id" | "provinceCode">; productId: string },
): Promise<boolean> {
  const product = await on(tx)
    .selectFrom("products.public_products")
    .select("id")
    .where("id", "=", productId)
    .where("province_code", "=", village.provinceCode)
    .executeTakeFirst();
  if (!product) return false;
  const { numInsertedOrUpdatedRows } = await on(tx)
    .insertInto("planning.craft_village_products")
    .values({ village_id: village.id, product_id: productId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Producers of a province by name, for registers that hang on one. */
export async function findProducers(
  db: Executor,
  { provinceCode, text, limit }: { provinceCode: string; text: string; limit: number },
): Promise<{ id: string; name: string }[]> {
  return on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "name"])
    .where("province_code", "=", provinceCode)
    .where("status", "=", "active")
    .where(sql<boolean>`search_text like '%' || public.fold_vi(${text}) || '%'`)
    .orderBy("search_text")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export interface Chain {
  id: string;
  provinceCode: string;
  producerId: string;
  producerName: string;
  name: string;
  circular: boolean;
  description: string | null;
  since: string;
  endedOn: string | null;
  isDemo: boolean;
}

const chainColumns = [
  "c.id",
  "c.province_code as provinceCode",
  "c.producer_id as producerId",
  "m.name as producerName",
  "c.name",
  "c.circular",
  "c.description",
  "c.since",
  "c.ended_on as endedOn",
  "c.is_demo as isDemo",
] as const;

export async function listChains(
  db: Executor,
  { provinceCode, before, limit }: { provinceCode: string; before?: string | undefined; limit: number },
): Promise<Chain[]> {
  let query = on(db)
    .selectFrom("planning.value_chains as c")
    .innerJoin("producers.public_producers as m", "m.id", "c.producer_id")
    .select(chainColumns)
    .where("c.province_code", "=", provinceCode);
  if (before) query = query.where("c.id", "<", before);
  return query.orderBy("c.id", "desc").limit(limit).execute();
}

export async function findChain(db: Executor, id: string): Promise<Chain | undefined> {
  return on(db)
    .selectFrom("planning.value_chains as c")
    .innerJoin("producers.public_producers as m", "m.id", "c.producer_id")
    .select(chainColumns)
    .where("c.id", "=", id)
    .executeTakeFirst();
}

export type NewChain = Omit<Chain, "producerName" | "endedOn"> & { createdBy: string | null };

export async function insertChains(tx: Tx, chains: readonly NewChain[]): Promise<void> {
  const rows = chains.map((chain) => ({
    id: chain.id,
    province_code: chain.provinceCode,
    producer_id: chain.producerId,
    name: chain.name,
    circular: chain.circular,
    description: chain.description,
    since: chain.since,
    is_demo: chain.isDemo,
    created_by: chain.createdBy,
  }));
  await on(tx).insertInto("planning.value_chains").values(rows).execute();
}

export async function endChainRow(tx: Tx, { id, on: day }: { id: string; on: string }): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("planning.value_chains")
    .set({ ended_on: day })
    .where("id", "=", id)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface Export {
  producerId: string;
  producerName: string;
  year: number;
  market: string;
  valueUsd: number;
  source: string | null;
}

export async function listExports(
  db: Executor,
  { provinceCode, year, limit }: { provinceCode: string; year?: number | undefined; limit: number },
): Promise<Export[]> {
  let query = on(db)
    .selectFrom("planning.exports as x")
    .innerJoin("producers.public_producers as m", "m.id", "x.producer_id")
    .select([
      "x.producer_id as producerId",
      "m.name as producerName",
      "x.year",
      "x.market",
      "x.value_usd as valueUsd",
      "x.source",
    ])
    .where("m.province_code", "=", provinceCode);
  if (year) query = query.where("x.year", "=", year);
  return query.orderBy("x.year", "desc").orderBy("m.name").orderBy("x.market").limit(limit).execute();
}

/** Writes a year and market of a producer; gives what stood before. */
export async function saveExport(
  tx: Tx,
  row: Omit<Export, "producerName"> & { notedBy: string },
): Promise<number | null> {
  const before = await on(tx)
    .selectFrom("planning.exports")
    .select("value_usd as valueUsd")
    .where("producer_id", "=", row.producerId)
    .where("year", "=", row.year)
    .where("market", "=", row.market)
    .forUpdate()
    .executeTakeFirst();
  const values = { value_usd: row.valueUsd, source: row.source, noted_by: row.notedBy };
  await on(tx)
    .insertInto("planning.exports")
    .values({ producer_id: row.producerId, year: row.year, market: row.market, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(["producer_id", "year", "market"])
        .doUpdateSet({ ...values, version: sql`exports.version + 1` }),
    )
    .execute();
  return before?.valueUsd ?? null;
}
