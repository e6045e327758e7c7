import type { RawBuilder } from "kysely";
import { type Executor, sql } from "#platform/db";

export interface CoverageScope {
  /** null: the nation. */
  provinceCode: string | null;
  /** null: the whole province. */
  communeCodes: readonly string[] | null;
  /** First day of the year. */
  fromOn: string;
  /** Day for which roles and recognitions are asked. */
  toOn: string;
}

export interface CoverageRecord {
  key: string;
  name: string;
  communeCode: string | null;
  provinceCode: string;
  trainedOn: string | null;
  classId: string | null;
  classTitle: string | null;
  trained: number;
  whole: number;
}

/** Mostly the first day tells it; attendances are only asked for who began before the period. */
function presentBetween({ fromOn, toOn }: CoverageScope): RawBuilder<unknown> {
  return sql`(l.first_attended_on between ${fromOn}::date and ${toOn}::date or l.first_attended_on < ${fromOn}::date
    and exists (select 1 from training.attendances a where a.learner_id = l.id
      and a.attended_on between ${fromOn}::date and ${toOn}::date))`;
}

/** Learners who were present between the two days. */
function presentIn(scope: CoverageScope): RawBuilder<unknown> {
  const { fromOn, toOn } = scope;
  return sql`select l.account_id, l.producer_id, l.audience, l.name_text
    from training.classes c join training.learners l on l.class_id = c.id
    where c.ends_on >= ${fromOn}::date and c.starts_on <= ${toOn}::date and l.status <> 'removed'
      and ${presentBetween(scope)}`;
}

/**
 * Whether somebody was present. One province looks each one up; the nation reads the year's learners once (`present`):
 * either way round the other takes ten times as long.
 */
function wasPresent(
  scope: CoverageScope,
  who: RawBuilder<unknown>,
  inPresent: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (scope.provinceCode === null) return inPresent;
  return sql`exists (select 1 from training.learners l
    where ${who} and l.status <> 'removed' and ${presentBetween(scope)})`;
}

/** Who held a role on the day: QĐ 26/2026 sets no quota, plans of provinces do. */
function holders(role: string, scope: CoverageScope): RawBuilder<unknown> {
  const { provinceCode, communeCodes, toOn } = scope;
  const present = wasPresent(
    scope,
    sql`l.account_id = h.account_id`,
    sql`h.account_id in (select account_id from present where account_id is not null)`,
  );
  return sql`select h.account_id as id, p.display_name as name, h.commune_code, h.province_code,
      (${present})::integer as trained, 1 as whole
    from (select distinct on (r.account_id) r.account_id, r.province_code,
        case when r.unit_kind = 'commune' then r.unit_code end as commune_code
      from identity.public_role_terms r
      where r.role = ${role} and r.valid_from <= ${toOn}::date and (r.valid_to is null or r.valid_to >= ${toOn}::date)
        and (r.revoked_on is null or r.revoked_on > ${toOn}::date)
        ${provinceCode === null ? sql`` : sql`and r.province_code = ${provinceCode}`}
        ${communeCodes === null ? sql`` : sql`and r.unit_code = any(${communeCodes}::text[])`}
      order by r.account_id, r.valid_from desc) h
    join identity.public_people p on p.id = h.account_id`;
}

/** Producers with a product whose recognition stands on the day. */
function recognised({ provinceCode, communeCodes, toOn }: CoverageScope): RawBuilder<unknown> {
  return sql`select p.id, p.name, p.commune_code, p.province_code from producers.public_producers p
    where exists (select 1 from certification.public_recognitions r where r.producer_id = p.id
        and coalesce(r.recognised_on, make_date(r.recognition_year, 12, 31)) <= ${toOn}::date
        and (r.valid_until is null or r.valid_until >= ${toOn}::date)
        and (r.revoked_on is null or r.revoked_on > ${toOn}::date))
      ${provinceCode === null ? sql`` : sql`and p.province_code = ${provinceCode}`}
      ${communeCodes === null ? sql`` : sql`and p.commune_code = any(${communeCodes}::text[])`}`;
}

function leaders(scope: CoverageScope): RawBuilder<unknown> {
  const present = wasPresent(
    scope,
    sql`l.producer_id = p.id and l.audience = 'leader'`,
    sql`p.id in (select producer_id from present where audience = 'leader' and producer_id is not null)`,
  );
  return sql`select p.id, p.name, p.commune_code, p.province_code, (${present})::integer as trained, 1 as whole
    from (${recognised(scope)}) p`;
}

function workers(scope: CoverageScope): RawBuilder<unknown> {
  const { toOn, provinceCode } = scope;
  const counted =
    provinceCode === null
      ? sql`left join (select producer_id, count(distinct name_text)::integer as trained from present
          where audience = 'worker' group by producer_id) n on n.producer_id = p.id`
      : sql`cross join lateral (select count(distinct l.name_text)::integer as trained from training.learners l
          where l.producer_id = p.id and l.audience = 'worker' and l.status <> 'removed' and ${presentBetween(scope)}) n`;
  return sql`select p.id, p.name, p.commune_code, p.province_code,
      least(coalesce(n.trained, 0), w.workers) as trained, w.workers as whole
    from (${recognised(scope)}) p
    join (select distinct on (w.producer_id) w.producer_id, w.workers from producers.public_workforces w
      where w.year <= extract(year from ${toOn}::date) order by w.producer_id, w.year desc) w on w.producer_id = p.id
    ${counted}`;
}

export type CoverageOf = { kind: "role"; role: string } | { kind: "leader" } | { kind: "worker" };

function recordsOf(of: CoverageOf, scope: CoverageScope): RawBuilder<unknown> {
  if (of.kind === "role") return holders(of.role, scope);
  return of.kind === "leader" ? leaders(scope) : workers(scope);
}

export interface Share {
  trained: number;
  whole: number;
}

/** `present` stands before every query; only those of the nation read it. */
function withPresent(scope: CoverageScope): RawBuilder<unknown> {
  return scope.provinceCode === null ? sql`with present as materialized (${presentIn(scope)})` : sql``;
}

/** Several shares by name in one statement. */
export async function sharesOf(
  db: Executor,
  wanted: readonly { code: string; of: CoverageOf }[],
  scope: CoverageScope,
): Promise<ReadonlyMap<string, Share>> {
  const lines = wanted.map(
    ({ code, of }) => sql`select ${code}::text as code, coalesce(sum(trained), 0)::integer as trained,
      coalesce(sum(whole), 0)::integer as whole from (${recordsOf(of, scope)}) r`,
  );
  const { rows } = await sql<
    Share & { code: string }
  >`${withPresent(scope)} ${sql.join(lines, sql` union all `)}`.execute(db);
  return new Map(rows.map(({ code, ...share }) => [code, share]));
}

export async function sharesByCommune(
  db: Executor,
  of: CoverageOf,
  scope: CoverageScope,
): Promise<(Share & { communeCode: string | null })[]> {
  const { rows } = await sql<Share & { communeCode: string | null }>`${withPresent(scope)}
    select commune_code as "communeCode", sum(trained)::integer as trained, sum(whole)::integer as whole
    from (${recordsOf(of, scope)}) r group by commune_code order by commune_code nulls last limit 200`.execute(
    db,
  );
  return rows;
}

export interface CoverageList {
  of: CoverageOf;
  scope: CoverageScope;
  only: "all" | "trained" | "missing";
  text?: string | undefined;
  after?: { name: string; key: string } | undefined;
  limit: number;
}

/** The latest class is looked up for the rows shown alone. */
export async function listCoverage(db: Executor, list: CoverageList): Promise<CoverageRecord[]> {
  const { of, scope, only, text, after } = list;
  const who =
    of.kind === "role" ? sql`l.account_id = r.id` : sql`l.producer_id = r.id and l.audience = ${of.kind}`;
  const { rows } = await sql<CoverageRecord>`${withPresent(scope)}
    select r.id::text as key, r.name, r.commune_code as "communeCode", r.province_code as "provinceCode",
      t.attended_on as "trainedOn", t.class_id as "classId", t.title as "classTitle", r.trained, r.whole
    from (select * from (${recordsOf(of, scope)}) r
      where (${only} = 'all' or ${only} = 'trained' and trained > 0 or ${only} = 'missing' and trained < whole)
        ${text ? sql`and public.fold_vi(name) like '%' || public.fold_vi(${text}) || '%'` : sql``}
        ${after ? sql`and (public.fold_vi(name), id) > (public.fold_vi(${after.name}), ${after.key}::uuid)` : sql``}
      order by public.fold_vi(name), id limit ${list.limit}) r
    left join lateral (
      select a.attended_on, c.id as class_id, c.title from training.learners l
      join training.attendances a on a.learner_id = l.id join training.classes c on c.id = l.class_id
      where ${who} and l.status <> 'removed' and a.attended_on between ${scope.fromOn}::date and ${scope.toOn}::date
      order by a.attended_on desc limit 1) t on true
    order by public.fold_vi(r.name), r.id`.execute(db);
  return rows;
}
