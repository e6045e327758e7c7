import { type Executor, sql } from "#platform/db";
import type { ActivityKind, Source } from "../domain/sources.ts";
import { linesWithin, type Reach } from "./reach.ts";

interface Years {
  from: number;
  to: number;
}

export interface SourceOutcome {
  source: Source;
  paidVnd: number;
  /** Paid for commitments that name the products they serve. */
  tiedVnd: number;
  products: number;
  /** Products among them that were recognised in the same years. */
  recognised: number;
  recognisedVnd: number;
}

// Money of a commitment that serves several products is shared among them in equal parts: no paper says otherwise.
const shares = (reach: Reach, { from, to }: Years) => sql`
  l as materialized (select l.id, l.source from funding.lines l where l.year between ${from} and ${to} and ${linesWithin(reach)}),
  paid as (
    select d.commitment_id, d.source, sum(d.amount_vnd) as vnd from funding.disbursements d
    where d.year between ${from} and ${to} and d.line_id in (select id from l) group by d.commitment_id, d.source
  ),
  served as (
    select s.commitment_id, s.product_id, count(*) over (partition by s.commitment_id) as products
    from funding.commitment_products s where s.commitment_id in (select commitment_id from paid)
  ),
  recognised as (
    select r.product_id, max(r.star) as star from certification.public_recognitions r
    where r.product_id in (select product_id from served) and r.revoked_on is null
      and coalesce(r.recognition_year, extract(year from r.recognised_on)) between ${from} and ${to}
    group by r.product_id
  )`;

export async function outcomeBySource(db: Executor, reach: Reach, years: Years): Promise<SourceOutcome[]> {
  const { rows } = await sql<SourceOutcome>`
    with ${shares(reach, years)},
    tied as (
      select p.source, count(distinct s.product_id) as products, count(distinct r.product_id) as recognised,
        sum(p.vnd / s.products) as vnd, sum(p.vnd / s.products) filter (where r.product_id is not null) as recognised_vnd
      from paid p join served s on s.commitment_id = p.commitment_id left join recognised r on r.product_id = s.product_id
      group by p.source
    ), whole as (select source, sum(vnd) as vnd from paid group by source)
    select w.source, w.vnd::bigint as "paidVnd", coalesce(round(t.vnd), 0)::bigint as "tiedVnd",
      coalesce(t.products, 0)::integer as products, coalesce(t.recognised, 0)::integer as recognised,
      coalesce(round(t.recognised_vnd), 0)::bigint as "recognisedVnd"
    from whole w left join tied t on t.source = w.source order by w.vnd desc`.execute(db);
  return rows;
}

export interface ProductOutcome {
  productId: string;
  productName: string;
  productSlug: string;
  producerName: string;
  paidVnd: number;
  star: number | null;
}

/** Products that money was paid for, the dearest first; names and stars are looked up for those shown alone. */
export async function outcomeByProduct(
  db: Executor,
  reach: Reach,
  years: Years,
  { source, limit, offset }: { source: Source | undefined; limit: number; offset: number },
): Promise<ProductOutcome[]> {
  const { rows } = await sql<ProductOutcome>`
    with ${shares(reach, years)},
    sums as (
      select s.product_id, sum(p.vnd / s.products) as vnd from paid p join served s on s.commitment_id = p.commitment_id
      where ${source ?? null}::text is null or p.source = ${source ?? null}::text group by s.product_id
    ),
    shown as materialized (
      select product_id, vnd from sums where vnd > 0 order by vnd desc, product_id limit ${limit} offset ${offset}
    )
    select x.product_id as "productId", g.name as "productName", g.slug as "productSlug", m.name as "producerName",
      round(x.vnd)::bigint as "paidVnd", r.star
    from shown x join products.public_products g on g.id = x.product_id
      join producers.public_producers m on m.id = g.producer_id
      left join lateral (
        select max(r.star) as star from certification.public_recognitions r
        where r.product_id = x.product_id and r.revoked_on is null
          and coalesce(r.recognition_year, extract(year from r.recognised_on)) between ${years.from} and ${years.to}
      ) r on true
    order by x.vnd desc, x.product_id`.execute(db);
  return rows;
}

export interface ActivityOutcome {
  kind: ActivityKind;
  commitments: number;
  activities: number;
  paidVnd: number;
  products: number;
  recognised: number;
}

export async function outcomeByActivity(
  db: Executor,
  reach: Reach,
  years: Years,
): Promise<ActivityOutcome[]> {
  const { rows } = await sql<ActivityOutcome>`
    with ${shares(reach, years)},
    goods as (
      select c.activity_kind as kind, count(distinct s.product_id) as products, count(distinct r.product_id) as recognised
      from served s join funding.commitments c on c.id = s.commitment_id left join recognised r on r.product_id = s.product_id
      group by c.activity_kind
    ), money as (
      select c.activity_kind as kind, count(*) as commitments, count(distinct c.activity_id) as activities, sum(p.vnd) as vnd
      from paid p join funding.commitments c on c.id = p.commitment_id group by c.activity_kind
    )
    select coalesce(m.kind, 'other') as kind, sum(m.commitments)::integer as commitments, sum(m.activities)::integer as activities,
      sum(m.vnd)::bigint as "paidVnd", coalesce(sum(g.products), 0)::integer as products, coalesce(sum(g.recognised), 0)::integer as recognised
    from money m left join goods g on g.kind is not distinct from m.kind
    group by coalesce(m.kind, 'other') order by 4 desc`.execute(db);
  return rows;
}

export interface ProducerSpend {
  commitmentId: string;
  title: string;
  year: number;
  source: Source;
  committedOn: string;
  amountVnd: number;
  paidVnd: number;
  isDemo: boolean;
}

/** What was bound for a producer itself or for one of its products. */
export async function listProducerSpend(
  db: Executor,
  producerId: string,
  limit: number,
): Promise<ProducerSpend[]> {
  const { rows } = await sql<ProducerSpend>`
    with own as (
      select c.id from funding.commitments c where c.producer_id = ${producerId}
      union
      select s.commitment_id from funding.commitment_products s join products.public_products g on g.id = s.product_id
      where g.producer_id = ${producerId}
    )
    select c.id as "commitmentId", c.title, c.year, l.source, c.committed_on as "committedOn",
      case c.status when 'settled' then c.settled_vnd else c.amount_vnd end as "amountVnd", c.is_demo as "isDemo",
      coalesce((select sum(d.amount_vnd) from funding.disbursements d where d.commitment_id = c.id), 0)::bigint as "paidVnd"
    from own join funding.commitments c on c.id = own.id join funding.lines l on l.id = c.line_id
    where c.status <> 'cancelled' order by c.committed_on desc, c.id desc limit ${limit}`.execute(db);
  return rows;
}
