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

/**
 * Producers that were present, each from its first day in the class or year, with what they filed and what was
 * recognised from that day on. That one followed the other is said, not that it caused it.
 */
function outcomes({ provinceCode, communeCodes, classId, year }: OutcomeScope): RawBuilder<unknown> {
  return sql`select t.producer_id as "producerId", p.name as "producerName", p.slug as "producerSlug",
      p.commune_code as "communeCode", t.trained_on as "trainedOn", t.class_id as "classId", t.title as "classTitle",
      d.filed, d.first_filed_on as "firstFiledOn", r.recognised, r.best_star as "bestStar"
    from (select distinct on (l.producer_id) l.producer_id, a.attended_on as trained_on, c.id as class_id, c.title
      from training.classes c join training.learners l on l.class_id = c.id join training.attendances a on a.learner_id = l.id
      where l.producer_id is not null and l.status <> 'removed'
        ${classId ? sql`and c.id = ${classId}` : sql`and c.year = ${year}`}
        ${provinceCode === null ? sql`` : sql`and c.province_code = ${provinceCode}`}
      order by l.producer_id, a.attended_on, c.id) t
    join producers.public_producers p on p.id = t.producer_id
    cross join lateral (select count(*)::integer as filed,
        min((d.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date) as first_filed_on
      from dossiers.public_dossiers d where d.producer_id = t.producer_id
        and (d.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date >= t.trained_on) d
    cross join lateral (select count(*)::integer as recognised, max(r.star) as best_star
      from certification.public_recognitions r where r.producer_id = t.producer_id and r.recognised_on >= t.trained_on) r
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
    with present as (
      select c.id, c.title, c.starts_on, l.producer_id, min(a.attended_on) as trained_on
      from training.classes c join training.learners l on l.class_id = c.id join training.attendances a on a.learner_id = l.id
      join producers.public_producers p on p.id = l.producer_id
      where c.year = ${year} and l.status <> 'removed'
        ${provinceCode === null ? sql`` : sql`and c.province_code = ${provinceCode}`}
        ${communeCodes === null ? sql`` : sql`and p.commune_code = any(${communeCodes}::text[])`}
      group by c.id, c.title, c.starts_on, l.producer_id)
    select id as "classId", title, starts_on as "startsOn", count(*)::integer as trained,
      count(*) filter (where exists (select 1 from dossiers.public_dossiers d where d.producer_id = present.producer_id
        and (d.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date >= trained_on))::integer as filed,
      count(*) filter (where exists (select 1 from certification.public_recognitions r
        where r.producer_id = present.producer_id and r.recognised_on >= trained_on))::integer as recognised
    from present group by id, title, starts_on order by starts_on desc, id desc limit 100`.execute(db);
  return rows;
}
