import { sql } from "#platform/db";
import type { UnitScope } from "../../domain/measure.ts";
import { recognisedSince } from "./recognitions.store.ts";
import { type Fragment, inScope, relation, unionAll } from "./relation.ts";

const producerColumns = {
  record_id: sql`m.id`,
  target_id: sql`m.id`,
  label: sql`m.name`,
  province_code: sql`m.province_code`,
  commune_code: sql`m.commune_code`,
  old_province_code: sql`m.old_province_code`,
  old_commune_code: sql`m.old_commune_code`,
  counted_on: sql`f.first_on`,
  producer_kind: sql`m.kind`,
};

const producersFrom = (unit: UnitScope) =>
  sql`from ${recognisedSince(unit)} f join producers.public_producers m on m.id = f.producer_id`;

export function producers(unit: UnitScope): Fragment {
  return relation("producer", producerColumns, producersFrom(unit));
}

export function producerLeads(unit: UnitScope): Fragment {
  const led = (trait: "woman" | "minority" | "disability") =>
    relation(
      "producer",
      {
        ...producerColumns,
        counted_on: sql`greatest(f.first_on, l.valid_from)`,
        ended_on: sql`l.valid_to + 1`,
        trait: sql.lit(trait),
      },
      sql`${producersFrom(unit)} join producers.public_leadership l on l.producer_id = m.id and l.${sql.ref(`${trait}_led`)}`,
    );
  return unionAll(led("woman"), led("minority"), led("disability"));
}

export function producerChains(unit: UnitScope): Fragment {
  const columns = {
    ...producerColumns,
    counted_on: sql`greatest(f.first_on, c.since)`,
    ended_on: sql`c.ended_on`,
    trait: sql`case when c.circular then 'circular' else 'plain' end`,
  };
  return relation(
    "producer",
    columns,
    sql`${producersFrom(unit)} join planning.value_chains c on c.producer_id = m.id`,
  );
}

export function producerChannels(unit: UnitScope): Fragment {
  const columns = {
    ...producerColumns,
    counted_on: sql`greatest(f.first_on, l.from_on)`,
    ended_on: sql`least(l.to_on + 1, l.ended_on)`,
    kind: sql`l.channel_kind`,
  };
  return relation(
    "producer",
    columns,
    sql`${producersFrom(unit)} join promotion.public_listings l on l.producer_id = m.id and l.modern`,
  );
}

const workforceFrom = (unit: UnitScope) => sql`from ${recognisedSince(unit)} f
  join producers.public_producers m on m.id = f.producer_id
  join (select w.*, lead(w.year) over (partition by w.producer_id order by w.year) as next_year
    from producers.public_workforces w) w on w.producer_id = m.id`;

// A year's figures are known when it is over, and a producer's count from its first recognition.
const yearEnd = sql`greatest(f.first_on, make_date(w.year, 12, 31))`;

export function jobs(unit: UnitScope): Fragment {
  const columns = {
    ...producerColumns,
    counted_on: yearEnd,
    ended_on: sql`make_date(w.next_year, 12, 31)`,
    weight: sql`w.workers`,
  };
  return relation("producer", columns, workforceFrom(unit));
}

export function revenues(unit: UnitScope): Fragment {
  const columns = {
    ...producerColumns,
    record_id: sql`m.id || '-' || w.year`,
    counted_on: sql`make_date(w.year, 12, 31)`,
    weight: sql`w.revenue_million`,
  };
  return relation("producer", columns, sql`${workforceFrom(unit)} where w.revenue_million is not null`);
}

export function exports(unit: UnitScope): Fragment {
  const columns = {
    ...producerColumns,
    record_id: sql`m.id || '-' || x.year || '-' || x.market`,
    label: sql`m.name || ' – ' || x.market`,
    counted_on: sql`make_date(x.year, 12, 31)`,
    weight: sql`x.value_usd`,
  };
  return relation(
    "producer",
    columns,
    sql`from planning.exports x join producers.public_producers m on m.id = x.producer_id
      where ${inScope(unit, sql`m.province_code`, sql`m.id`)}`,
  );
}

const villageColumns = {
  record_id: sql`v.id`,
  target_id: sql`v.id`,
  label: sql`v.name`,
  province_code: sql`v.province_code`,
  commune_code: sql`v.commune_code`,
  counted_on: sql`coalesce(v.recognised_on, date '2000-01-01')`,
  ended_on: sql`v.ended_on`,
  kind: sql`v.kind`,
};

export function craftVillages(unit: UnitScope): Fragment {
  return relation(
    "craft_village",
    villageColumns,
    sql`from planning.craft_villages v where ${inScope(unit, sql`v.province_code`)}`,
  );
}

export function craftVillagesWithProducts(unit: UnitScope): Fragment {
  const columns = {
    ...villageColumns,
    counted_on: sql`greatest(v.recognised_on, coalesce(r.recognised_on, make_date(r.recognition_year, 12, 31)))`,
  };
  return relation(
    "craft_village",
    columns,
    sql`from planning.craft_villages v
      join planning.craft_village_products c on c.village_id = v.id
      join certification.public_recognitions r on r.product_id = c.product_id
      where ${inScope(unit, sql`v.province_code`)} and (r.recognised_on is not null or r.recognition_year is not null)`,
  );
}
