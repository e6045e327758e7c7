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

interface Asked {
  cells: readonly Cell[];
  groupBy: Grouping | undefined;
  /** The records that any of the cells may count. */
  rows: Fragment;
}

/** All cells of one set of records in one statement, whole or split into parts. */
export async function reckon(
  db: Executor,
  relation: RelationName,
  cells: readonly Cell[],
  { unit, groupBy }: { unit: UnitScope; groupBy?: Grouping | undefined },
): Promise<Figures[]> {
  // "offset 0" keeps what a set computes (first days, turns) from being computed again for every cell and year.
  const rows = sql`(select ${sql.join(columnsOf(cells, groupBy).map((name) => sql.ref(`r.${name}`)))}
    from (${relationOf(relation, unit)}) r where ${unitHolds(unit)} and ${spanHolds(cells)} offset 0)`;
  const { rows: found } = await statementOf({ cells, groupBy, rows }).execute(on(db));
  return found.map((row) => ({
    part: row.part === null ? null : String(row.part),
    values: cells.map((_, index) => Number(row[`v${index}`])),
  }));
}

function statementOf({ cells, groupBy, rows }: Asked) {
  const all = (holds: (measure: Measure) => boolean) => cells.every(({ measure }) => holds(measure));
  const once = all(({ value }) => value === "distinct");
  const [{ day = "counted_on" } = {}] = cells.map(({ measure }) => measure);
  const flows = all((measure) => measure.reckoning === "in_period" && (measure.day ?? "counted_on") === day);
  if (groupBy === "year" && !flows)
    return once && all(({ reckoning }) => reckoning === "up_to")
      ? sinceFirstDay(cells, rows)
      : yearByYear(cells, rows);
  const part =
    groupBy === "year" ? sql`date_part('year', ${sql.ref(`r.${day}`)})::integer::text` : partOf(groupBy);
  if (once && (!groupBy || groupBy === "year")) return countedOnce(cells, rows, part);
  return sql<Row>`select ${part} as part, ${values(cells, (cell) => cellHolds(cell, boundsOf(cell)))}
    from ${rows} r ${groupBy === "year" ? sql`group by 1` : groupingOf(groupBy)}`;
}

type Row = Record<string, unknown>;

/** One row a record id first: counting distinct ids of a country by sorting them takes three times as long. */
function countedOnce(cells: readonly Cell[], rows: Fragment, part: Fragment) {
  const holds = cells.map(
    (cell, index) => sql`bool_or(${cellHolds(cell, boundsOf(cell))}) as ${sql.ref(`h${index}`)}`,
  );
  const counts = cells.map(
    (_, index) => sql`count(*) filter (where ${sql.ref(`o.h${index}`)})::float8 as ${sql.ref(`v${index}`)}`,
  );
  return sql<Row>`select o.part, ${sql.join(counts)}
    from (select ${part} as part, r.record_id, ${sql.join(holds)} from ${rows} r group by 1, 2) o group by o.part`;
}

/** What once happened counts in every later year: the first day of each record id tells all years. */
function sinceFirstDay(cells: readonly Cell[], rows: Fragment) {
  const firsts = cells.map(
    (cell, index) =>
      sql`min(${dayOf(cell.measure)}) filter (where ${kindHolds(cell)}) as ${sql.ref(`d${index}`)}`,
  );
  const counts = cells.map(
    (_, index) =>
      sql`count(*) filter (where ${sql.ref(`o.d${index}`)} <= y.to_on)::float8 as ${sql.ref(`v${index}`)}`,
  );
  return sql<Row>`select y.year::text as part, ${sql.join(counts)}
    from (select r.record_id, ${sql.join(firsts)} from ${rows} r group by r.record_id) o cross join ${yearsOf(cells)} y
    group by y.year`;
}

/** What stands on a day is asked anew at the end of each year. */
function yearByYear(cells: readonly Cell[], rows: Fragment) {
  const year = { fromOn: sql`y.from_on`, toOn: sql`y.to_on` };
  return sql<Row>`select y.year::text as part, ${values(cells, (cell) => cellHolds(cell, year))}
    from ${rows} r cross join ${yearsOf(cells)} y group by y.year`;
}

function values(cells: readonly Cell[], holds: (cell: Cell) => Fragment): Fragment {
  return sql.join(
    cells.map(
      (cell, index) =>
        sql`coalesce(${aggregate(cell.measure)} filter (where ${holds(cell)}), 0)::float8 as ${sql.ref(`v${index}`)}`,
    ),
  );
}

/** Only what the cells ask of a record: its name, among others, is not made for counting. */
function columnsOf(cells: readonly Cell[], groupBy: Grouping | undefined): string[] {
  const names = new Set<string>(["counted_on"]);
  if (groupBy && groupBy !== "year") names.add(columnOf(groupBy));
  for (const { measure, filter } of cells) {
    if (measure.value === "distinct") names.add("record_id");
    if (measure.value === "sum") names.add("weight");
    if (measure.day) names.add(measure.day);
    if (measure.reckoning === "as_of") names.add(measure.end ?? "ended_on");
    if (measure.trait) names.add("trait");
    if (measure.state) names.add("state");
    for (const name of Object.keys({ ...measure.only, ...filter })) names.add(name);
  }
  return [...names];
}

/** Whether a record counts for a cell. */
export function recordHolds(cell: Cell): Fragment {
  return cellHolds(cell, boundsOf(cell));
}

function boundsOf({ fromOn, toOn }: Period) {
  return { fromOn: sql`${fromOn}::date`, toOn: sql`${toOn}::date` };
}

function cellHolds(cell: Cell, period: { fromOn: Fragment; toOn: Fragment }): Fragment {
  return sql`${timeHolds(cell.measure, period)} and ${kindHolds(cell)}`;
}

/** Whether a record is of the kind that a cell counts, whenever it was. */
function kindHolds({ measure, filter }: Cell): Fragment {
  const conditions: Fragment[] = [sql`true`];
  if (measure.trait) conditions.push(sql`r.trait = any(${measure.trait}::text[])`);
  if (measure.state) conditions.push(sql`r.state = any(${measure.state}::text[])`);
  conditions.push(...filterHolds(measure.only), ...filterHolds(filter));
  return sql.join(conditions, sql` and `);
}

const dayOf = ({ day = "counted_on" }: Measure): Fragment => sql.ref(`r.${day}`);

function timeHolds(measure: Measure, { fromOn, toOn }: { fromOn: Fragment; toOn: Fragment }): Fragment {
  const { reckoning, end = "ended_on" } = measure;
  const on = dayOf(measure);
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

function partOf(groupBy: Exclude<Grouping, "year"> | undefined): Fragment {
  if (!groupBy) return sql`null::text`;
  return sql`coalesce(${sql.ref(`r.${columnOf(groupBy)}`)}, ${sql.lit(UNKNOWN)})`;
}

// The whole comes with its parts: for what is counted once, the parts do not tell it.
function groupingOf(groupBy: Exclude<Grouping, "year"> | undefined): Fragment {
  return groupBy ? sql`group by grouping sets ((1), ())` : sql``;
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
