import { type Executor, sql } from "#platform/db";
import {
  type Dimension,
  type Filter,
  type Grouping,
  type Measure,
  type Period,
  type RelationName,
  UNKNOWN,
  type UnitScope,
} from "../domain/measure.ts";
import { on, relationOf } from "./relations/index.ts";
import type { Fragment } from "./relations/relation.ts";

/** One number to reckon. */
export interface Cell extends Period {
  measure: Measure;
  filter?: Filter | undefined;
}

/** Numbers of one part, in the order of the cells; the whole is the part `null`. */
export interface Figures {
  part: string | null;
  values: number[];
}

/** All cells of one set of records in one statement, whole or split into parts. */
export async function reckon(
  db: Executor,
  relation: RelationName,
  cells: readonly Cell[],
  { unit, groupBy }: { unit: UnitScope; groupBy?: Grouping | undefined },
): Promise<Figures[]> {
  const years = groupBy === "year" ? yearsOf(cells) : undefined;
  const aggregates = cells.map((cell, index) => {
    const period = years ? { fromOn: sql`y.from_on`, toOn: sql`y.to_on` } : boundsOf(cell);
    return sql`coalesce(${aggregate(cell.measure)} filter (where ${cellHolds(cell, period)}), 0)::float8 as ${sql.ref(`v${index}`)}`;
  });
  const part = partOf(groupBy);
  const { rows } = await sql<Record<string, unknown>>`
    select ${part} as part, ${sql.join(aggregates)}
    from (${relationOf(relation, unit)}) r ${years ? sql`cross join ${years} y` : sql``}
    where ${unitHolds(unit)} and ${spanHolds(cells)}
    ${groupingOf(groupBy)}`.execute(on(db));
  return rows.map((row) => ({
    part: row.part === null ? null : String(row.part),
    values: cells.map((_, index) => Number(row[`v${index}`])),
  }));
}

/** Whether a record counts for a cell. */
export function recordHolds(cell: Cell): Fragment {
  return cellHolds(cell, boundsOf(cell));
}

function boundsOf({ fromOn, toOn }: Period) {
  return { fromOn: sql`${fromOn}::date`, toOn: sql`${toOn}::date` };
}

function cellHolds({ measure, filter }: Cell, period: { fromOn: Fragment; toOn: Fragment }): Fragment {
  const conditions: Fragment[] = [timeHolds(measure, period)];
  if (measure.trait) conditions.push(sql`r.trait = any(${measure.trait}::text[])`);
  if (measure.state) conditions.push(sql`r.state = any(${measure.state}::text[])`);
  conditions.push(...filterHolds(measure.only), ...filterHolds(filter));
  return sql.join(conditions, sql` and `);
}

function timeHolds(
  { reckoning, day = "counted_on", end = "ended_on" }: Measure,
  { fromOn, toOn }: { fromOn: Fragment; toOn: Fragment },
): Fragment {
  const on = sql.ref(`r.${day}`);
  if (reckoning === "in_period") return sql`${on} >= ${fromOn} and ${on} <= ${toOn}`;
  if (reckoning === "up_to") return sql`${on} <= ${toOn}`;
  const until = sql.ref(`r.${end}`);
  return sql`${on} <= ${toOn} and (${until} is null or ${until} > ${toOn})`;
}

function filterHolds(filter: Filter | undefined): Fragment[] {
  return Object.entries(filter ?? {}).map(([dimension, values]) => {
    const told = values.filter((value) => value !== UNKNOWN);
    const column = sql.ref(`r.${dimension}`);
    const known = sql`${column} = any(${told}::text[])`;
    return values.includes(UNKNOWN) ? sql`(${column} is null or ${known})` : known;
  });
}

/** A day outside every cell's period need not be read: the years of a register lie behind an index. */
function spanHolds(cells: readonly Cell[]): Fragment {
  const last = cells.map(({ toOn }) => toOn).reduce((a, b) => (a > b ? a : b));
  const flows = cells.every(({ measure }) => measure.reckoning === "in_period" && !measure.day);
  const first = cells.map(({ fromOn }) => fromOn).reduce((a, b) => (a < b ? a : b));
  return flows
    ? sql`r.counted_on >= ${first}::date and r.counted_on <= ${last}::date`
    : sql`r.counted_on <= ${last}::date`;
}

export function unitHolds({ era, level, code }: UnitScope): Fragment {
  if (level === "nation") return sql`true`;
  if (era === "2025")
    return level === "province" ? sql`r.province_code = ${code}` : sql`r.commune_code = ${code}`;
  if (level === "province") return sql`r.old_province_code = ${code}`;
  if (level === "commune") return sql`r.old_commune_code = ${code}`;
  return sql`r.old_commune_code in (select u.code from territory.public_units u
    where u.era = 'pre2025' and u.level = 'commune' and u.parent_code = ${code})`;
}

function aggregate({ value }: Measure): Fragment {
  if (value === "records") return sql`count(*)`;
  return value === "distinct" ? sql`count(distinct r.record_id)` : sql`sum(r.weight)`;
}

const placeColumns: Partial<Record<Grouping, string>> = {
  province: "province_code",
  commune: "commune_code",
  old_province: "old_province_code",
  old_commune: "old_commune_code",
};

function partOf(groupBy: Grouping | undefined): Fragment {
  if (!groupBy) return sql`null::text`;
  if (groupBy === "year") return sql`y.year::text`;
  return sql`coalesce(${sql.ref(`r.${columnOf(groupBy)}`)}, ${sql.lit(UNKNOWN)})`;
}

// The whole comes with its parts: for what is counted once, the parts do not tell it.
function groupingOf(groupBy: Grouping | undefined): Fragment {
  if (!groupBy) return sql``;
  return groupBy === "year" ? sql`group by y.year` : sql`group by grouping sets ((1), ())`;
}

export function columnOf(groupBy: Exclude<Grouping, "year">): string {
  return placeColumns[groupBy] ?? (groupBy as Dimension);
}

/** Each year of the period, cut at its ends: the running year counts until the last day asked for. */
function yearsOf(cells: readonly Cell[]): Fragment {
  const [{ fromOn, toOn } = { fromOn: "", toOn: "" }] = cells;
  return sql`(select g as year, greatest(make_date(g, 1, 1), ${fromOn}::date) as from_on,
      least(make_date(g, 12, 31), ${toOn}::date) as to_on
    from generate_series(extract(year from ${fromOn}::date)::int, extract(year from ${toOn}::date)::int) g)`;
}
