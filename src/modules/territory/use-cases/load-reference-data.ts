import { type Db, sql, type Tx } from "#platform/db";
import { FIRST_DAY_OF_2025_UNITS, LAST_DAY_OF_OLD_UNITS } from "../domain/unit.ts";
import { readTerritoryFiles, type TerritoryFiles } from "./reference-files.ts";
import { unitSlug } from "./unit-slug.ts";

const NAME = "territory";

/**
 * Brings the tables to the lists that ship with this version. Does nothing when they already stand there.
 * @returns whether anything was loaded
 */
export async function loadReferenceData(db: Db): Promise<boolean> {
  const files = readTerritoryFiles();
  return db.transaction().execute(async (tx) => {
    // Two processes may start at once: the second waits and finds the work done.
    await sql`select pg_advisory_xact_lock(hashtext(${NAME}))`.execute(tx);
    const stands = await sql<{ checksum: string }>`
      select checksum from platform.reference_loads where name = ${NAME}`.execute(tx);
    if (stands.rows[0]?.checksum === files.checksum) return false;
    await replaceAll(tx, files);
    await sql`
      insert into platform.reference_loads (name, checksum) values (${NAME}, ${files.checksum})
      on conflict (name) do update set checksum = excluded.checksum, loaded_at = now()`.execute(tx);
    return true;
  });
}

async function replaceAll(tx: Tx, files: TerritoryFiles): Promise<void> {
  await sql`delete from territory.successions`.execute(tx);
  await sql`delete from territory.unit_names`.execute(tx);
  await sql`delete from territory.units`.execute(tx);
  await insertUnits(tx, files);
  await insertNames(tx, files);
  await insertSuccessions(tx, files);
}

async function insertUnits(tx: Tx, { units }: TerritoryFiles): Promise<void> {
  const column = (pick: (unit: (typeof units)[number]) => string | null) => units.map(pick);
  const isNew = (unit: (typeof units)[number]) => unit.era === "2025";
  await sql`
    insert into territory.units
      (era, level, code, parent_code, province_code, name, full_name, type, slug, valid_from, valid_to)
    select * from unnest(
      ${column((u) => u.era)}::text[], ${column((u) => u.level)}::text[], ${column((u) => u.code)}::text[],
      ${column((u) => u.parentCode)}::text[], ${column((u) => u.provinceCode)}::text[],
      ${column((u) => u.name)}::text[], ${column((u) => u.fullName)}::text[], ${column((u) => u.type)}::text[],
      ${column(unitSlug)}::text[],
      ${column((u) => (isNew(u) ? FIRST_DAY_OF_2025_UNITS : null))}::date[],
      ${column((u) => (isNew(u) ? null : LAST_DAY_OF_OLD_UNITS))}::date[])`.execute(tx);
}

async function insertNames(tx: Tx, { renamed }: TerritoryFiles): Promise<void> {
  const all = [...renamed].flatMap(([key, names]) => names.map((name) => ({ key, ...name })));
  await sql`
    insert into territory.unit_names (era, level, code, full_name, valid_from, valid_to, legal_basis)
    select '2025', split_part(key, '/', 1), split_part(key, '/', 2), full_name, valid_from, valid_to, legal_basis
    from unnest(
      ${all.map((n) => n.key)}::text[], ${all.map((n) => n.fullName)}::text[], ${all.map((n) => n.validFrom)}::date[],
      ${all.map((n) => n.validTo)}::date[], ${all.map((n) => n.legalBasis)}::text[])
      as name (key, full_name, valid_from, valid_to, legal_basis)`.execute(tx);
}

async function insertSuccessions(tx: Tx, { successions }: TerritoryFiles): Promise<void> {
  await sql`
    insert into territory.successions (old_level, old_code, new_level, new_code, extent)
    select * from unnest(
      ${successions.map((s) => s.oldLevel)}::text[], ${successions.map((s) => s.oldCode)}::text[],
      ${successions.map((s) => s.newLevel)}::text[], ${successions.map((s) => s.newCode)}::text[],
      ${successions.map((s) => s.extent)}::text[])`.execute(tx);
}
