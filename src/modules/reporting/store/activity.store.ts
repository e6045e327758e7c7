import { type Executor, sql, tables } from "#platform/db";
import type { StatusCount } from "../domain/stages.ts";

const on = tables<
  | "dossiers.public_dossiers"
  | "directives.public_tasks"
  | "funding.public_lines"
  | "funding.public_commitments"
  | "funding.public_commitment_products"
  | "funding.public_disbursements"
  | "certification.public_recognitions"
>();

/** Whose records: everything, one province, or one commune. */
export interface Reach {
  level: "nation" | "province" | "commune";
  code: string;
}

const within = (table: string, { level, code }: Reach) => {
  if (level === "nation") return sql`true`;
  return sql`${sql.ref(`${table}.${level === "province" ? "province_code" : "commune_code"}`)} = ${code}`;
};

export async function countDossiers(
  db: Executor,
  reach: Reach,
  { today, stillSince }: { today: string; stillSince: string },
): Promise<StatusCount[]> {
  const { rows } = await sql<StatusCount>`select d.status, count(*)::integer as count,
      count(*) filter (where d.status in ('submitted', 'commune_accepted') and d.commune_due_on < ${today}::date)::integer as overdue,
      count(*) filter (where d.updated_at < ${stillSince}::date)::integer as still
    from dossiers.public_dossiers d
    where d.status not in ('recognised', 'not_reached', 'rejected', 'withdrawn') and ${within("d", reach)}
    group by d.status`.execute(on(db));
  return rows;
}

export interface UnitTasks {
  /** "agency:…" or "commune:…" as the board of tasks names a unit. */
  unit: string;
  agencyName: string | null;
  communeCode: string | null;
  provinceCode: string;
  open: number;
  overdue: number;
}

/** Units with overdue tasks on a day, the most first; a task done since then still counts for its day. */
export async function overdueByUnit(
  db: Executor,
  reach: Reach,
  { asOf, limit }: { asOf: string; limit: number },
): Promise<{ units: UnitTasks[]; open: number; overdue: number }> {
  const { rows } = await sql<UnitTasks & { isTotal: boolean }>`
    with t as materialized (
      select t.agency_id, t.commune_code, t.agency_name, t.province_code, t.due_on < ${asOf}::date as late
      from directives.public_tasks t
      where t.status not in ('cancelled', 'recorded') and t.starts_on <= ${asOf}::date and (t.done_on is null or t.done_on > ${asOf}::date)
        and not (t.status = 'done' and t.done_on is null) and ${within("t", reach)}
    )
    (select case when agency_id is null then 'commune:' || commune_code else 'agency:' || agency_id end as unit,
      agency_name as "agencyName", commune_code as "communeCode", province_code as "provinceCode",
      count(*)::integer as open, count(*) filter (where late)::integer as overdue, false as "isTotal"
    from t group by agency_id, agency_name, commune_code, province_code
    having count(*) filter (where late) > 0 order by 6 desc, 1 limit ${limit})
    union all
    select '', null, null, '', count(*)::integer, count(*) filter (where late)::integer, true from t`.execute(
    on(db),
  );
  const total = rows.find(({ isTotal }) => isTotal);
  return {
    units: rows.filter(({ isTotal }) => !isTotal),
    open: total?.open ?? 0,
    overdue: total?.overdue ?? 0,
  };
}

export interface SourceMoney {
  source: string;
  allocatedVnd: number;
  paidVnd: number;
  /** Paid for products that were recognised in the same year. */
  recognisedVnd: number;
  recognised: number;
}

/**
 * From money to result, by source: what a commitment cost is shared among the products it served in equal parts, for
 * no paper says otherwise.
 */
export async function moneyBySource(
  db: Executor,
  reach: Reach,
  { fromOn, toOn }: { fromOn: string; toOn: string },
): Promise<SourceMoney[]> {
  const { rows } = await sql<SourceMoney>`
    with lines as materialized (
      select l.id, l.source, l.allocated_vnd from funding.public_lines l
      where l.year between ${Number(fromOn.slice(0, 4))} and ${Number(toOn.slice(0, 4))} and ${within("l", reach)}
    ), paid as materialized (
      select d.commitment_id, d.source, sum(d.amount_vnd) as vnd from funding.public_disbursements d
      where d.paid_on between ${fromOn}::date and ${toOn}::date and d.line_id in (select id from lines)
      group by d.commitment_id, d.source
    ), served as (
      select s.commitment_id, s.product_id, count(*) over (partition by s.commitment_id) as products
      from funding.public_commitment_products s where s.commitment_id in (select commitment_id from paid)
    ), known as (
      select distinct r.product_id from certification.public_recognitions r
      where r.product_id in (select product_id from served) and r.revoked_on is null
        and coalesce(r.recognised_on, make_date(r.recognition_year, 12, 31)) between ${fromOn}::date and ${toOn}::date
    ), tied as (
      select p.source, count(distinct s.product_id) as products, sum(p.vnd / s.products) as vnd
      from paid p join served s on s.commitment_id = p.commitment_id join known k on k.product_id = s.product_id
      group by p.source
    ), given as (select source, sum(allocated_vnd) as vnd from lines group by source),
    spent as (select source, sum(vnd) as vnd from paid group by source)
    select g.source, g.vnd::float8 as "allocatedVnd", coalesce(s.vnd, 0)::float8 as "paidVnd",
      coalesce(round(t.vnd), 0)::float8 as "recognisedVnd", coalesce(t.products, 0)::integer as recognised
    from given g left join spent s on s.source = g.source left join tied t on t.source = g.source
    order by g.vnd desc`.execute(on(db));
  return rows;
}
