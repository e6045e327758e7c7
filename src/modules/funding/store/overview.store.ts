import { type Executor, sql } from "#platform/db";
import type { Money } from "../domain/line-money.ts";
import type { Purpose, Source } from "../domain/sources.ts";
import { linesWithin, type Reach } from "./reach.ts";

export type Cell = Money & { source: Source; purpose: Purpose; lines: number; demoLines: number };

/** The year by source and purpose, added up in the database: at most as many rows as there are pairs. */
export async function sumYear(db: Executor, reach: Reach, year: number): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    with l as materialized (
      select l.id, l.source, l.purpose, l.allocated_vnd, l.is_demo from funding.lines l where l.year = ${year} and ${linesWithin(reach)}
    ), bound as (
      select c.line_id, sum(case c.status when 'open' then c.amount_vnd when 'settled' then c.settled_vnd else 0 end) as vnd
      from funding.commitments c where c.year = ${year} and c.line_id in (select id from l) group by c.line_id
    ), paid as (
      select d.line_id, sum(d.amount_vnd) as vnd
      from funding.disbursements d where d.year = ${year} and d.line_id in (select id from l) group by d.line_id
    )
    select l.source, l.purpose, count(*) as lines, count(*) filter (where l.is_demo) as "demoLines",
      sum(l.allocated_vnd)::bigint as "allocatedVnd",
      coalesce(sum(bound.vnd), 0)::bigint as "boundVnd", coalesce(sum(paid.vnd), 0)::bigint as "paidVnd"
    from l left join bound on bound.line_id = l.id left join paid on paid.line_id = l.id
    group by l.source, l.purpose order by l.source, l.purpose`.execute(db);
  return rows;
}

/** Years in which the reader's unit has lines, newest first. */
export async function listYears(db: Executor, reach: Reach): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct l.year from funding.lines l where ${linesWithin(reach)} order by l.year desc limit 20`.execute(
    db,
  );
  return rows.map(({ year }) => year);
}
