import { type Executor, sql } from "#platform/db";
import type { ActivityKind } from "../domain/sources.ts";

export interface FoundActivity {
  kind: ActivityKind;
  id: string;
  title: string;
  on: string | null;
}

/** Everything of a province that money may be bound to, one shape for all. */
const activities = (provinceCode: string) => sql`
  select 'class' as kind, c.id, c.title, c.starts_on as on_day from training.public_classes c where c.province_code = ${provinceCode}
  union all
  select 'event', e.id, e.title, e.starts_on from promotion.public_events e where e.province_code = ${provinceCode}
  union all
  select 'support_request', r.id, r.title, r.due_on from support.public_requests r where r.province_code = ${provinceCode}
  union all
  select 'pilot', k.id, coalesce(k.product_name, k.producer_name), null::date from cycle.public_candidates k
    where k.province_code = ${provinceCode} and k.pilot_kind is not null`;

/** Activities by words of their title, with or without accents; newest first. */
export async function searchActivities(
  db: Executor,
  provinceCode: string,
  { text, limit }: { text: string; limit: number },
): Promise<FoundActivity[]> {
  const { rows } = await sql<FoundActivity>`
    select a.kind, a.id, a.title, a.on_day as "on" from (${activities(provinceCode)}) a
    where public.fold_vi(a.title) like '%' || public.fold_vi(${text}) || '%'
    order by a.on_day desc nulls last, a.id desc limit ${limit}`.execute(db);
  return rows;
}

/** The activity behind a commitment; undefined when it is not of this province. */
export async function findActivity(
  db: Executor,
  provinceCode: string,
  { kind, id }: { kind: ActivityKind; id: string },
): Promise<FoundActivity | undefined> {
  const { rows } = await sql<FoundActivity>`
    select a.kind, a.id, a.title, a.on_day as "on" from (${activities(provinceCode)}
      union all
      select 'reward_list', w.id, w.title, w.as_of from funding.reward_lists w where w.province_code = ${provinceCode}
      union all
      select distinct 'council_session', s.session_id, s.session_title, s.held_on from evaluation.public_attendances s
        where s.province_code = ${provinceCode}) a
    where a.kind = ${kind} and a.id = ${id}`.execute(db);
  return rows[0];
}

export interface FoundProducer {
  id: string;
  name: string;
}

export async function searchProducers(
  db: Executor,
  provinceCode: string,
  { text, limit }: { text: string; limit: number },
): Promise<FoundProducer[]> {
  const { rows } = await sql<FoundProducer>`
    select p.id, p.name from producers.public_producers p
    where p.province_code = ${provinceCode} and p.search_text like '%' || public.fold_vi(${text}) || '%'
    order by p.name limit ${limit}`.execute(db);
  return rows;
}

export interface FoundProduct {
  id: string;
  name: string;
  producerId: string;
  producerName: string;
}

export async function searchProducts(
  db: Executor,
  provinceCode: string,
  { text, limit }: { text: string; limit: number },
): Promise<FoundProduct[]> {
  const { rows } = await sql<FoundProduct>`
    select g.id, g.name, m.id as "producerId", m.name as "producerName"
    from products.public_products g join producers.public_producers m on m.id = g.producer_id
    where g.province_code = ${provinceCode}
      and (g.search_text like '%' || public.fold_vi(${text}) || '%' or m.search_text like '%' || public.fold_vi(${text}) || '%')
    order by g.name limit ${limit}`.execute(db);
  return rows;
}

/** Which of these products and producers are of the province: nothing else may be tied to its money. */
export async function ofProvince(
  db: Executor,
  provinceCode: string,
  { productIds, producerIds }: { productIds: readonly string[]; producerIds: readonly string[] },
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select g.id from products.public_products g where g.id = any(${productIds}::uuid[]) and g.province_code = ${provinceCode}
    union all
    select p.id from producers.public_producers p where p.id = any(${producerIds}::uuid[]) and p.province_code = ${provinceCode}`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}
