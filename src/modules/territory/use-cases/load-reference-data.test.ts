import { describe, expect, it } from "vitest";
import { withTestDatabase } from "#platform/testing";
import { foldVietnamese } from "#platform/text";
import { loadReferenceData } from "./load-reference-data.ts";
import { readTerritoryFiles } from "./reference-files.ts";

const database = withTestDatabase();

describe("loading the reference lists", () => {
  it("fills the tables once and then leaves them alone", async () => {
    const started = performance.now();
    expect(await loadReferenceData(database.db)).toBe(true);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(await loadReferenceData(database.db)).toBe(false);
    const counts = await database.asOwner(`
      select era, level, count(*)::int as units from territory.units group by era, level order by era, level`);
    expect(counts).toEqual([
      { era: "2025", level: "commune", units: 3321 },
      { era: "2025", level: "province", units: 34 },
      { era: "pre2025", level: "commune", units: 10035 },
      { era: "pre2025", level: "district", units: 696 },
      { era: "pre2025", level: "province", units: 63 },
    ]);
  });

  it("loads again when the lists changed", async () => {
    await loadReferenceData(database.db);
    await database.asOwner("update platform.reference_loads set checksum = 'older' where name = 'territory'");
    expect(await loadReferenceData(database.db)).toBe(true);
  });

  it("may be started by two processes at once", async () => {
    await database.asOwner("delete from platform.reference_loads where name = 'territory'");
    const loaded = await Promise.all([loadReferenceData(database.db), loadReferenceData(database.db)]);
    expect(loaded.sort()).toEqual([false, true]);
  });

  it("holds 442 divided communes, whole ones with one successor, and dates", async () => {
    await loadReferenceData(database.db);
    const [row] = await database.asOwner(`
      with edges as (select old_code, extent, count(*) over (partition by old_code) as ways
        from territory.successions where old_level = 'commune')
      select count(distinct old_code) filter (where extent = 'part')::int as divided,
        count(*) filter (where extent = 'part')::int as parts,
        count(*) filter (where (extent = 'part') <> (ways > 1))::int as wrong,
        count(distinct old_code)::int as communes from edges`);
    expect(row).toEqual({ divided: 442, parts: 973, wrong: 0, communes: 10035 });
    const [names] = await database.asOwner(`
      select count(*)::int as names, count(distinct code)::int as units from territory.unit_names`);
    expect(names).toEqual({ names: 22, units: 11 });
  });

  it("gives other modules a view, and nobody of the application a way to change a row in place", async () => {
    const [viewed] = await database.asOwner(`select count(*)::int as n from territory.public_units`);
    expect(viewed).toEqual({ n: 14149 });
    await expect(
      database.asOwner(`set role saoque_app; update territory.units set name = 'X'`),
    ).rejects.toThrow("permission denied");
  });
});

describe("folding in SQL and in the application", () => {
  it("agrees on every name of the lists and on awkward text", async () => {
    const names = [...new Set(readTerritoryFiles().units.map((unit) => unit.fullName))];
    const awkward = [
      "Hoà",
      "Hòa".normalize("NFD"),
      "  Đắk   Lắk\t",
      "Bà Rịa - Vũng Tàu",
      "Ea H’Leo",
      "K' Dang",
      "“Trích dẫn”…",
      "100% (a/b) [c] {d} ~ ^ \\ | @ #",
      "ÀÁẢÃẠ ằắẳẵặ ỹ Ỹ",
      "Crème brûlée",
      "Niño",
      "OCOP-01/2026",
      "a\u00a0b",
      "",
    ];
    const texts = [...names, ...awkward];
    expect(texts.length).toBeGreaterThan(7000);
    const folded = await database.asOwner<{ text: string; folded: string }>(
      "select text, public.fold_vi(text) as folded from unnest($1::text[]) as text",
      [texts],
    );
    const differing = folded.filter((row) => row.folded !== foldVietnamese(row.text));
    expect(differing).toEqual([]);
    expect(folded).toHaveLength(texts.length);
  });

  it("can be indexed: it is immutable", async () => {
    const [kind] = await database.asOwner(
      "select provolatile from pg_proc where oid = 'public.fold_vi(text)'::regprocedure",
    );
    expect(kind).toEqual({ provolatile: "i" });
  });
});
