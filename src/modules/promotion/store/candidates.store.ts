import { type Executor, sql, tables } from "#platform/db";
import type { Candidate, InvitationRule } from "../domain/invitation.ts";

const on = tables<
  | "promotion.participations"
  | "promotion.events"
  | "producers.public_producers"
  | "producers.public_leadership"
  | "products.public_products"
  | "certification.public_recognitions"
>();

const MOST = 500;

interface CandidateQuery {
  eventId: string;
  provinceCode: string;
  /** An event of a commune asks its own producers. */
  communeCode: string | null;
  /** Recognitions and leaders are taken as of this day, the first of the event. */
  onDay: string;
  today: string;
  rule: InvitationRule;
  text: string;
  /** Only these, whatever the rule says. */
  among?: readonly string[];
}

/**
 * Producers that meet the rule and are not in the event yet. A typed name finds any producer in work, whatever the
 * rule says: the office knows its people.
 */
export async function listCandidates(db: Executor, query: CandidateQuery): Promise<Candidate[]> {
  const { rule, onDay, text } = query;
  const { rows } = await sql<CandidateRow>`
    with best as (
      select r.producer_id, max(r.star) as star, count(distinct r.product_id) as products, array_agg(distinct p.sector) as sectors
      from certification.public_recognitions r join products.public_products p on p.id = r.product_id
      where r.province_code = ${query.provinceCode} and (r.revoked_on is null or r.revoked_on > ${onDay}::date)
        and (r.recognised_on is null or r.recognised_on <= ${onDay}::date)
        ${rule.validOnly ? sql`and r.valid_until >= ${onDay}::date` : sql``}
      group by r.producer_id),
    been as (
      select p.producer_id, count(*) filter (where p.status = 'attended' and e.starts_on >= ${query.today}::date - interval '2 years') as attended,
        max(p.invited_at) as invited_at
      from promotion.participations p join promotion.events e on e.id = p.event_id
      where p.province_code = ${query.provinceCode} and p.producer_id is not null group by p.producer_id)
    select m.id, m.name, m.commune_code, best.star, coalesce(best.products, 0) as products, coalesce(best.sectors, '{}') as sectors,
      to_char(been.invited_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as last_invited_on, coalesce(been.attended, 0) as attended,
      coalesce(l.woman_led, false) as woman_led, coalesce(l.minority_led, false) as minority_led
    from producers.public_producers m
    left join best on best.producer_id = m.id
    left join been on been.producer_id = m.id
    left join lateral (select woman_led, minority_led from producers.public_leadership l
      where l.producer_id = m.id and l.valid_from <= ${query.today}::date and (l.valid_to is null or l.valid_to >= ${query.today}::date)
      order by l.valid_from desc limit 1) l on true
    where m.province_code = ${query.provinceCode} and m.status = 'active'
      ${query.communeCode ? sql`and m.commune_code = ${query.communeCode}` : sql``}
      and not exists (select 1 from promotion.participations p where p.event_id = ${query.eventId}::uuid and p.producer_id = m.id)
      and ${query.among ? sql`m.id = any(${[...query.among]}::uuid[])` : text ? sql`m.search_text like '%' || public.fold_vi(${text}) || '%'` : ruleCondition(query)}
    order by best.star desc nulls last, m.name, m.id limit ${MOST}`.execute(on(db));
  return rows.map((row) => ({
    producerId: row.id,
    producerName: row.name,
    communeCode: row.commune_code,
    bestStar: row.star,
    validProducts: Number(row.products),
    sectors: row.sectors,
    lastInvitedOn: row.last_invited_on,
    attended: Number(row.attended),
    womanLed: row.woman_led,
    minorityLed: row.minority_led,
  }));
}

function ruleCondition({ rule, today }: CandidateQuery) {
  const conditions = [
    sql`true`,
    ...(rule.minStar > 0 ? [sql`best.star >= ${rule.minStar}`] : []),
    ...(rule.validOnly ? [sql`best.producer_id is not null`] : []),
    ...(rule.sectors.length > 0 ? [sql`best.sectors && ${[...rule.sectors]}::text[]`] : []),
    ...(rule.communeCodes.length > 0 ? [sql`m.commune_code = any(${[...rule.communeCodes]}::text[])`] : []),
    ...(rule.restMonths > 0
      ? [
          sql`(been.invited_at is null or been.invited_at < ${today}::date - make_interval(months => ${rule.restMonths}::integer))`,
        ]
      : []),
  ];
  return sql`(${sql.join(conditions, sql` and `)})`;
}

interface CandidateRow {
  id: string;
  name: string;
  commune_code: string | null;
  star: number | null;
  products: string;
  sectors: string[];
  last_invited_on: string | null;
  attended: string;
  woman_led: boolean;
  minority_led: boolean;
}

export interface OfferedProduct {
  productId: string;
  name: string;
  slug: string;
  /** Star in force on the day; null when none is. */
  star: number | null;
  /** Recognised at any time: a product whose certificate has run out is not a potential one. */
  everRecognised: boolean;
}

/** Products of producers with the star in force on a day; drafts and withdrawn ones only when asked for. */
export async function listOffered(
  db: Executor,
  producerIds: readonly string[],
  onDay: string,
): Promise<Map<string, OfferedProduct[]>> {
  const found = new Map<string, OfferedProduct[]>();
  if (producerIds.length === 0) return found;
  const { rows } = await sql<{
    id: string;
    producer_id: string;
    name: string;
    slug: string;
    star: number | null;
    ever: boolean;
  }>`
    select p.id, p.producer_id, p.name, p.slug, r.star,
      exists (select 1 from certification.public_recognitions o where o.product_id = p.id) as ever
    from products.public_products p
    left join lateral (select max(r.star) as star from certification.public_recognitions r
      where r.product_id = p.id and r.valid_until >= ${onDay}::date and (r.recognised_on is null or r.recognised_on <= ${onDay}::date)
        and (r.revoked_on is null or r.revoked_on > ${onDay}::date)) r on true
    where p.producer_id = any(${[...producerIds]}::uuid[]) and p.status <> 'withdrawn'
    order by r.star desc nulls last, p.name, p.id limit 2000`.execute(on(db));
  for (const row of rows) {
    const list = found.get(row.producer_id) ?? [];
    list.push({
      productId: row.id,
      name: row.name,
      slug: row.slug,
      star: row.star,
      everRecognised: row.ever,
    });
    found.set(row.producer_id, list);
  }
  return found;
}
