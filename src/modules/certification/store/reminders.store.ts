import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<
  | "certification.recognitions"
  | "certification.revocations"
  | "certification.reminders"
  | "certification.certificates"
  | "products.public_products"
  | "producers.public_producers"
>();

export interface EndingRecognition {
  recognitionId: string;
  productId: string;
  productName: string;
  producerId: string;
  producerName: string;
  provinceCode: string;
  communeCode: string | null;
  validUntil: string;
  certificateNumber: string | null;
}

/**
 * Recognitions that end between two days and were not reminded at this step. Only the newest one of a product counts:
 * whoever was recognised again needs no reminder of the old paper.
 */
export async function listEnding(
  db: Executor,
  { from, to, months, limit }: { from: string; to: string; months: number; limit: number },
): Promise<EndingRecognition[]> {
  return on(db)
    .selectFrom("certification.recognitions as r")
    .innerJoin("products.public_products as p", "p.id", "r.product_id")
    .innerJoin("producers.public_producers as c", "c.id", "r.producer_id")
    .leftJoin("certification.certificates as k", "k.recognition_id", "r.id")
    .select([
      "r.id as recognitionId",
      "r.product_id as productId",
      "p.name as productName",
      "r.producer_id as producerId",
      "c.name as producerName",
      "r.province_code as provinceCode",
      "c.commune_code as communeCode",
      sql<string>`r.valid_until`.as("validUntil"),
      "k.number as certificateNumber",
    ])
    .where("r.valid_until", ">", from)
    .where("r.valid_until", "<=", to)
    .where(
      sql<boolean>`not exists (select from certification.revocations v where v.recognition_id = r.id)
        and not exists (select from certification.reminders m where m.recognition_id = r.id and m.months = ${months})
        and not exists (select from certification.recognitions n where n.product_id = r.product_id and n.valid_until > r.valid_until)`,
    )
    .orderBy("r.valid_until")
    .orderBy("r.id")
    .limit(limit)
    .execute();
}

/** False when another run reminded first. */
export async function noteReminder(tx: Tx, recognitionId: string, months: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(tx)
    .insertInto("certification.reminders")
    .values({ recognition_id: recognitionId, months })
    .onConflict((conflict) => conflict.columns(["recognition_id", "months"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
