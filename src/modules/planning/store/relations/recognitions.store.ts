import { sql } from "#platform/db";
import type { UnitScope } from "../../domain/measure.ts";
import { type Fragment, inScope, relation } from "./relation.ts";

// Registers of earlier years often tell only the year: such a recognition counts from its last day.
const day = sql`coalesce(r.recognised_on, make_date(r.recognition_year, 12, 31))`;

/** Every recognition with its place in the product's history. */
function history(unit: UnitScope): Fragment {
  return sql`(select h.*,
      case when h.nth = 1 then 'first' when h.star > h.best_before then 'upgrade' else 'again' end as turn,
      least(h.valid_until + 1, h.revoked_on) as lost_on
    from (select r.id, r.product_id, r.producer_id, r.province_code, r.star, r.valid_until, r.revoked_on, ${day} as counted_on,
        row_number() over w as nth,
        max(r.star) over (w rows between unbounded preceding and 1 preceding) as best_before,
        lead(${day}) over w as next_on
      from certification.public_recognitions r
      where ${inScope(unit, sql`r.province_code`, sql`r.producer_id`)}
      window w as (partition by r.product_id order by ${day}, r.id)) h)`;
}

const joined = (unit: UnitScope) => sql`from ${history(unit)} h
  left join producers.public_producers m on m.id = h.producer_id
  left join products.public_products p on p.id = h.product_id`;

const columns = {
  province_code: sql`h.province_code`,
  commune_code: sql`coalesce(p.commune_code, m.commune_code)`,
  old_province_code: sql`m.old_province_code`,
  old_commune_code: sql`m.old_commune_code`,
  counted_on: sql`h.counted_on`,
  replaced_on: sql`h.next_on`,
  ended_on: sql`least(h.lost_on, h.next_on)`,
  lapsed_on: sql`case when h.next_on is null or h.next_on > h.lost_on then h.lost_on end`,
  star: sql`h.star`,
  from_star: sql`h.best_before`,
  sector: sql`p.sector`,
  producer_kind: sql`m.kind`,
  trait: sql`h.turn`,
  state: sql`case when h.valid_until is null then 'unknown' else 'known' end`,
};

export function recognitions(unit: UnitScope): Fragment {
  const own = { record_id: sql`h.id`, target_id: sql`h.product_id`, label: sql`p.name || ' – ' || m.name` };
  return relation("product", { ...own, ...columns }, joined(unit));
}

export function recognisingProducers(unit: UnitScope): Fragment {
  const own = { record_id: sql`h.producer_id`, target_id: sql`h.producer_id`, label: sql`m.name` };
  return relation("producer", { ...own, ...columns }, joined(unit));
}

/** Producers with the day of their first recognition, one row each. */
export function recognisedSince(unit: UnitScope): Fragment {
  return sql`(select r.producer_id, min(${day}) as first_on from certification.public_recognitions r
    where ${inScope(unit, sql`r.province_code`, sql`r.producer_id`)} group by r.producer_id)`;
}
