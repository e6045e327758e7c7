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
  unitName: string;
  communeCode: string | null;
  provinceCode: string;
  trainedOn: string | null;
  classId: string | null;
  classTitle: string | null;
  trained: number;
  whole: number;
}

/** Latest class in which somebody was present between the two days. */
function lastTraining(scope: CoverageScope, who: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`left join lateral (
      select a.attended_on, c.id as class_id, c.title from training.learners l
      join training.attendances a on a.learner_id = l.id join training.classes c on c.id = l.class_id
      where ${who} and l.status <> 'removed' and a.attended_on between ${scope.fromOn}::date and ${scope.toOn}::date
      order by a.attended_on desc limit 1) t on true`;
}

/** Who held a role on the day: QĐ 26/2026 sets no quota, plans of provinces do. */
function holders(role: string, scope: CoverageScope): RawBuilder<unknown> {
  const { provinceCode, communeCodes, toOn } = scope;
  return sql`select h.account_id::text as key, p.display_name as name, '' as unit_name, h.commune_code, h.province_code,
      t.attended_on, t.class_id, t.title, (t.class_id is not null)::integer as trained, 1 as whole
    from (select distinct on (r.account_id) r.account_id, r.province_code,
        case when r.unit_kind = 'commune' then r.unit_code end as commune_code
      from identity.public_role_terms r
      where r.role = ${role} and r.valid_from <= ${toOn}::date and (r.valid_to is null or r.valid_to >= ${toOn}::date)
        and (r.revoked_on is null or r.revoked_on > ${toOn}::date)
        ${provinceCode === null ? sql`` : sql`and r.province_code = ${provinceCode}`}
        ${communeCodes === null ? sql`` : sql`and r.unit_code = any(${communeCodes}::text[])`}
      order by r.account_id, r.valid_from desc) h
    join identity.public_people p on p.id = h.account_id
    ${lastTraining(scope, sql`l.account_id = h.account_id`)}`;
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
  return sql`select p.id::text as key, p.name, '' as unit_name, p.commune_code, p.province_code,
      t.attended_on, t.class_id, t.title, (t.class_id is not null)::integer as trained, 1 as whole
    from (${recognised(scope)}) p
    ${lastTraining(scope, sql`l.producer_id = p.id and l.audience = 'leader'`)}`;
}

function workers(scope: CoverageScope): RawBuilder<unknown> {
  const { fromOn, toOn } = scope;
  return sql`select p.id::text as key, p.name, '' as unit_name, p.commune_code, p.province_code,
      t.attended_on, t.class_id, t.title, least(n.trained, w.workers) as trained, w.workers as whole
    from (${recognised(scope)}) p
    join lateral (select w.workers from producers.public_workforces w
      where w.producer_id = p.id and w.year <= extract(year from ${toOn}::date) order by w.year desc limit 1) w on true
    cross join lateral (select count(distinct l.name_text)::integer as trained from training.learners l
      where l.producer_id = p.id and l.audience = 'worker' and l.status <> 'removed'
        and exists (select 1 from training.attendances a where a.learner_id = l.id
          and a.attended_on between ${fromOn}::date and ${toOn}::date)) n
    ${lastTraining(scope, sql`l.producer_id = p.id and l.audience = 'worker'`)}`;
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

export async function shareOf(db: Executor, of: CoverageOf, scope: CoverageScope): Promise<Share> {
  const { rows } = await sql<Share>`select coalesce(sum(trained), 0)::integer as trained,
      coalesce(sum(whole), 0)::integer as whole from (${recordsOf(of, scope)}) r`.execute(db);
  return rows[0] ?? { trained: 0, whole: 0 };
}

export async function sharesByCommune(
  db: Executor,
  of: CoverageOf,
  scope: CoverageScope,
): Promise<(Share & { communeCode: string | null })[]> {
  const { rows } = await sql<Share & { communeCode: string | null }>`
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

export async function listCoverage(db: Executor, list: CoverageList): Promise<CoverageRecord[]> {
  const { only, text, after } = list;
  const { rows } = await sql<CoverageRecord>`
    select key, name, unit_name as "unitName", commune_code as "communeCode", province_code as "provinceCode",
      attended_on as "trainedOn", class_id as "classId", title as "classTitle", trained, whole
    from (${recordsOf(list.of, list.scope)}) r
    where (${only} = 'all' or ${only} = 'trained' and trained > 0 or ${only} = 'missing' and trained < whole)
      ${text ? sql`and public.fold_vi(name) like '%' || public.fold_vi(${text}) || '%'` : sql``}
      ${after ? sql`and (public.fold_vi(name), key) > (public.fold_vi(${after.name}), ${after.key})` : sql``}
    order by public.fold_vi(name), key limit ${list.limit}`.execute(db);
  return rows;
}
