import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<
  | "certification.notices"
  | "dossiers.public_dossiers"
  | "products.public_products"
  | "producers.public_producers"
>();

export type NoticeKind = "recognised" | "sent_to_ministry" | "not_reached";

export interface NewNotice {
  id: string;
  dossierId: string;
  kind: NoticeKind;
  body: string;
  issuedOn: string;
  issuedBy: string;
}

export async function insertNotice(tx: Tx, notice: NewNotice): Promise<void> {
  await on(tx)
    .insertInto("certification.notices")
    .values({
      id: notice.id,
      dossier_id: notice.dossierId,
      kind: notice.kind,
      body: notice.body,
      issued_on: notice.issuedOn,
      issued_by: notice.issuedBy,
    })
    .execute();
}

export interface Notice {
  id: string;
  kind: NoticeKind;
  body: string;
  issuedOn: string;
  dossierId: string;
  provinceCode: string;
  communeCode: string;
  producerId: string;
  producerName: string;
  productName: string;
  isDemo: boolean;
}

function select(db: Executor) {
  return on(db)
    .selectFrom("certification.notices as n")
    .innerJoin("dossiers.public_dossiers as d", "d.id", "n.dossier_id")
    .innerJoin("products.public_products as p", "p.id", "d.product_id")
    .innerJoin("producers.public_producers as c", "c.id", "d.producer_id")
    .select([
      "n.id",
      "n.kind",
      "n.body",
      "n.issued_on as issuedOn",
      "n.dossier_id as dossierId",
      "d.province_code as provinceCode",
      "d.commune_code as communeCode",
      "d.producer_id as producerId",
      "c.name as producerName",
      "p.name as productName",
      "d.is_demo as isDemo",
    ]);
}

export async function findNotice(db: Executor, id: string): Promise<Notice | undefined> {
  return (await select(db).where("n.id", "=", id).executeTakeFirst()) as Notice | undefined;
}

/** Notices the reader may see, newest first. */
export async function listNotices(
  db: Executor,
  reach: {
    provinceCodes: readonly string[];
    communeCodes: readonly string[];
    producerIds: readonly string[];
  },
  limit: number,
): Promise<Notice[]> {
  const rows = await select(db)
    .where(
      sql<boolean>`(d.province_code = any(${reach.provinceCodes}::text[]) or d.commune_code = any(${reach.communeCodes}::text[])
        or d.producer_id = any(${reach.producerIds}::uuid[]))`,
    )
    .orderBy("n.id", "desc")
    .limit(limit)
    .execute();
  return rows as Notice[];
}
