import { type Executor, tables } from "#platform/db";
import { foldVietnamese } from "#platform/text";
import { likeText } from "./request-lists.store.ts";

const on = tables<"producers.public_producers">();

export interface ProducerChoice {
  id: string;
  name: string;
  communeCode: string | null;
  provinceCode: string;
}

/** Active producers of communes, by name; at most 500. */
export async function listProducersOfCommunes(
  db: Executor,
  communeCodes: readonly string[],
): Promise<ProducerChoice[]> {
  if (communeCodes.length === 0) return [];
  return on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "name", "commune_code as communeCode", "province_code as provinceCode"])
    .where("commune_code", "in", [...communeCodes])
    .where("status", "=", "active")
    .orderBy("search_text")
    .limit(500)
    .execute();
}

/** Active producers of a province whose name holds the text, by name; at most 30. */
export async function searchProducers(
  db: Executor,
  provinceCode: string,
  text: string,
): Promise<ProducerChoice[]> {
  return on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "name", "commune_code as communeCode", "province_code as provinceCode"])
    .where("province_code", "=", provinceCode)
    .where("status", "=", "active")
    .where("search_text", "like", `%${likeText(foldVietnamese(text))}%`)
    .orderBy("search_text")
    .limit(30)
    .execute();
}

/** Producers of a province by their folded names; several may share one. */
export async function findProducersByName(
  db: Executor,
  provinceCode: string,
  foldedNames: readonly string[],
): Promise<{ id: string; communeCode: string | null; searchText: string }[]> {
  if (foldedNames.length === 0) return [];
  return on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "commune_code as communeCode", "search_text as searchText"])
    .where("province_code", "=", provinceCode)
    .where("search_text", "in", [...foldedNames])
    .execute();
}

export async function producerNames(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "name"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Where these producers are. */
export async function placesOf(
  db: Executor,
  ids: readonly string[],
): Promise<{ provinceCode: string; communeCode: string | null }[]> {
  if (ids.length === 0) return [];
  return on(db)
    .selectFrom("producers.public_producers")
    .select(["commune_code as communeCode", "province_code as provinceCode"])
    .where("id", "in", [...ids])
    .execute();
}
