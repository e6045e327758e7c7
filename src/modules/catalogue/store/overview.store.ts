import { type Executor, sql } from "#platform/db";
import type { Entry } from "../domain/entry.ts";
import { entryColumns } from "./list.store.ts";

export interface Tally {
  provinceCode: string;
  star: number;
  products: number;
  valid: number;
  /** Of the whole catalogue, the same in every row. */
  producers: number;
}

/** Numbers of the home page, province by province and star by star (0 = star unknown). */
export async function tallyEntries(db: Executor, today: string): Promise<Tally[]> {
  const { rows } =
    await sql<Tally>`select province_code as "provinceCode", coalesce(star, 0) as star, count(*) as products,
      count(*) filter (where valid_until >= ${today}::date) as valid,
      (select count(distinct producer_id) from catalogue.entries where revoked_on is null) as producers
    from catalogue.entries where revoked_on is null group by 1, 2`.execute(db);
  return rows;
}

/** Highest stars first, one a producer, so that no single maker fills the shelf. */
export async function listFeatured(db: Executor, limit: number): Promise<Entry[]> {
  const { rows } = await sql<Entry>`select * from (
      select distinct on (e.producer_id) ${entryColumns} from catalogue.entries e
      where e.revoked_on is null and e.star >= 4
      order by e.producer_id, e.star desc, e.recognition_year desc nulls last, e.name) best
    order by best.star desc, best."recognitionYear" desc nulls last, best.name limit ${limit}`.execute(db);
  return rows;
}

const MOST_ADDRESSES = 20_000;

export async function listAddresses(
  db: Executor,
): Promise<{ slug: string; producerSlug: string; changed: Date }[]> {
  const { rows } = await sql<{ slug: string; producerSlug: string; changed: Date }>`
    select slug, producer_slug as "producerSlug", refreshed_at as changed from catalogue.entries
    order by coalesce(star, 0) desc, name, product_id limit ${MOST_ADDRESSES}`.execute(db);
  return rows;
}
