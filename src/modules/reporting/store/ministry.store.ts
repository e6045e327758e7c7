import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<
  | "reporting.ministry_keys"
  | "certification.public_recognitions"
  | "products.public_products"
  | "producers.public_producers"
  | "producers.public_workforces"
  | "evaluation.public_results"
  | "dossiers.public_dossiers"
  | "support.public_requests"
>();

/** Longest export; a province has hundreds of products, the nation some twenty thousand. */
const MOST_ROWS = 60_000;

export interface ExportedProduct {
  productId: string;
  productName: string;
  sector: string;
  setCode: string | null;
  communeCode: string | null;
  provinceCode: string;
  producerId: string;
  producerName: string;
  producerKind: string;
  producerCommune: string | null;
  producerPlace: string | null;
  producerPhone: string | null;
  firstOn: string;
  star: number | null;
  validUntil: string | null;
  revokedOn: string | null;
  revenueMillion: number | null;
}

const inProvince = (column: string, provinceCode: string) =>
  provinceCode === "00" ? sql`true` : sql`${sql.ref(column)} = ${provinceCode}`;

/** Every product ever recognised, as its newest recognition stands on a day. */
export async function listForMinistry(
  db: Executor,
  { provinceCode, asOf }: { provinceCode: string; asOf: string },
): Promise<ExportedProduct[]> {
  const { rows } = await sql<ExportedProduct>`
    with dated as materialized (
      select r.id, r.product_id, r.producer_id, r.star, r.valid_until, r.revoked_on, r.province_code,
        coalesce(r.recognised_on, make_date(r.recognition_year, 12, 31)) as counted_on
      from certification.public_recognitions r where ${inProvince("r.province_code", provinceCode)}
    ), latest as (
      select distinct on (d.product_id) d.*, min(d.counted_on) over (partition by d.product_id) as first_on
      from dated d where d.counted_on <= ${asOf}::date order by d.product_id, d.counted_on desc, d.id desc
    )
    select l.product_id as "productId", p.name as "productName", p.sector, p.set_code as "setCode",
      coalesce(p.commune_code, m.commune_code) as "communeCode", l.province_code as "provinceCode",
      m.id as "producerId", m.name as "producerName", m.kind as "producerKind", m.commune_code as "producerCommune",
      m.old_place as "producerPlace", m.phone as "producerPhone", l.first_on as "firstOn", l.star,
      l.valid_until as "validUntil", l.revoked_on as "revokedOn", w.revenue_million::float8 as "revenueMillion"
    from latest l
    join products.public_products p on p.id = l.product_id
    join producers.public_producers m on m.id = l.producer_id
    left join lateral (
      select f.revenue_million from producers.public_workforces f
      where f.producer_id = m.id and f.year <= ${Number(asOf.slice(0, 4))} and f.revenue_million is not null
      order by f.year desc limit 1
    ) w on true
    order by l.province_code, p.name, l.product_id limit ${MOST_ROWS}`.execute(on(db));
  return rows;
}

/** Numbers of records in exports: what has none yet gets the next one, for good. */
export async function keysFor(
  tx: Tx,
  kind: "product" | "producer",
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  await sql`insert into reporting.ministry_keys (kind, record_id)
    select ${kind}, g.id from unnest(${[...ids]}::uuid[]) with ordinality as g(id, place)
    where not exists (select from reporting.ministry_keys k where k.kind = ${kind} and k.record_id = g.id)
    order by g.place on conflict (kind, record_id) do nothing`.execute(on(tx));
  const { rows } = await sql<{ id: string; key: number }>`select k.record_id as id, k.key
    from reporting.ministry_keys k where k.kind = ${kind} and k.record_id = any(${[...ids]}::uuid[])`.execute(
    on(tx),
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

export interface ExportedResult {
  id: string;
  productId: string;
  title: string;
  total: number;
  star: number;
  heldOn: string;
  council: string;
}

/** Marks of councils, but only of products that were recognised: what a council marks before is not public. */
export async function listResultsForMinistry(
  db: Executor,
  { provinceCode, asOf }: { provinceCode: string; asOf: string },
): Promise<ExportedResult[]> {
  const { rows } =
    await sql<ExportedResult>`select r.id, d.product_id as "productId", r.session_title as title,
      r.total::float8 as total, r.star, r.held_on as "heldOn", r.council_name as council
    from evaluation.public_results r join dossiers.public_dossiers d on d.id = r.dossier_id
    where d.status = 'recognised' and r.held_on <= ${asOf}::date and ${inProvince("r.province_code", provinceCode)}
    order by r.held_on, r.id limit ${MOST_ROWS}`.execute(on(db));
  return rows;
}

export interface ExportedSupport {
  kind: string;
  title: string;
  completedOn: string;
}

export async function listSupportForMinistry(
  db: Executor,
  { provinceCode, asOf }: { provinceCode: string; asOf: string },
): Promise<ExportedSupport[]> {
  const { rows } = await sql<ExportedSupport>`select s.kind, s.title, s.completed_on as "completedOn"
    from support.public_requests s
    where s.completed_on <= ${asOf}::date and ${inProvince("s.province_code", provinceCode)}
    order by s.completed_on, s.id limit ${MOST_ROWS}`.execute(on(db));
  return rows;
}
