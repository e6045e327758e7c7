import { type Executor, isUuid, tables } from "#platform/db";

const on = tables<"products.public_products">();

/** What a dossier needs of its product, read through the published view. */
export interface DossierProduct {
  id: string;
  producerId: string;
  name: string;
  sector: string;
  setCode: string | null;
  specification: string | null;
  motif: string | null;
  slug: string;
  code: string | null;
  status: string;
  isDemo: boolean;
}

const columns = [
  "id",
  "producer_id as producerId",
  "name",
  "sector",
  "set_code as setCode",
  "specification",
  "motif",
  "slug",
  "code",
  "status",
  "is_demo as isDemo",
] as const;

export async function findDossierProduct(db: Executor, id: string): Promise<DossierProduct | undefined> {
  if (!isUuid(id)) return undefined;
  return on(db)
    .selectFrom("products.public_products")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Products of these producers that are still made, by name. */
export async function listProductsOfProducers(
  db: Executor,
  producerIds: readonly string[],
): Promise<DossierProduct[]> {
  if (producerIds.length === 0) return [];
  return on(db)
    .selectFrom("products.public_products")
    .select(columns)
    .where("producer_id", "in", [...producerIds])
    .where("status", "!=", "withdrawn")
    .orderBy("search_text")
    .limit(500)
    .execute();
}
