import type { RawBuilder } from "kysely";
import { type Executor, sql } from "#platform/db";
import type { ClassStatus } from "../domain/actions.ts";

/** Whose classes: see `reachOf` in permissions. */
export interface ClassReach {
  nation: boolean;
  provinceCodes: readonly string[];
  communeCodes: readonly string[];
  communeProvinces: readonly string[];
}

export interface ClassFilter {
  reach: ClassReach;
  year: number;
  text?: string | undefined;
  status?: string | undefined;
  audience?: string | undefined;
  provinceCode?: string | undefined;
  after?: { startsOn: string; id: string } | undefined;
  limit: number;
}

export interface ListedClass {
  id: string;
  provinceCode: string;
  communeCode: string | null;
  code: string;
  title: string;
  audiences: string[];
  place: string | null;
  partner: string | null;
  startsOn: string;
  endsOn: string;
  status: ClassStatus;
  capacity: number | null;
  plannedCost: number | null;
  reportedLearners: number | null;
  reportedAttendances: number | null;
  source: string | null;
  isDemo: boolean;
  learners: number;
  attendances: number;
  certified: number;
}

function conditions({ reach, year, text, status, audience, provinceCode }: ClassFilter): RawBuilder<unknown> {
  const within = reach.nation
    ? sql`true`
    : sql`(c.province_code = any(${reach.provinceCodes}::text[])
        or c.commune_code = any(${reach.communeCodes}::text[])
        or (c.commune_code is null and c.province_code = any(${reach.communeProvinces}::text[])))`;
  return sql`${within} and c.year = ${year}
    ${provinceCode ? sql`and c.province_code = ${provinceCode}` : sql``}
    ${status ? sql`and c.status = ${status}` : sql``}
    ${audience ? sql`and ${audience} = any(c.audiences)` : sql``}
    ${text ? sql`and c.search_text like '%' || public.fold_vi(${text}) || '%'` : sql``}`;
}

/** Classes of a year, newest first, each with its counts; the counts are made for the rows shown, not for all. */
export async function listClasses(db: Executor, filter: ClassFilter): Promise<ListedClass[]> {
  const { after, limit } = filter;
  const { rows } = await sql<ListedClass>`
    select c.id, c.province_code as "provinceCode", c.commune_code as "communeCode", c.code, c.title, c.audiences,
      c.place, c.partner, c.starts_on as "startsOn", c.ends_on as "endsOn", c.status, c.capacity,
      c.planned_cost_vnd as "plannedCost", c.reported_learners as "reportedLearners",
      c.reported_attendances as "reportedAttendances", c.source, c.is_demo as "isDemo",
      l.learners, l.certified, (select count(*) from training.attendances a where a.class_id = c.id) as attendances
    from training.classes c
    left join lateral (
      select count(*) filter (where l.status = 'registered') as learners, count(l.certified_on) as certified
      from training.learners l where l.class_id = c.id and l.status <> 'removed') l on true
    where ${conditions(filter)}
      ${after ? sql`and (c.starts_on, c.id) < (${after.startsOn}::date, ${after.id}::uuid)` : sql``}
    order by c.starts_on desc, c.id desc limit ${limit}`.execute(db);
  return rows;
}

export interface ClassTotals {
  classes: number;
  /** Not among `classes`, yet in the list the figure opens. */
  cancelled: number;
  held: number;
  learners: number;
  attendances: number;
  certified: number;
  /** Told by reports where no list exists; kept apart from what was counted. */
  reportedLearners: number;
  reportedAttendances: number;
}

export async function totalClasses(
  db: Executor,
  filter: Omit<ClassFilter, "after" | "limit">,
): Promise<ClassTotals> {
  const where = conditions({ ...filter, limit: 0 });
  const { rows } = await sql<ClassTotals>`
    with chosen as (select c.* from training.classes c where ${where})
    select count(*) filter (where status <> 'cancelled') as classes,
      count(*) filter (where status = 'cancelled') as cancelled,
      count(*) filter (where status in ('running', 'closed')) as held,
      (select count(*) from training.learners l join chosen c on c.id = l.class_id where l.status = 'registered') as learners,
      (select count(*) from training.attendances a join chosen c on c.id = a.class_id) as attendances,
      (select count(l.certified_on) from training.learners l join chosen c on c.id = l.class_id
        where l.status <> 'removed') as certified,
      coalesce(sum(reported_learners), 0) as "reportedLearners",
      coalesce(sum(reported_attendances), 0) as "reportedAttendances"
    from chosen`.execute(db);
  return (
    rows[0] ?? {
      classes: 0,
      cancelled: 0,
      held: 0,
      learners: 0,
      attendances: 0,
      certified: 0,
      reportedLearners: 0,
      reportedAttendances: 0,
    }
  );
}

/** Classes a person may join or has been asked to, with the person's own place in each. */
export interface OwnClass {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  place: string | null;
  status: ClassStatus;
  isDemo: boolean;
  learnerId: string | null;
  learnerStatus: string | null;
  certificateNumber: string | null;
}

export interface OwnSearch {
  accountId: string;
  provinceCodes: readonly string[];
  communeCodes: readonly string[];
  audiences: readonly string[];
  today: string;
}

/** Open classes for one's kind that are still to come, and every class one has a place in; at most 100. */
export async function listOwnClasses(db: Executor, own: OwnSearch): Promise<OwnClass[]> {
  const { rows } = await sql<OwnClass>`
    with mine as (
      select l.id, l.class_id, l.status, l.certificate_number from training.learners l
      where l.account_id = ${own.accountId} and l.status <> 'removed'),
    chosen as (
      select m.class_id as id from mine m
      union
      select c.id from training.classes c
      where c.province_code = any(${own.provinceCodes}::text[]) and c.status in ('inviting', 'running')
        and c.ends_on >= ${own.today}::date and c.audiences && ${own.audiences}::text[]
        and (c.commune_code is null or c.commune_code = any(${own.communeCodes}::text[])))
    select c.id, c.title, c.starts_on as "startsOn", c.ends_on as "endsOn", c.place, c.status, c.is_demo as "isDemo",
      m.id as "learnerId", m.status as "learnerStatus", m.certificate_number as "certificateNumber"
    from chosen o join training.classes c on c.id = o.id left join mine m on m.class_id = c.id
    order by c.starts_on desc, c.id desc limit 100`.execute(db);
  return rows;
}

/** Classes that somebody has to see to: last day over and not closed, or about to begin without a meeting. */
export async function listClassesToMend(
  db: Executor,
  {
    provinceCodes,
    communeCodes,
    today,
  }: { provinceCodes: readonly string[]; communeCodes: readonly string[]; today: string },
): Promise<
  { id: string; title: string; status: ClassStatus; startsOn: string; endsOn: string; meetings: number }[]
> {
  const { rows } = await sql<{
    id: string;
    title: string;
    status: ClassStatus;
    startsOn: string;
    endsOn: string;
    meetings: number;
  }>`
    select c.id, c.title, c.status, c.starts_on as "startsOn", c.ends_on as "endsOn",
      (select count(*) from training.meetings m where m.class_id = c.id) as meetings
    from training.classes c
    where (c.province_code = any(${provinceCodes}::text[]) and c.commune_code is null
        or c.commune_code = any(${communeCodes}::text[]))
      and (c.status = 'running' and c.ends_on <= ${today}::date
        or c.status in ('planned', 'inviting') and c.starts_on <= ${today}::date + 14)
    order by c.ends_on, c.id limit 20`.execute(db);
  return rows;
}

export async function titlesOf(
  db: Executor,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from training.classes where id = any(${ids}::uuid[])`.execute(db);
  return rows;
}
