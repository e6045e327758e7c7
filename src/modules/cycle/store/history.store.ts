import { type Executor, tables } from "#platform/db";

const on = tables<
  "cycle.candidates" | "cycle.surveys" | "producers.public_producers" | "products.public_products"
>();

/** Whether the source was taken over before. */
export async function isTakenOver(db: Executor, source: string): Promise<boolean> {
  const survey = on(db).selectFrom("cycle.surveys").select("id").where("source", "=", source);
  const candidate = on(db).selectFrom("cycle.candidates").select("id").where("source", "=", source);
  return (await survey.union(candidate).limit(1).execute()).length > 0;
}

export interface KnownProducer {
  id: string;
  name: string;
  kind: string;
  products: { id: string; name: string; sector: string }[];
}

/** Producers of a province by their names in the register, with their products. */
export async function producersByName(
  db: Executor,
  provinceCode: string,
  names: readonly string[],
): Promise<Map<string, KnownProducer>> {
  if (names.length === 0) return new Map();
  const producers = await on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "name", "kind"])
    .where("province_code", "=", provinceCode)
    .where("name", "in", [...names])
    .execute();
  const ids = producers.map(({ id }) => id);
  const products =
    ids.length === 0
      ? []
      : await on(db)
          .selectFrom("products.public_products")
          .select(["id", "name", "sector", "producer_id as producerId"])
          .where("producer_id", "in", ids)
          .execute();
  return new Map(
    producers.map((producer) => [
      producer.name,
      { ...producer, products: products.filter(({ producerId }) => producerId === producer.id) },
    ]),
  );
}
