import type { RawBuilder } from "kysely";
import { type Executor, sql } from "#platform/db";

export interface OutcomeScope {
  /** null: the nation. */
  provinceCode: string | null;
  /** null: the whole province. */
  communeCodes: readonly string[] | null;
  /** One class, or every class of a year. */
  classId?: string | undefined;
  year: number;
}

export interface OutcomeRecord {
  producerId: string;
  producerName: string;
  producerSlug: string;
  communeCode: string | null;
  trainedOn: string;
  classId: string;
  classTitle: string;
  filed: number;
  firstFiledOn: string | null;
  recognised: number;
  bestStar: number | null;
}

const filedOn = sql`(d.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date`;

/**
 * Producers that were present, each from its first day in the class or year, with what they filed and what was
 * recognised from that day on. That one followed the other is said, not that it caused it. Dossiers and recognitions
 * are joined whole and grouped: one look-up a producer took a hundred times as long for the nation.
 */
function outcomes({ provinceCode, communeCodes, classId, year }: OutcomeScope): RawBuilder<unknown> {
  return sql`with trained as materialized (
      select distinct on (l.producer_id) l.producer_id, l.first_attended_on as trained_on, c.id as class_id, c.title
      from training.classes c join training.learners l on l.class_id = c.id
      where l.producer_id is not null and l.status <> 'removed' and l.first_attended_on is not null
        ${classId ? sql`and c.id = ${classId}` : sql`and c.year = ${year}`}
        ${provinceCode === null ? sql`` : sql`and c.province_code = ${provinceCode}`}
      order by l.producer_id, l.first_attended_on, c.id),
    filed as (
      select t.producer_id, count(*)::integer as filed, min(${filedOn}) as first_filed_on
      from trained t join dossiers.public_dossiers d on d.producer_id = t.producer_id
      where ${filedOn} >= t.trained_on group by t.producer_id),
    recognised as (
      select t.producer_id, count(*)::integer as recognised, max(r.star) as best_star
      from trained t join certification.public_recognitions r on r.producer_id = t.producer_id
      where r.recognised_on >= t.trained_on group by t.producer_id)
    select t.producer_id as "producerId", p.name as "producerName", p.slug as "producerSlug",
      p.commune_code as "communeCode", t.trained_on as "trainedOn", t.class_id as "classId", t.title as "classTitle",
      coalesce(d.filed, 0) as filed, d.first_filed_on as "firstFiledOn",
      coalesce(r.recognised, 0) as recognised, r.best_star as "bestStar"
    from trained t join producers.public_producers p on p.id = t.producer_id
    left join filed d on d.producer_id = t.producer_id left join recognised r on r.producer_id = t.producer_id
    ${communeCodes === null ? sql`` : sql`where p.commune_code = any(${communeCodes}::text[])`}`;
}

export interface OutcomeTotals {
  trained: number;
  filed: number;
  recognised: number;
}

export async function totalOutcomes(db: Executor, scope: OutcomeScope): Promise<OutcomeTotals> {
  const { rows } = await sql<OutcomeTotals>`select count(*)::integer as trained,
      count(*) filter (where filed > 0)::integer as filed, count(*) filter (where recognised > 0)::integer as recognised
    from (${outcomes(scope)}) o`.execute(db);
  return rows[0] ?? { trained: 0, filed: 0, recognised: 0 };
}

export interface OutcomeList extends OutcomeScope {
  only: "all" | "filed" | "recognised" | "none";
  after?: { name: string; id: string } | undefined;
  limit: number;
}

export async function listOutcomes(db: Executor, list: OutcomeList): Promise<OutcomeRecord[]> {
  const { only, after } = list;
  const { rows } = await sql<OutcomeRecord>`select * from (${outcomes(list)}) o
    where (${only} = 'all' or ${only} = 'filed' and filed > 0 or ${only} = 'recognised' and recognised > 0
        or ${only} = 'none' and filed = 0 and recognised = 0)
      ${after ? sql`and (public.fold_vi("producerName"), "producerId") > (public.fold_vi(${after.name}), ${after.id}::uuid)` : sql``}
    order by public.fold_vi("producerName"), "producerId" limit ${list.limit}`.execute(db);
  return rows;
}

/** The same three numbers class by class, for the classes of a year that had producers. */
export async function outcomesByClass(
  db: Executor,
  scope: OutcomeScope,
): Promise<(OutcomeTotals & { classId: string; title: string; startsOn: string })[]> {
  const { provinceCode, communeCodes, year } = scope;
  const { rows } = await sql<OutcomeTotals & { classId: string; title: string; startsOn: string }>`
    with present as materialized (
      select c.id, c.title, c.starts_on, l.producer_id, min(l.first_attended_on) as trained_on
      from training.classes c join training.learners l on l.class_id = c.id
      ${communeCodes === null ? sql`` : sql`join producers.public_producers p on p.id = l.producer_id and p.commune_code = any(${communeCodes}::text[])`}
      where c.year = ${year} and l.producer_id is not null and l.status <> 'removed' and l.first_attended_on is not null
        ${provinceCode === null ? sql`` : sql`and c.province_code = ${provinceCode}`}
      group by c.id, c.title, c.starts_on, l.producer_id),
    makers as materialized (select distinct producer_id from present),
    filed as (
      select d.producer_id, max(${filedOn}) as last_on from makers m
      join dossiers.public_dossiers d on d.producer_id = m.producer_id group by d.producer_id),
    recognised as (
      select r.producer_id, max(r.recognised_on) as last_on from makers m
      join certification.public_recognitions r on r.producer_id = m.producer_id group by r.producer_id)
    select p.id as "classId", p.title, p.starts_on as "startsOn", count(*)::integer as trained,
      count(*) filter (where d.last_on >= p.trained_on)::integer as filed,
      count(*) filter (where r.last_on >= p.trained_on)::integer as recognised
    from present p left join filed d on d.producer_id = p.producer_id
    left join recognised r on r.producer_id = p.producer_id
    group by p.id, p.title, p.starts_on order by p.starts_on desc, p.id desc limit 100`.execute(db);
  return rows;
}
