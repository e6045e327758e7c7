import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<
  | "certification.recognitions"
  | "certification.certificates"
  | "certification.decisions"
  | "certification.revocations"
  | "certification.signing_keys"
  | "certification.public_log"
  | "products.public_products"
  | "producers.public_producers"
>();

export interface NewRecognition {
  id: string;
  productId: string;
  producerId: string;
  provinceCode: string;
  dossierId: string;
  decisionId: string;
  star: number;
  points: number;
  ruleSet: string;
  recognisedOn: string;
  validUntil: string;
  isDemo: boolean;
}

export async function insertRecognition(tx: Tx, row: NewRecognition): Promise<void> {
  await on(tx)
    .insertInto("certification.recognitions")
    .values({
      id: row.id,
      product_id: row.productId,
      producer_id: row.producerId,
      province_code: row.provinceCode,
      dossier_id: row.dossierId,
      decision_id: row.decisionId,
      star: row.star,
      points: row.points,
      rule_set: row.ruleSet,
      recognised_on: row.recognisedOn,
      recognition_year: Number(row.recognisedOn.slice(0, 4)),
      valid_until: row.validUntil,
      is_demo: row.isDemo,
    })
    .execute();
}

/** The caller holds the province's lock, so two certificates never get one serial. */
export async function nextSerial(tx: Tx, provinceCode: string, year: number): Promise<number> {
  const row = await on(tx)
    .selectFrom("certification.certificates")
    .select(sql<number>`coalesce(max(serial), 0) + 1`.as("next"))
    .where("province_code", "=", provinceCode)
    .where("year", "=", year)
    .executeTakeFirstOrThrow();
  return row.next;
}

export interface NewCertificate {
  number: string;
  slug: string;
  recognitionId: string;
  provinceCode: string;
  serial: number;
  year: number;
  issuedOn: string;
  validUntil: string;
  payload: string;
  keyId: string;
  signature: string;
}

export async function insertCertificate(tx: Tx, row: NewCertificate): Promise<void> {
  await on(tx)
    .insertInto("certification.certificates")
    .values({
      number: row.number,
      slug: row.slug,
      recognition_id: row.recognitionId,
      province_code: row.provinceCode,
      serial: row.serial,
      year: row.year,
      issued_on: row.issuedOn,
      valid_until: row.validUntil,
      payload: row.payload,
      key_id: row.keyId,
      signature: row.signature,
    })
    .execute();
}

export async function keepSigningKey(tx: Tx, key: { keyId: string; publicKey: string }): Promise<void> {
  await on(tx)
    .insertInto("certification.signing_keys")
    .values({ key_id: key.keyId, public_key: key.publicKey })
    .onConflict((conflict) => conflict.column("key_id").doNothing())
    .execute();
}

export async function listSigningKeys(
  db: Executor,
): Promise<{ keyId: string; publicKey: string; firstUsedAt: Date }[]> {
  return on(db)
    .selectFrom("certification.signing_keys")
    .select(["key_id as keyId", "public_key as publicKey", "first_used_at as firstUsedAt"])
    .orderBy("first_used_at", "desc")
    .execute();
}

/** A certificate with everything its page and its paper say. */
export interface Certificate {
  number: string;
  slug: string;
  recognitionId: string;
  provinceCode: string;
  issuedOn: string;
  validUntil: string;
  payload: string;
  keyId: string;
  signature: string;
  star: number;
  points: number | null;
  ruleSet: string | null;
  isDemo: boolean;
  productId: string;
  productName: string;
  productSlug: string;
  productCode: string | null;
  producerId: string;
  producerName: string;
  producerSlug: string;
  communeCode: string | null;
  decisionNumber: string | null;
  decisionSignedOn: string | null;
  signerName: string | null;
  signerTitle: string | null;
  revokedOn: string | null;
  revocationDecision: string | null;
  revocationGround: number | null;
  revocationReason: string | null;
}

function select(db: Executor) {
  return on(db)
    .selectFrom("certification.certificates as k")
    .innerJoin("certification.recognitions as r", "r.id", "k.recognition_id")
    .innerJoin("products.public_products as p", "p.id", "r.product_id")
    .innerJoin("producers.public_producers as c", "c.id", "r.producer_id")
    .leftJoin("certification.decisions as d", "d.id", "r.decision_id")
    .leftJoin("certification.revocations as v", "v.recognition_id", "r.id")
    .select([
      "k.number",
      "k.slug",
      "k.recognition_id as recognitionId",
      "k.province_code as provinceCode",
      "k.issued_on as issuedOn",
      "k.valid_until as validUntil",
      "k.payload",
      "k.key_id as keyId",
      "k.signature",
      sql<number>`r.star`.as("star"),
      "r.points",
      "r.rule_set as ruleSet",
      "r.is_demo as isDemo",
      "p.id as productId",
      "p.name as productName",
      "p.slug as productSlug",
      "p.code as productCode",
      "c.id as producerId",
      "c.name as producerName",
      "c.slug as producerSlug",
      "c.commune_code as communeCode",
      // A paper older than the platform keeps its decision with the recognition.
      sql<string | null>`coalesce(d.number, r.decision_number)`.as("decisionNumber"),
      sql<string | null>`coalesce(d.signed_on, r.recognised_on)`.as("decisionSignedOn"),
      "d.signer_name as signerName",
      "d.signer_title as signerTitle",
      "v.revoked_on as revokedOn",
      "v.decision_number as revocationDecision",
      "v.ground as revocationGround",
      "v.reason as revocationReason",
    ]);
}

export async function findCertificate(db: Executor, slug: string): Promise<Certificate | undefined> {
  return select(db).where("k.slug", "=", slug).executeTakeFirst();
}

export async function findCertificates(db: Executor, slugs: readonly string[]): Promise<Certificate[]> {
  return select(db)
    .where(sql<boolean>`k.slug = any(${slugs}::text[])`)
    .orderBy("k.issued_on")
    .orderBy("k.number")
    .execute();
}

export async function listDecisionCertificates(db: Executor, decisionId: string): Promise<Certificate[]> {
  return select(db).where("r.decision_id", "=", decisionId).orderBy("k.serial").execute();
}

export interface CertificateFilter {
  provinceCodes: readonly string[];
  communeCodes: readonly string[];
  producerIds: readonly string[];
  text?: string | undefined;
  /** Ends on one of these days, both included, and is not revoked. */
  endsBetween?: { from: string; to: string } | undefined;
  after?: { validUntil: string; slug: string } | undefined;
  limit: number;
}

/** Certificates the reader may see, those that end first on top. */
export async function listCertificates(db: Executor, filter: CertificateFilter): Promise<Certificate[]> {
  let query = select(db).where(
    sql<boolean>`(k.province_code = any(${filter.provinceCodes}::text[]) or c.commune_code = any(${filter.communeCodes}::text[])
      or c.id = any(${filter.producerIds}::uuid[]))`,
  );
  const { text, endsBetween, after } = filter;
  if (text) {
    query = query.where(
      sql<boolean>`(p.search_text like '%' || public.fold_vi(${text}) || '%' or c.search_text like '%' || public.fold_vi(${text}) || '%'
        or public.fold_vi(k.number) like '%' || public.fold_vi(${text}) || '%')`,
    );
  }
  if (endsBetween) {
    query = query
      .where("k.valid_until", ">=", endsBetween.from)
      .where("k.valid_until", "<=", endsBetween.to)
      .where("v.revoked_on", "is", null);
  }
  if (after)
    query = query.where(sql<boolean>`(k.valid_until, k.slug) > (${after.validUntil}::date, ${after.slug})`);
  return query.orderBy("k.valid_until").orderBy("k.slug").limit(filter.limit).execute();
}

export interface NewRevocation {
  recognitionId: string;
  decisionNumber: string;
  revokedOn: string;
  ground: number;
  reason: string;
  revokedBy: string;
}

/** False when the recognition was revoked already. */
export async function insertRevocation(tx: Tx, row: NewRevocation): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(tx)
    .insertInto("certification.revocations")
    .values({
      recognition_id: row.recognitionId,
      decision_number: row.decisionNumber,
      revoked_on: row.revokedOn,
      ground: row.ground,
      reason: row.reason,
      revoked_by: row.revokedBy,
    })
    .onConflict((conflict) => conflict.column("recognition_id").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
