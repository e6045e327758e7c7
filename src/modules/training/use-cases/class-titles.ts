import { type Executor, isUuid } from "#platform/db";
import { titlesOf } from "../store/class-lists.store.ts";

/** Titles of classes by id, for other modules that point to a class; ids of nothing are left out. */
export async function findClassTitles(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids)].filter(isUuid);
  if (known.length === 0) return new Map();
  return new Map((await titlesOf(db, known)).map(({ id, title }) => [id, title]));
}
