import { type Executor, sql } from "#platform/db";
import type { Filter } from "../domain/list-query.ts";
import { conditionsOf, type Group, matches, validityColumn } from "./list.store.ts";

export interface FacetCount {
  group: Group | "total";
  value: string;
  count: number;
}

const columns: Readonly<Record<Group, string>> = {
  star: "star",
  province: "province_code",
  commune: "commune_code",
  sector: "sector",
  set: "set_code",
  kind: "producer_kind",
  year: "year",
  validity: "validity",
};

const groups = Object.keys(columns) as Group[];

/** How many products each choice would show, its own group left aside; all in one statement. */
export async function countFacets(db: Executor, filter: Filter, today: string): Promise<FacetCount[]> {
  const conditions = conditionsOf(filter, today);
  const flags = groups.map((group) => sql`(${conditions[group]}) is true as ${sql.ref(`in_${group}`)}`);
  const branches = groups
    .filter((group) => isAsked(group, filter))
    .map((group) => {
      const others = groups.filter((each) => each !== group).map((each) => sql.ref(`in_${each}`));
      // A product recognised twice stands in both years.
      const from = group === "year" ? sql`hit, unnest(hit.recognition_years) as year` : sql`hit`;
      return sql`select ${group}, ${sql.ref(columns[group])}::text, count(*) from ${from}
      where ${sql.join(others, sql` and `)} and ${sql.ref(columns[group])} is not null group by 2`;
    });
  const all = groups.map((group) => sql.ref(`in_${group}`));
  const { rows } = await sql<FacetCount>`with hit as materialized (
      select coalesce(e.star, 0) as star, e.province_code, e.commune_code, e.sector, e.set_code, e.producer_kind, e.recognition_years,
        ${validityColumn(today)} as validity, ${sql.join(flags)}
      from catalogue.entries e where ${matches(filter)})
    select 'total' as "group", '' as value, count(*) as count from hit where ${sql.join(all, sql` and `)}
    union all ${sql.join(branches, sql` union all `)}`.execute(db);
  return rows;
}

/** Communes are offered once a province is chosen, sets once a sector is: nobody picks from thousands. */
function isAsked(group: Group, { provinces, communes, sectors, sets }: Filter): boolean {
  if (group === "commune") return provinces.length + communes.length > 0;
  if (group === "set") return sectors.length + sets.length > 0;
  return true;
}
