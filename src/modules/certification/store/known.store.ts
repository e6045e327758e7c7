import { type Executor, sql, tables } from "#platform/db";

const on = tables<
  | "certification.recognitions"
  | "certification.candidacies"
  | "producers.public_producers"
  | "products.public_products"
>();

/** What already stands of the names that a register mentions, under folded names. */
export interface KnownProducer {
  id: string;
  provinceCode: string;
  folded: string;
}

export interface KnownProduct {
  id: string;
  producerId: string;
  folded: string;
}

export interface KnownFact {
  productId: string;
  stage: string;
  star: number | null;
  year: number | null;
  decisionNumber: string | null;
}

export async function knownProducers(
  db: Executor,
  provinces: readonly string[],
  foldedNames: readonly string[],
): Promise<KnownProducer[]> {
  const rows = await on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "province_code", "search_text"])
    .where(
      sql<boolean>`province_code = any(${provinces}::text[]) and search_text = any(${foldedNames}::text[])`,
    )
    .where("status", "in", ["active", "pending"])
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, provinceCode: row.province_code, folded: row.search_text ?? "" }));
}

export async function knownProducts(db: Executor, producerIds: readonly string[]): Promise<KnownProduct[]> {
  if (producerIds.length === 0) return [];
  const rows = await on(db)
    .selectFrom("products.public_products")
    .select(["id", "producer_id", "search_text"])
    .where(sql<boolean>`producer_id = any(${producerIds}::uuid[])`)
    .where("status", "<>", "withdrawn")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, producerId: row.producer_id, folded: row.search_text ?? "" }));
}

export async function knownFacts(db: Executor, productIds: readonly string[]): Promise<KnownFact[]> {
  if (productIds.length === 0) return [];
  const recognised = await on(db)
    .selectFrom("certification.recognitions")
    .select(["product_id", "star", "recognition_year", "decision_number"])
    .where(sql<boolean>`product_id = any(${productIds}::uuid[])`)
    .execute();
  const candidates = await on(db)
    .selectFrom("certification.candidacies")
    .select(["product_id", "stage", "year"])
    .where(sql<boolean>`product_id = any(${productIds}::uuid[])`)
    .execute();
  return [
    ...recognised.map((row) => ({
      productId: row.product_id,
      stage: "recognised",
      star: row.star,
      year: row.recognition_year,
      decisionNumber: row.decision_number,
    })),
    ...candidates.map((row) => ({
      productId: row.product_id ?? "",
      stage: row.stage,
      star: null,
      year: row.year,
      decisionNumber: null,
    })),
  ];
}

/** Producers that stand as candidates without a product, with the year. */
export async function knownBareCandidates(
  db: Executor,
  producerIds: readonly string[],
): Promise<{ producerId: string; stage: string; year: number | null }[]> {
  if (producerIds.length === 0) return [];
  const rows = await on(db)
    .selectFrom("certification.candidacies")
    .select(["producer_id", "stage", "year"])
    .where("product_id", "is", null)
    .where(sql<boolean>`producer_id = any(${producerIds}::uuid[])`)
    .execute();
  return rows.map((row) => ({ producerId: row.producer_id, stage: row.stage, year: row.year }));
}
