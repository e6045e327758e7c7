import { type Executor, sql } from "#platform/db";

/** Somebody whom a rule proposes for a class. */
export interface Candidate {
  /** "account:<id>" or "producer:<id>": a producer without an account is invited by paper. */
  key: string;
  accountId: string | null;
  producerId: string | null;
  name: string;
  unitName: string;
  communeCode: string | null;
  audience: string;
  trainedOn: string | null;
}

export interface CandidateRule {
  classId: string;
  provinceCode: string;
  /** Pairs of audience and role, as in domain/audiences. */
  roles: readonly { audience: string; role: string }[];
  /** Empty: all communes of the province. */
  communeCodes: readonly string[];
  /** Leave out who was present at a class since this day; null: nobody is left out. */
  untrainedSince: string | null;
  text?: string | undefined;
  limit: number;
}

/**
 * People by role, and producers that no account belongs to. `leader` needs a recognised product, `producer` none; who
 * has a place in the class already is left out.
 */
export async function proposeCandidates(db: Executor, rule: CandidateRule): Promise<Candidate[]> {
  const { classId, provinceCode, roles, communeCodes, untrainedSince, text, limit } = rule;
  const since = untrainedSince ?? "0001-01-01";
  const kinds = [...new Set(roles.map(({ audience }) => audience))];
  const { rows } = await sql<Candidate>`
    with rules as (
      select * from unnest(${roles.map((each) => each.audience)}::text[], ${roles.map((each) => each.role)}::text[])
        as r(audience, role)),
    recognised as (
      select distinct producer_id from certification.public_recognitions
      where province_code = ${provinceCode} and revoked_on is null),
    people as (
      select distinct on (a.id) 'account:' || a.id as key, a.id as account_id, p.id as producer_id,
        a.display_name as name, coalesce(nullif(a.unit_name, ''), p.name, '') as unit_name,
        case when a.unit_kind = 'commune' then a.unit_code else p.commune_code end as commune_code, r.audience
      from rules r
      join identity.public_accounts a on a.role = r.role and a.province_code = ${provinceCode} and a.status = 'active'
      left join producers.public_producers p on a.unit_kind = 'producer' and p.id::text = a.unit_code
      where (r.audience <> 'leader' or p.id in (select producer_id from recognised))
        and (r.audience <> 'producer' or p.id is not null and p.id not in (select producer_id from recognised))
      order by a.id, r.audience),
    makers as (
      select 'producer:' || p.id as key, null::uuid as account_id, p.id as producer_id, 'Đại diện ' || p.name as name,
        p.name as unit_name, p.commune_code,
        case when p.id in (select producer_id from recognised) then 'leader' else 'producer' end as audience
      from producers.public_producers p
      where p.province_code = ${provinceCode} and p.status = 'active'
        and not exists (select 1 from identity.public_accounts a
          where a.unit_kind = 'producer' and a.unit_code = p.id::text and a.status = 'active')),
    everybody as (
      select * from people union all select * from makers where audience = any(${kinds}::text[]))
    select e.key, e.account_id as "accountId", e.producer_id as "producerId", left(e.name, 120) as name,
      e.unit_name as "unitName", e.commune_code as "communeCode", e.audience, t.trained_on as "trainedOn"
    from everybody e
    left join lateral (
      select max(a.attended_on) as trained_on from training.learners l join training.attendances a on a.learner_id = l.id
      where (l.account_id = e.account_id or e.account_id is null and l.producer_id = e.producer_id)
        and l.status <> 'removed') t on true
    where (${communeCodes.length} = 0 or e.commune_code = any(${communeCodes}::text[]))
      and (${untrainedSince === null} or t.trained_on is null or t.trained_on < ${since}::date)
      and (${text ?? ""} = '' or public.fold_vi(e.name || ' ' || e.unit_name) like '%' || public.fold_vi(${text ?? ""}) || '%')
      and not exists (select 1 from training.learners l where l.class_id = ${classId} and l.status <> 'removed'
        and (l.account_id = e.account_id or e.account_id is null and l.producer_id = e.producer_id))
    order by t.trained_on nulls first, public.fold_vi(e.name), e.key limit ${limit}`.execute(db);
  return rows;
}
