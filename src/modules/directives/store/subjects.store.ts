import { type Executor, sql } from "#platform/db";
import type { SubjectKind } from "../domain/words.ts";

export interface FoundSubject {
  kind: SubjectKind;
  id: string;
  title: string;
}

/** Records of a province that a task may be tied to; titles as the modules below publish them. */
const sources = sql`
  select 'dossier' as kind, d.id, p.name || coalesce(' (phiếu ' || d.receipt_number || ')', '') as title, d.province_code,
    p.search_text as found_by
    from dossiers.public_dossiers d join products.public_products p on p.id = d.product_id
  union all select 'class', c.id, c.title, c.province_code, public.fold_vi(c.title) from training.public_classes c
  union all select 'event', e.id, e.title, e.province_code, public.fold_vi(e.title) from promotion.public_events e
  union all select 'producer', r.id, r.name, r.province_code, r.search_text from producers.public_producers r
  union all select 'support_request', s.id, s.title, s.province_code, public.fold_vi(s.title) from support.public_requests s`;

export async function searchSubjects(
  db: Executor,
  { provinceCode, text }: { provinceCode: string; text: string },
): Promise<FoundSubject[]> {
  const { rows } = await sql<FoundSubject>`
    select s.kind, s.id, s.title from (${sources}) s
    where s.province_code = ${provinceCode} and s.found_by like '%' || public.fold_vi(${text}) || '%'
    order by s.title, s.id limit 30`.execute(db);
  return rows;
}

/** The record of the province under this kind and id, with the title it carries today. */
export async function findSubject(
  db: Executor,
  { provinceCode, kind, id }: { provinceCode: string; kind: string; id: string },
): Promise<FoundSubject | undefined> {
  const { rows } = await sql<FoundSubject>`
    select s.kind, s.id, s.title from (${sources}) s
    where s.kind = ${kind} and s.id = ${id}::uuid and s.province_code = ${provinceCode}`.execute(db);
  return rows[0];
}
