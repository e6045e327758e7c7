import { sql } from "#platform/db";
import type { UnitScope } from "../../domain/measure.ts";
import { type Fragment, inScope, relation, unionAll } from "./relation.ts";

const vietnamDay = (moment: Fragment) => sql`(${moment} at time zone 'Asia/Ho_Chi_Minh')::date`;

const candidateColumns = {
  record_id: sql`c.id`,
  target_id: sql`c.id`,
  label: sql`coalesce(c.product_name || ' – ', '') || c.producer_name`,
  province_code: sql`c.province_code`,
  commune_code: sql`c.commune_code`,
  old_province_code: sql`m.old_province_code`,
  old_commune_code: sql`m.old_commune_code`,
  // A survey's list stands for its whole year.
  counted_on: sql`make_date(c.year, 1, 1)`,
  sector: sql`c.sector`,
  star: sql`c.expected_star`,
  producer_kind: sql`coalesce(m.kind, c.producer_kind)`,
  trait: sql`case when c.pilot_kind is null then 'plain' else 'pilot' end`,
  kind: sql`c.pilot_kind`,
  state: sql`case when c.survey_id is null then 'apart' else 'listed' end`,
};

const candidatesFrom = (unit: UnitScope) => sql`from cycle.public_candidates c
  left join producers.public_producers m on m.id = c.producer_id
  where ${inScope(unit, sql`c.province_code`, sql`c.producer_id`)}`;

export function candidates(unit: UnitScope): Fragment {
  return relation("candidate", candidateColumns, candidatesFrom(unit));
}

export function candidateProducers(unit: UnitScope): Fragment {
  const one = sql`coalesce(c.producer_id::text, c.province_code || public.fold_vi(c.producer_name))`;
  const columns = { ...candidateColumns, record_id: one, label: sql`c.producer_name` };
  return relation("candidate", columns, candidatesFrom(unit));
}

const dossierColumns = {
  record_id: sql`d.id`,
  target_id: sql`d.id`,
  label: sql`p.name || ' – ' || m.name`,
  province_code: sql`d.province_code`,
  commune_code: sql`d.commune_code`,
  old_province_code: sql`m.old_province_code`,
  old_commune_code: sql`m.old_commune_code`,
  counted_on: vietnamDay(sql`d.submitted_at`),
  star: sql`d.target_star`,
  sector: sql`p.sector`,
  producer_kind: sql`m.kind`,
  trait: sql`d.kind`,
};

const dossiersFrom = (unit: UnitScope) => sql`from dossiers.public_dossiers d
  join products.public_products p on p.id = d.product_id
  join producers.public_producers m on m.id = d.producer_id
  where d.submitted_at is not null and d.status <> 'withdrawn' and ${inScope(unit, sql`d.province_code`, sql`d.producer_id`)}`;

export function dossiers(unit: UnitScope): Fragment {
  return relation("dossier", dossierColumns, dossiersFrom(unit));
}

/** One product is developed once, whether its dossier or its place in the yearly cycle tells it. */
export function developments(unit: UnitScope): Fragment {
  const filed = relation("dossier", { ...dossierColumns, record_id: sql`d.product_id` }, dossiersFrom(unit));
  const begun = relation(
    "candidate",
    {
      ...candidateColumns,
      record_id: sql`coalesce(c.product_id, c.id)`,
      counted_on: vietnamDay(sql`c.step_since`),
      trait: sql`c.kind`,
    },
    sql`${candidatesFrom(unit)} and c.step in ('implementation', 'evaluation', 'promotion') and c.dossier_id is null`,
  );
  return unionAll(filed, begun);
}
