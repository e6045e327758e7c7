import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withTestDatabase } from "#platform/testing";

const database = withTestDatabase();
const quoted = new Set(
  [...readFileSync("docs/glossary.md", "utf8").matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? ""),
);

/** Tables and views of the platform; parts of a partitioned table and the queue's own tables are none of ours. */
function relations(): Promise<{ name: string; view: boolean }[]> {
  return database.asOwner(`
    select n.nspname || '.' || c.relname as name, c.relkind = 'v' as view
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker', 'public')`);
}

test("every module stands in the glossary", () => {
  const modules = readdirSync("src/modules", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(modules.map(({ name }) => name).filter((name) => !quoted.has(name))).toEqual([]);
});

test("every table and every published view stands in the glossary", async () => {
  const names = (await relations()).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !quoted.has(name)).sort()).toEqual([]);
});

test("the glossary names no table that is gone", async () => {
  const [names, schemas] = [new Set<string>(), new Set<string>()];
  for (const { name } of await relations()) {
    names.add(name);
    schemas.add(name.split(".")[0] ?? "");
  }
  const tableLike = [...quoted].filter(
    (word) => schemas.has(word.split(".")[0] ?? "") && /^\w+\.\w+$/.test(word),
  );
  expect(tableLike.filter((name) => !names.has(name))).toEqual([]);
});
