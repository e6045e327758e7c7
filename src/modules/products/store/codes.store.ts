import { type Executor, sql, tables } from "#platform/db";

const on = tables<"products.codes">();

export interface CodeRow {
  code: string;
  productId: string;
  provinceCode: string;
  communeCode: string | null;
  serial: number | null;
  year: number | null;
  isCurrent: boolean;
}

/** Serials of a commune and year are given one at a time; held to the end of the transaction. */
export async function lockSerials(db: Executor, communeCode: string, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`products.code ${communeCode} ${year}`}))`.execute(db);
}

export async function highestSerial(db: Executor, communeCode: string, year: number): Promise<number> {
  const row = await on(db)
    .selectFrom("products.codes")
    .select(sql<number | null>`max(serial)`.as("highest"))
    .where("commune_code", "=", communeCode)
    .where("year", "=", year)
    .executeTakeFirst();
  return row?.highest ?? 0;
}

export async function listCodesOf(db: Executor, productId: string): Promise<CodeRow[]> {
  const rows = await on(db)
    .selectFrom("products.codes")
    .select(COLUMNS)
    .where("product_id", "=", productId)
    .orderBy("is_current", "desc")
    .orderBy("issued_at", "desc")
    .limit(50)
    .execute();
  return rows.map(fromRow);
}

export async function findCode(db: Executor, code: string): Promise<CodeRow | undefined> {
  const row = await on(db)
    .selectFrom("products.codes")
    .select(COLUMNS)
    .where("code", "=", code)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Codes given before stay known, as aliases. */
export async function endCurrentCode(db: Executor, productId: string): Promise<void> {
  await on(db)
    .updateTable("products.codes")
    .set({ is_current: false })
    .where("product_id", "=", productId)
    .where("is_current", "=", true)
    .execute();
}

/** False when the code is taken. */
export async function insertCode(db: Executor, code: CodeRow): Promise<boolean> {
  const row = await on(db)
    .insertInto("products.codes")
    .values({
      code: code.code,
      product_id: code.productId,
      province_code: code.provinceCode,
      commune_code: code.communeCode,
      serial: code.serial,
      year: code.year,
      is_current: code.isCurrent,
    })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .returning("code")
    .executeTakeFirst();
  return row !== undefined;
}

const COLUMNS = [
  "code",
  "product_id",
  "province_code",
  "commune_code",
  "serial",
  "year",
  "is_current",
] as const;

interface Stored {
  code: string;
  product_id: string;
  province_code: string;
  commune_code: string | null;
  serial: number | null;
  year: number | null;
  is_current: boolean;
}

function fromRow(row: Stored): CodeRow {
  return {
    code: row.code,
    productId: row.product_id,
    provinceCode: row.province_code,
    communeCode: row.commune_code,
    serial: row.serial,
    year: row.year,
    isCurrent: row.is_current,
  };
}
