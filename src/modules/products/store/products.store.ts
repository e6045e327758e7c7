import { type Executor, type Row, sql, tables } from "#platform/db";
import type { Product, ProductStatus, Sector } from "../domain/product.ts";

const on = tables<"products.products" | "products.codes" | "producers.public_producers">();

export type NewProduct = Omit<Product, "createdAt" | "version"> & { createdBy: string | null };
export type ProductDetails = Pick<
  Product,
  | "name"
  | "sector"
  | "setCode"
  | "motif"
  | "description"
  | "story"
  | "specification"
  | "ingredients"
  | "storageGuide"
  | "shelfLife"
  | "gtin"
>;

export async function insertProduct(db: Executor, product: NewProduct): Promise<void> {
  await on(db)
    .insertInto("products.products")
    .values({
      ...toColumns(product),
      id: product.id,
      producer_id: product.producerId,
      province_code: product.provinceCode,
      commune_code: product.communeCode,
      name_basis: product.nameBasis,
      slug: product.slug,
      status: product.status,
      is_demo: product.isDemo,
      source: product.source,
      created_by: product.createdBy,
    })
    .execute();
}

interface Seen {
  id: string;
  version: number;
  at: Date;
}

/** False when somebody else changed the row first; so are the two below. */
export async function updateProduct(db: Executor, seen: Seen, details: ProductDetails): Promise<boolean> {
  return change(db, seen, toColumns(details));
}

export async function setStatus(db: Executor, seen: Seen, status: ProductStatus): Promise<boolean> {
  return change(db, seen, { status });
}

/** Raises the version for a change of what hangs on the product. */
export async function touchProduct(db: Executor, seen: Seen): Promise<boolean> {
  return change(db, seen, {});
}

async function change(
  db: Executor,
  { id, version, at }: Seen,
  columns: Partial<ReturnType<typeof toColumns>> & { status?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable("products.products")
    .set({ ...columns, version: version + 1, updated_at: at })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findProduct(db: Executor, id: string): Promise<Product | undefined> {
  const row = await on(db)
    .selectFrom("products.products")
    .select(COLUMNS)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

export async function listByProducer(db: Executor, producerId: string, limit: number): Promise<Product[]> {
  const rows = await on(db)
    .selectFrom("products.products")
    .select(COLUMNS)
    .where("producer_id", "=", producerId)
    .orderBy("search_text")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

export async function listSlugsLike(db: Executor, base: string): Promise<string[]> {
  const rows = await on(db)
    .selectFrom("products.products")
    .select("slug")
    .where((where) => where.or([where("slug", "=", base), where("slug", "like", `${base}-%`)]))
    .execute();
  return rows.map(({ slug }) => slug);
}

export interface ProductFilter {
  /** Whose and where the reader may look; a row that fits one of the three is listed. */
  producerIds: readonly string[];
  communeCodes: readonly string[];
  provinceCodes: readonly string[];
  producerId?: string;
  text?: string;
  sector?: string;
  status?: string;
  after?: { searchText: string; id: string };
  limit: number;
}

export interface ProductLine extends Product {
  producerName: string;
  code: string | null;
  searchText: string;
}

export async function listProducts(db: Executor, filter: ProductFilter): Promise<ProductLine[]> {
  let query = on(db)
    .selectFrom("products.products as p")
    .innerJoin("producers.public_producers as m", "m.id", "p.producer_id")
    .leftJoin("products.codes as c", (join) =>
      join.onRef("c.product_id", "=", "p.id").on("c.is_current", "=", true),
    )
    .select([
      ...COLUMNS.map((column) => `p.${column}` as const),
      "p.search_text",
      "m.name as producer_name",
      "c.code",
    ])
    .where((where) =>
      where.or([
        ...(filter.producerIds.length > 0 ? [where("p.producer_id", "in", filter.producerIds)] : []),
        ...(filter.communeCodes.length > 0 ? [where("p.commune_code", "in", filter.communeCodes)] : []),
        ...(filter.provinceCodes.length > 0 ? [where("p.province_code", "in", filter.provinceCodes)] : []),
        sql<boolean>`false`,
      ]),
    );
  if (filter.producerId) query = query.where("p.producer_id", "=", filter.producerId);
  if (filter.text)
    query = query.where("p.search_text", "like", sql<string>`'%' || public.fold_vi(${filter.text}) || '%'`);
  if (filter.sector) query = query.where("p.sector", "=", filter.sector);
  if (filter.status) query = query.where("p.status", "=", filter.status);
  if (filter.after) {
    const { searchText, id } = filter.after;
    query = query.where(sql<boolean>`(p.search_text, p.id) > (${searchText}, ${id}::uuid)`);
  }
  const rows = await query.orderBy("p.search_text").orderBy("p.id").limit(filter.limit).execute();
  return rows.map((row) => ({
    ...fromRow(row),
    producerName: row.producer_name,
    code: row.code,
    searchText: row.search_text ?? "",
  }));
}

const COLUMNS = [
  "id",
  "producer_id",
  "province_code",
  "commune_code",
  "name",
  "name_basis",
  "slug",
  "sector",
  "set_code",
  "motif",
  "description",
  "story",
  "specification",
  "ingredients",
  "storage_guide",
  "shelf_life",
  "gtin",
  "status",
  "is_demo",
  "source",
  "version",
  "created_at",
] as const satisfies readonly (keyof Row<"products.products">)[];

interface ProductRow {
  id: string;
  producer_id: string;
  province_code: string;
  commune_code: string | null;
  name: string;
  name_basis: string;
  slug: string;
  sector: string;
  set_code: string | null;
  motif: string | null;
  description: string | null;
  story: string | null;
  specification: string | null;
  ingredients: string | null;
  storage_guide: string | null;
  shelf_life: string | null;
  gtin: string | null;
  status: string;
  is_demo: boolean;
  source: string | null;
  version: number;
  created_at: Date;
}

function fromRow(row: ProductRow): Product {
  return {
    id: row.id,
    producerId: row.producer_id,
    provinceCode: row.province_code,
    communeCode: row.commune_code,
    name: row.name,
    nameBasis: row.name_basis === "inferred" ? "inferred" : "source",
    slug: row.slug,
    sector: row.sector as Sector,
    setCode: row.set_code,
    motif: row.motif,
    description: row.description,
    story: row.story,
    specification: row.specification,
    ingredients: row.ingredients,
    storageGuide: row.storage_guide,
    shelfLife: row.shelf_life,
    gtin: row.gtin,
    status: row.status as ProductStatus,
    isDemo: row.is_demo,
    source: row.source,
    version: row.version,
    createdAt: row.created_at,
  };
}

function toColumns(details: ProductDetails) {
  return {
    name: details.name,
    sector: details.sector,
    set_code: details.setCode,
    motif: details.motif,
    description: details.description,
    story: details.story,
    specification: details.specification,
    ingredients: details.ingredients,
    storage_guide: details.storageGuide,
    shelf_life: details.shelfLife,
    gtin: details.gtin,
  };
}
