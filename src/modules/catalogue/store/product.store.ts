import { type Executor, sql } from "#platform/db";
import type { Entry, ProductDetail } from "../domain/entry.ts";
import { entryColumns } from "./list.store.ts";

const recognitions = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'star', r.star, 'points', r.points,
    'ruleSet', r.rule_set, 'recognisedOn', r.recognised_on, 'year', r.recognition_year, 'validUntil', r.valid_until,
    'decisionNumber', r.decision_number, 'certificateNumber', r.certificate_number, 'certificateSlug', r.certificate_slug,
    'revokedOn', r.revoked_on, 'revocationReason', r.revocation_reason, 'revocationDecision', r.revocation_decision,
    'source', r.source, 'note', r.note)
    order by (r.revoked_on is null) desc, r.recognised_on desc nulls last, r.recognition_year desc nulls last, r.id desc), '[]')
  from certification.public_recognitions r where r.product_id = e.product_id)`;

const result = sql`(select jsonb_build_object('A', s.points_a, 'B', s.points_b, 'C', s.points_c, 'total', s.total,
    'heldOn', s.held_on, 'sheets', s.sheets)
  from certification.public_recognitions r join evaluation.public_results s on s.dossier_id = r.dossier_id
  where r.product_id = e.product_id and r.revoked_on is null
  order by r.recognised_on desc nulls last, s.created_at desc limit 1)`;

/** Everything of one public product in one statement. */
export async function findDetail(
  db: Executor,
  by: { slug: string } | { code: string },
): Promise<ProductDetail | undefined> {
  const wanted =
    "slug" in by
      ? sql`e.slug = ${by.slug}`
      : sql`e.product_id = (select c.product_id from catalogue.entries c where c.code = ${by.code})`;
  const { rows } =
    await sql<ProductDetail>`select ${entryColumns}, p.name_basis as "nameBasis", p.description, p.story,
      p.specification, p.ingredients, p.storage_guide as "storageGuide", p.shelf_life as "shelfLife", p.gtin,
      pr.old_commune_code as "oldCommuneCode", pr.old_place as "oldPlace", pr.website, pr.phone,
      parts.variants, parts.material_zones as "materialZones", parts.pictures, parts.former_codes as "formerCodes",
      ${recognitions} as recognitions, ${result} as result
    from catalogue.entries e
    join products.public_products p on p.id = e.product_id
    join products.public_parts parts on parts.product_id = e.product_id
    join producers.public_producers pr on pr.id = e.producer_id
    where ${wanted}`.execute(db);
  return rows[0];
}

/** The product behind a certificate number, a product code or a former code. */
export async function findByNumber(
  db: Executor,
  text: string,
  productId: string | undefined,
): Promise<{ slug: string; certificateSlug: string | null; isCertificate: boolean } | undefined> {
  const { rows } = await sql<{ slug: string; certificateSlug: string | null; isCertificate: boolean }>`
    select e.slug, e.certificate_slug as "certificateSlug", coalesce(e.certificate_number = ${text}, false) as "isCertificate"
    from catalogue.entries e
    where e.certificate_number = ${text} or e.code = ${text} or e.product_id = ${productId ?? null}::uuid
    order by 3 desc limit 1`.execute(db);
  return rows[0];
}

export interface ProducerPage {
  id: string;
  name: string;
  slug: string;
  kind: string;
  provinceCode: string;
  communeCode: string | null;
  oldCommuneCode: string | null;
  oldPlace: string | null;
  website: string | null;
  phone: string | null;
  about: string | null;
  foundedOn: string | null;
  isDemo: boolean;
}

export async function findProducerPage(db: Executor, slug: string): Promise<ProducerPage | undefined> {
  const { rows } = await sql<ProducerPage>`select id, name, slug, kind, province_code as "provinceCode",
      commune_code as "communeCode", old_commune_code as "oldCommuneCode", old_place as "oldPlace", website, phone, about,
      founded_on as "foundedOn", is_demo as "isDemo"
    from producers.public_producers where slug = ${slug} and status in ('active', 'closed')`.execute(db);
  return rows[0];
}

export async function listOfProducer(db: Executor, producerId: string): Promise<Entry[]> {
  const { rows } =
    await sql<Entry>`select ${entryColumns} from catalogue.entries e where e.producer_id = ${producerId}
    order by coalesce(e.star, 0) desc, e.name limit 200`.execute(db);
  return rows;
}
