import { sql } from "#platform/db";
import type { UnitScope } from "../../domain/measure.ts";
import { recognisedSince } from "./recognitions.store.ts";
import { type Fragment, inScope, relation, unionAll } from "./relation.ts";

const classColumns = {
  record_id: sql`c.id`,
  target_id: sql`c.id`,
  label: sql`c.title`,
  province_code: sql`c.province_code`,
  commune_code: sql`c.commune_code`,
  counted_on: sql`c.ends_on`,
};

export function classes(unit: UnitScope): Fragment {
  return relation(
    "class",
    classColumns,
    sql`from training.public_classes c where c.status in ('running', 'closed') and ${inScope(unit, sql`c.province_code`)}`,
  );
}

const learnerColumns = {
  record_id: sql`l.id`,
  target_id: sql`l.class_id`,
  label: sql`l.class_title`,
  province_code: sql`l.province_code`,
  commune_code: sql`l.commune_code`,
  counted_on: sql`l.class_ends_on`,
  audience: sql`l.audience`,
};

const present = sql`l.class_status <> 'cancelled' and l.first_attended_on is not null`;

const learnersFrom = (unit: UnitScope) =>
  sql`from training.public_learners l where ${present} and ${inScope(unit, sql`l.province_code`)}`;

/** People present in classes; an old class of which only a number is told counts with that number. */
export function learners(unit: UnitScope): Fragment {
  const told = relation(
    "class",
    { ...classColumns, weight: sql`c.reported_learners` },
    sql`from training.public_classes c where c.reported_learners is not null and c.status <> 'cancelled'
      and ${inScope(unit, sql`c.province_code`)}`,
  );
  return unionAll(relation("class", learnerColumns, learnersFrom(unit)), told);
}

export function attendances(unit: UnitScope): Fragment {
  const listed = relation(
    "class",
    {
      record_id: sql`a.meeting_id || '-' || a.learner_id`,
      target_id: sql`a.class_id`,
      label: sql`(select c.title from training.public_classes c where c.id = a.class_id)`,
      province_code: sql`a.province_code`,
      counted_on: sql`a.attended_on`,
    },
    sql`from training.public_attendances a where ${inScope(unit, sql`a.province_code`)}`,
  );
  const told = relation(
    "class",
    { ...classColumns, weight: sql`c.reported_attendances` },
    sql`from training.public_classes c where c.reported_attendances is not null and c.status <> 'cancelled'
      and ${inScope(unit, sql`c.province_code`)}`,
  );
  return unionAll(listed, told);
}

export function trainedPeople(unit: UnitScope): Fragment {
  return relation("class", { ...learnerColumns, record_id: sql`l.person` }, learnersFrom(unit));
}

// Programme officials: who holds one of these offices in a province or a commune.
const officeRoles = sql`('province_officer', 'commune_officer')`;

const officeColumns = {
  record_id: sql`t.account_id`,
  label: sql`case t.unit_kind when 'commune' then 'Cán bộ OCOP cấp xã' else 'Cán bộ OCOP cấp tỉnh' end`,
  province_code: sql`t.province_code`,
  commune_code: sql`case when t.unit_kind = 'commune' then t.unit_code end`,
  counted_on: sql`t.valid_from`,
  ended_on: sql`least(t.valid_to + 1, t.revoked_on)`,
  audience: sql`case t.unit_kind when 'commune' then 'official_commune' else 'official_province' end`,
};

const officesFrom = (unit: UnitScope) =>
  sql`from identity.public_role_terms t where t.role in ${officeRoles} and ${inScope(unit, sql`t.province_code`)}`;

export function offices(unit: UnitScope): Fragment {
  return relation("official", officeColumns, officesFrom(unit));
}

export function trainedOffices(unit: UnitScope): Fragment {
  const columns = { ...officeColumns, counted_on: sql`greatest(t.valid_from, l.class_ends_on)` };
  return relation(
    "official",
    columns,
    sql`from identity.public_role_terms t join training.public_learners l on l.account_id = t.account_id and ${present}
      where t.role in ${officeRoles} and ${inScope(unit, sql`t.province_code`)}`,
  );
}

const ofProducers = (unit: UnitScope, audiences: Fragment) => sql`from training.public_learners l
  join producers.public_producers m on m.id = l.producer_id
  join ${recognisedSince(unit)} f on f.producer_id = m.id
  where l.audience in ${audiences} and ${present}`;

const ofProducerColumns = {
  target_id: sql`m.id`,
  label: sql`m.name`,
  province_code: sql`m.province_code`,
  commune_code: sql`m.commune_code`,
  old_province_code: sql`m.old_province_code`,
  old_commune_code: sql`m.old_commune_code`,
  counted_on: sql`greatest(l.class_ends_on, f.first_on)`,
  producer_kind: sql`m.kind`,
};

export function trainedLeaders(unit: UnitScope): Fragment {
  const columns = { ...ofProducerColumns, record_id: sql`m.id` };
  return relation("producer", columns, ofProducers(unit, sql`('leader')`));
}

export function trainedWorkers(unit: UnitScope): Fragment {
  const columns = { ...ofProducerColumns, record_id: sql`l.person` };
  return relation("producer", columns, ofProducers(unit, sql`('worker')`));
}
