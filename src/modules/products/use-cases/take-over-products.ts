import { type Tx, uuidv7 } from "#platform/db";
import { freeSlug, slugBase } from "#platform/text";
import { motifFor } from "#platform/ui";
import { insertProductsFromRegister, lockSlugs, slugsInUse } from "../store/products-from-register.store.ts";

export interface RegisterProduct {
  producerId: string;
  provinceCode: string;
  communeCode: string | null;
  name: string;
  nameBasis: "source" | "inferred";
  sector: string;
  source: string | null;
}

/**
 * Writes many products of an old register at once, in the order given. The import that calls it keeps the audit row
 * and announces the change for all of them together.
 */
export async function takeOverProducts(
  tx: Tx,
  products: readonly RegisterProduct[],
): Promise<{ id: string; slug: string }[]> {
  if (products.length === 0) return [];
  await lockSlugs(tx);
  const taken = await slugsInUse(tx, [...new Set(products.map(({ name }) => slugBase(name, "san-pham")))]);
  const rows = products.map((product) => {
    const base = slugBase(product.name, "san-pham");
    const used = taken.get(base) ?? [];
    const slug = freeSlug(product.name, used, "san-pham");
    taken.set(base, [...used, slug]);
    return { ...product, id: uuidv7(), slug, motif: motifFor(product.name) };
  });
  await insertProductsFromRegister(tx, rows);
  return rows.map(({ id, slug }) => ({ id, slug }));
}
