import { type Executor, sql, tables } from "#platform/db";

const on = tables<"producers.public_producers">();

export interface FoundProducer {
  id: string;
  name: string;
  communeCode: string | null;
}

/** Producers in work of a province by a part of the name, with or without accents. */
export async function findProducersByName(
  db: Executor,
  provinceCode: string,
  text: string,
  limit = 12,
): Promise<FoundProducer[]> {
  return on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "name", "commune_code as communeCode"])
    .where("province_code", "=", provinceCode)
    .where("status", "=", "active")
    .where("search_text", "like", sql<string>`'%' || public.fold_vi(${text}) || '%'`)
    .orderBy("name")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** The producer of an id, when it works in the province. */
export async function findProducersById(
  db: Executor,
  provinceCode: string,
  id: string,
): Promise<FoundProducer[]> {
  return on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "name", "commune_code as communeCode"])
    .where("id", "=", id)
    .where("province_code", "=", provinceCode)
    .where("status", "=", "active")
    .execute();
}

/** Producers in work of a province whose folded names are among these, for a table that is brought in. */
export async function findProducersByNames(
  db: Executor,
  provinceCode: string,
  foldedNames: readonly string[],
): Promise<Map<string, { id: string; name: string }[]>> {
  const found = new Map<string, { id: string; name: string }[]>();
  if (foldedNames.length === 0) return found;
  const rows = await on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "name", "search_text"])
    .where("province_code", "=", provinceCode)
    .where("status", "=", "active")
    .where("search_text", "in", [...foldedNames])
    .execute();
  for (const { id, name, search_text: folded } of rows) {
    const list = found.get(folded ?? "") ?? [];
    list.push({ id, name });
    found.set(folded ?? "", list);
  }
  return found;
}
