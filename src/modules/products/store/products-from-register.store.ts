import { type Executor, sql, tables } from "#platform/db";

const on = tables<"products.products">();

export interface NewRegisterProduct {
  id: string;
  slug: string;
  producerId: string;
  provinceCode: string;
  communeCode: string | null;
  name: string;
  nameBasis: string;
  sector: string;
  motif: string;
  source: string | null;
}

/** The lock that every maker of a product's address takes, held to the end of the transaction. */
export async function lockSlugs(db: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('products.slug'))`.execute(db);
}

/** For each base the addresses `base` and `base-2`, `base-3` … that are given away. */
export async function slugsInUse(db: Executor, bases: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await on(db)
    .selectFrom("products.products")
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

// 65,535 parameters is the most a statement of PostgreSQL takes.
const ROWS_A_STATEMENT = 1000;

export async function insertProductsFromRegister(
  db: Executor,
  rows: readonly NewRegisterProduct[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const values = rows.slice(from, from + ROWS_A_STATEMENT).map((row) => ({
      id: row.id,
      slug: row.slug,
      producer_id: row.producerId,
      province_code: row.provinceCode,
      commune_code: row.communeCode,
      name: row.name,
      name_basis: row.nameBasis,
      sector: row.sector,
      motif: row.motif,
      source: row.source,
    }));
    await on(db).insertInto("products.products").values(values).execute();
  }
}
