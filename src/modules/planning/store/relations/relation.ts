import type { RawBuilder } from "kysely";
import { sql } from "#platform/db";
import type { UnitScope } from "../../domain/measure.ts";

export type Fragment = RawBuilder<unknown>;

/** Columns that every set of records has, so that any figure can be split, narrowed and opened in one way. */
const columnTypes = {
  record_id: "text",
  target_id: "text",
  label: "text",
  province_code: "text",
  commune_code: "text",
  old_province_code: "text",
  old_commune_code: "text",
  counted_on: "date",
  ended_on: "date",
  replaced_on: "date",
  lapsed_on: "date",
  weight: "numeric",
  star: "text",
  from_star: "text",
  sector: "text",
  producer_kind: "text",
  audience: "text",
  source: "text",
  purpose: "text",
  kind: "text",
  trait: "text",
  state: "text",
} as const;

export type RelationColumn = keyof typeof columnTypes;
type Given = Partial<Record<RelationColumn, Fragment>> &
  Record<"record_id" | "label" | "province_code" | "counted_on", Fragment>;

/** `select … from …` with the uniform columns; what a set does not have is null. */
export function relation(recordKind: string, given: Given, from: Fragment): Fragment {
  const columns = Object.entries(columnTypes).map(([name, type]) => {
    const value = given[name as RelationColumn] ?? (name === "weight" ? sql`1` : sql`null`);
    return sql`(${value})::${sql.raw(type)} as ${sql.ref(name)}`;
  });
  return sql`select ${sql.lit(recordKind)} as record_kind, ${sql.join(columns)} ${from}`;
}

export function unionAll(...parts: Fragment[]): Fragment {
  return sql.join(parts, sql` union all `);
}

/**
 * Narrows by province inside a set: a window over all recognitions of the nation would otherwise be reckoned for every
 * commune. Old provinces are found through the producer.
 */
export function inScope(unit: UnitScope, province: Fragment, producerId?: Fragment): Fragment {
  if (unit.level === "nation") return sql`true`;
  if (unit.era === "2025")
    return sql`${province} = ${unit.level === "province" ? unit.code : provinceOf("2025", unit)}`;
  if (!producerId) return sql`false`;
  const old = unit.level === "province" ? sql`${unit.code}` : provinceOf("pre2025", unit);
  return sql`${producerId} in (select s.id from producers.public_producers s where s.old_province_code = ${old})`;
}

function provinceOf(era: string, unit: UnitScope): Fragment {
  return sql`(select u.province_code from territory.public_units u where u.era = ${era} and u.level = ${unit.level} and u.code = ${unit.code})`;
}
