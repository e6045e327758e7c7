import { createProducer } from "#modules/producers";
import { uuidv7 } from "#platform/db";
import type { TestDatabase } from "#platform/testing";

export interface Recognised {
  provinceCode?: string;
  communeCode: string;
  name: string;
  star: 3 | 4 | 5;
  on: string;
}

/** A producer with one product that was recognised on a day; what reports and exports count. */
export async function recogniseProduct(
  database: TestDatabase,
  { provinceCode = "96", communeCode, name, star, on }: Recognised,
): Promise<{ producerId: string; productId: string }> {
  const place = { provinceCode, communeCode, kind: "cooperative", name: `HTX ${name}` } as const;
  const { id: producerId } = await database.db.transaction().execute((tx) => createProducer(tx, place));
  const productId = uuidv7();
  await database.asOwner(
    `insert into products.products (id, producer_id, province_code, commune_code, name, slug, sector)
     values ($1, $2, $3, $4, $5, $6, 'I')`,
    [productId, producerId, provinceCode, communeCode, name, `san-pham-${productId}`],
  );
  await database.asOwner(
    `insert into certification.recognitions
       (id, product_id, producer_id, province_code, star, recognised_on, recognition_year, valid_until)
     values ($1, $2, $3, $4, $5, $6::date, extract(year from $6::date), $6::date + interval '3 years')`,
    [uuidv7(), productId, producerId, provinceCode, star, on],
  );
  return { producerId, productId };
}
