import { type Executor, sql, tables } from "#platform/db";

const on = tables<"producers.producers">();

export interface NewRegisterProducer {
  id: string;
  slug: string;
  name: string;
  kind: string;
  provinceCode: string;
  communeCode: string | null;
  oldCommuneCode: string | null;
  oldProvinceCode: string | null;
  oldPlace: string | null;
  taxCode: string | null;
  address: string | null;
  phone: string | null;
  source: string | null;
}

/** The lock that every maker of a producer's address takes, held to the end of the transaction. */
export async function lockSlugs(db: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('producers.slug'))`.execute(db);
}

/** For each base the addresses `base` and `base-2`, `base-3` … that are given away. */
export async function slugsInUse(db: Executor, bases: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await on(db)
    .selectFrom("producers.producers")
    .select(["slug", sql<string>`regexp_replace(slug, '-[0-9]+$', '')`.as("base")])
    .where(
      sql<boolean>`slug = any(${bases}::text[]) or regexp_replace(slug, '-[0-9]+$', '') = any(${bases}::text[])`,
    )
    .execute();
  const found = new Map<string, string[]>();
  for (const { slug, base } of rows) {
    for (const key of new Set([slug, base])) found.set(key, [...(found.get(key) ?? []), slug]);
  }
  return found;
}

export interface TaxCodeHolder {
  taxCode: string;
  name: string;
  provinceCode: string;
}

/** Producers that hold one of these tax codes today, in any province. */
export async function findHoldersOfTaxCodes(
  db: Executor,
  taxCodes: readonly string[],
): Promise<TaxCodeHolder[]> {
  if (taxCodes.length === 0) return [];
  const rows = await on(db)
    .selectFrom("producers.producers")
    .select(["tax_code", "name", "province_code"])
    .where(sql<boolean>`tax_code = any(${taxCodes}::text[])`)
    .where("status", "in", ["active", "pending"])
    .execute();
  return rows.map((row) => ({
    taxCode: row.tax_code ?? "",
    name: row.name,
    provinceCode: row.province_code,
  }));
}

// 65,535 parameters is the most a statement of PostgreSQL takes.
const ROWS_A_STATEMENT = 1000;

export async function insertProducersFromRegister(
  db: Executor,
  rows: readonly NewRegisterProducer[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const values = rows.slice(from, from + ROWS_A_STATEMENT).map((row) => ({
      id: row.id,
      slug: row.slug,
      name: row.name,
      kind: row.kind,
      province_code: row.provinceCode,
      commune_code: row.communeCode,
      old_commune_code: row.oldCommuneCode,
      old_province_code: row.oldProvinceCode,
      old_place: row.oldPlace,
      tax_code: row.taxCode,
      address: row.address,
      phone: row.phone,
      source: row.source,
    }));
    await on(db).insertInto("producers.producers").values(values).execute();
  }
}
