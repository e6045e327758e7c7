import { type Executor, tables } from "#platform/db";
import type { MaterialZone, Picture, Variant } from "../domain/product.ts";

const on = tables<"products.variants" | "products.pictures" | "products.material_zones">();

export async function listVariants(db: Executor, productId: string): Promise<Variant[]> {
  const rows = await on(db)
    .selectFrom("products.variants")
    .select(["id", "name", "net_content", "gtin", "price_vnd"])
    .where("product_id", "=", productId)
    .orderBy("position")
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    netContent: row.net_content,
    gtin: row.gtin,
    priceVnd: row.price_vnd,
  }));
}

export async function insertVariant(
  db: Executor,
  productId: string,
  variant: Variant,
  position: number,
): Promise<void> {
  await on(db)
    .insertInto("products.variants")
    .values({
      id: variant.id,
      product_id: productId,
      name: variant.name,
      net_content: variant.netContent,
      gtin: variant.gtin,
      price_vnd: variant.priceVnd,
      position,
    })
    .execute();
}

export async function deleteVariant(db: Executor, productId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom("products.variants")
    .where("id", "=", id)
    .where("product_id", "=", productId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function listMaterialZones(db: Executor, productId: string): Promise<MaterialZone[]> {
  const rows = await on(db)
    .selectFrom("products.material_zones")
    .select(["id", "name", "commune_code", "area_ha", "households", "certification"])
    .where("product_id", "=", productId)
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    communeCode: row.commune_code,
    areaHa: row.area_ha,
    households: row.households,
    certification: row.certification,
  }));
}

export async function insertMaterialZone(db: Executor, productId: string, zone: MaterialZone): Promise<void> {
  await on(db)
    .insertInto("products.material_zones")
    .values({
      id: zone.id,
      product_id: productId,
      name: zone.name,
      commune_code: zone.communeCode,
      area_ha: zone.areaHa,
      households: zone.households,
      certification: zone.certification,
    })
    .execute();
}

export async function deleteMaterialZone(db: Executor, productId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom("products.material_zones")
    .where("id", "=", id)
    .where("product_id", "=", productId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function listPictures(db: Executor, productId: string): Promise<Picture[]> {
  const rows = await on(db)
    .selectFrom("products.pictures")
    .select(["id", "file_id", "alt"])
    .where("product_id", "=", productId)
    .orderBy("position")
    .orderBy("id")
    .limit(50)
    .execute();
  return rows.map((row) => ({ id: row.id, fileId: row.file_id, alt: row.alt }));
}

export async function insertPicture(
  db: Executor,
  productId: string,
  picture: Picture,
  position: number,
): Promise<void> {
  await on(db)
    .insertInto("products.pictures")
    .values({ id: picture.id, product_id: productId, file_id: picture.fileId, alt: picture.alt, position })
    .execute();
}

export async function deletePicture(db: Executor, productId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom("products.pictures")
    .where("id", "=", id)
    .where("product_id", "=", productId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Numbers the pictures in this order. */
export async function orderPictures(db: Executor, productId: string, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await on(db)
      .updateTable("products.pictures")
      .set({ position })
      .where("id", "=", id)
      .where("product_id", "=", productId)
      .execute();
  }
}
