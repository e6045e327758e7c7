import { sql } from "#platform/db";
import type { UnitScope } from "../../domain/measure.ts";
import { type Fragment, inScope, relation, unionAll } from "./relation.ts";

const eventColumns = {
  record_id: sql`e.id`,
  target_id: sql`e.id`,
  label: sql`e.title`,
  province_code: sql`e.province_code`,
  commune_code: sql`e.commune_code`,
  counted_on: sql`e.starts_on`,
  kind: sql`e.kind`,
};

const heldEvents = (unit: UnitScope) =>
  sql`from promotion.public_events e where e.status in ('running', 'closed') and ${inScope(unit, sql`e.province_code`)}`;

export function events(unit: UnitScope): Fragment {
  return relation("event", eventColumns, heldEvents(unit));
}

export function booths(unit: UnitScope): Fragment {
  return relation(
    "event",
    { ...eventColumns, weight: sql`e.booths_rented` },
    sql`${heldEvents(unit)} and e.booths_rented is not null`,
  );
}

/** Producers named at an event; an old event of which only numbers are told counts with those. */
export function participations(unit: UnitScope): Fragment {
  const named = relation(
    "event",
    {
      record_id: sql`p.id`,
      target_id: sql`p.event_id`,
      label: sql`p.producer_name || ' – ' || p.event_title`,
      province_code: sql`p.province_code`,
      counted_on: sql`p.starts_on`,
      kind: sql`p.event_kind`,
      trait: sql`case when p.potential then 'potential' else 'recognised' end`,
    },
    sql`from promotion.public_participations p where p.status = 'attended' and ${inScope(unit, sql`p.province_code`)}`,
  );
  const told = sql`coalesce(e.reported_recognised, 0) + coalesce(e.reported_potential, 0) + coalesce(e.reported_total, 0)`;
  return unionAll(
    named,
    relation("event", { ...eventColumns, weight: told }, sql`${heldEvents(unit)} and ${told} > 0`),
  );
}

export function sales(unit: UnitScope): Fragment {
  return relation(
    "event",
    {
      record_id: sql`r.id`,
      target_id: sql`r.event_id`,
      label: sql`(select e.title from promotion.public_events e where e.id = r.event_id)`,
      province_code: sql`r.province_code`,
      counted_on: sql`r.happened_on`,
      weight: sql`r.amount_vnd`,
      kind: sql`r.kind`,
    },
    sql`from promotion.public_results r where r.kind in ('sale', 'contract') and r.amount_vnd is not null
      and ${inScope(unit, sql`r.province_code`)}`,
  );
}

export function salePoints(unit: UnitScope): Fragment {
  return relation(
    "channel",
    {
      record_id: sql`c.id`,
      target_id: sql`c.id`,
      label: sql`c.name`,
      province_code: sql`c.province_code`,
      commune_code: sql`c.commune_code`,
      counted_on: sql`coalesce(c.opened_on, c.created_at::date)`,
      ended_on: sql`c.closed_on`,
      kind: sql`c.kind`,
    },
    sql`from promotion.public_channels c where c.sale_point and ${inScope(unit, sql`c.province_code`)}`,
  );
}

export function allocations(unit: UnitScope): Fragment {
  return relation(
    "line",
    {
      record_id: sql`l.id`,
      target_id: sql`l.id`,
      label: sql`l.title`,
      province_code: sql`l.province_code`,
      commune_code: sql`l.commune_code`,
      counted_on: sql`make_date(l.year, 1, 1)`,
      weight: sql`l.allocated_vnd`,
      source: sql`l.source`,
      purpose: sql`l.purpose`,
    },
    sql`from funding.public_lines l where ${inScope(unit, sql`l.province_code`)}`,
  );
}

export function disbursements(unit: UnitScope): Fragment {
  return relation(
    "line",
    {
      record_id: sql`d.id`,
      target_id: sql`d.line_id`,
      label: sql`l.title`,
      province_code: sql`d.province_code`,
      commune_code: sql`l.commune_code`,
      counted_on: sql`d.paid_on`,
      weight: sql`d.amount_vnd`,
      source: sql`d.source`,
      purpose: sql`l.purpose`,
    },
    sql`from funding.public_disbursements d left join funding.public_lines l on l.id = d.line_id where ${inScope(unit, sql`d.province_code`)}`,
  );
}

export function supports(unit: UnitScope): Fragment {
  return relation(
    "support_request",
    {
      record_id: sql`r.id`,
      target_id: sql`r.id`,
      label: sql`r.title || ' – ' || m.name`,
      province_code: sql`r.province_code`,
      commune_code: sql`r.commune_code`,
      old_province_code: sql`m.old_province_code`,
      old_commune_code: sql`m.old_commune_code`,
      counted_on: sql`r.completed_on`,
      producer_kind: sql`m.kind`,
      kind: sql`r.kind`,
    },
    sql`from support.public_requests r join producers.public_producers m on m.id = r.producer_id
      where r.status = 'completed' and ${inScope(unit, sql`r.province_code`, sql`r.producer_id`)}`,
  );
}

export function tasks(unit: UnitScope): Fragment {
  return relation(
    "task",
    {
      record_id: sql`t.id`,
      target_id: sql`t.id`,
      label: sql`t.title`,
      province_code: sql`t.province_code`,
      commune_code: sql`t.commune_code`,
      counted_on: sql`t.due_on`,
      trait: sql`case when t.done_on <= t.due_on then 'in_time' when t.done_on is not null then 'late' else 'open' end`,
    },
    sql`from directives.public_tasks t where t.status not in ('cancelled', 'recorded') and ${inScope(unit, sql`t.province_code`)}`,
  );
}
