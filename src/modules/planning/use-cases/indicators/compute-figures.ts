import type { IsoDate } from "#platform/calendar";
import type { Executor } from "#platform/db";
import { cleanFilter, filterKey } from "../../domain/filter.ts";
import { type Indicator, isShare } from "../../domain/indicator.ts";
import { findIndicator } from "../../domain/indicators.ts";
import type { Filter, Grouping, Period, RelationName, UnitScope } from "../../domain/measure.ts";
import { type Cell, type Figures, reckon } from "../../store/figures.store.ts";
import { listManualValues, type ManualValue } from "../../store/manual.store.ts";

export interface FigureQuery extends Period {
  code: string;
  filter?: Filter | undefined;
}

export interface FigureParts {
  part: string;
  /** null: a share of nothing. */
  value: number | null;
  numerator: number;
  denominator: number | null;
}

export interface Figure {
  code: string;
  /** Per cent for a share, else the count or the sum; null where nothing tells it. */
  value: number | null;
  numerator: number;
  /** The whole of a share. */
  denominator: number | null;
  /** `records`: reckoned from records · `manual`: told, because there are no records · `none`: not known. */
  origin: "records" | "manual" | "none";
  /** What a report tells for the same unit and period; shown beside the records, never mixed into them. */
  told: ManualValue | undefined;
  /** Recorded value, whatever `origin` says. */
  recorded: number | null;
  parts: FigureParts[];
}

interface Scope {
  unit: UnitScope;
  groupBy?: Grouping | undefined;
}

/**
 * Figures of one unit, each with a period and a narrowing of its own, in one statement a set of records.
 *
 * @example
 * await computeFigures(db, [{ code: "products.new", filter: { star: ["3", "4"] }, fromOn: "2021-01-01", toOn: "2021-12-31" }],
 *   { unit: { era: "pre2025", level: "province", code: "96" } });
 */
export async function computeFigures(
  db: Executor,
  queries: readonly FigureQuery[],
  scope: Scope,
): Promise<Figure[]> {
  const asked = queries.map((query) => askedFor(query));
  const cells = asked.flatMap(({ cells: own }) => own);
  const [results, told] = await Promise.all([reckonAll(db, cells, scope), toldFor(db, queries, scope.unit)]);
  return asked.map(({ query, indicator, cells: own }) => {
    if (!indicator || !isReckoned(indicator, scope.unit))
      return withTold(emptyFigure(query.code), query, told);
    const [numerator, denominator] = own.map((cell) => results.get(cell) ?? []);
    return withTold(figureOf(indicator, numerator ?? [], denominator), query, told, indicator);
  });
}

/** Whether records can tell an indicator in a unit: some are only kept by the units since July 2025. */
export function isReckoned(indicator: Indicator, unit: UnitScope): boolean {
  return unit.era === "2025" || indicator.territory === "both";
}

/** The cells of an indicator: one, or part and whole of a share. */
export function cellsOf(indicator: Indicator, query: FigureQuery): Cell[] {
  const filter = cleanFilter(indicator, query.filter);
  const { fromOn, toOn } = query;
  const value: Cell = { measure: indicator.value, filter, fromOn, toOn };
  return isShare(indicator) ? [value, { measure: indicator.whole, filter, fromOn, toOn }] : [value];
}

function askedFor(query: FigureQuery) {
  const indicator = findIndicator(query.code);
  return { query, indicator, cells: indicator ? cellsOf(indicator, query) : [] };
}

async function reckonAll(db: Executor, cells: readonly Cell[], scope: Scope): Promise<Map<Cell, CellPart[]>> {
  const bySet = new Map<string, Cell[]>();
  for (const cell of cells) {
    const { relation, reckoning } = cell.measure;
    // By year, what happened in a year is counted in one pass; what stands at its end is asked for every year.
    const set = scope.groupBy === "year" ? `${relation} ${reckoning}` : relation;
    bySet.set(set, [...(bySet.get(set) ?? []), cell]);
  }
  const sets = await Promise.all(
    [...bySet.values()].map(async (own) => cellParts(own, await reckon(db, relationOf(own), own, scope))),
  );
  return new Map(sets.flat());
}

function relationOf([first]: readonly Cell[]): RelationName {
  if (!first) throw new Error("A set without cells cannot be reckoned.");
  return first.measure.relation;
}

interface CellPart {
  part: string | null;
  value: number;
}

function cellParts(cells: readonly Cell[], figures: readonly Figures[]): [Cell, CellPart[]][] {
  return cells.map((cell, index) => [
    cell,
    figures.map(({ part, values }) => ({ part, value: values[index] ?? 0 })),
  ]);
}

function figureOf(
  indicator: Indicator,
  numerators: readonly CellPart[],
  denominators: readonly CellPart[] | undefined,
): Figure {
  const share = isShare(indicator);
  const wholes = new Map((denominators ?? []).map(({ part, value }) => [part, value]));
  const one = ({ part, value }: CellPart) => {
    const denominator = share ? (wholes.get(part) ?? 0) : null;
    return { part: part ?? "", value: quotient(value, denominator), numerator: value, denominator };
  };
  const own = new Map(numerators.map((each) => [each.part, each]));
  const parts = [...new Set([...own.keys(), ...wholes.keys()])].filter((part) => part !== null).sort();
  const total = one(own.get(null) ?? { part: null, value: 0 });
  return {
    code: indicator.code,
    value: total.value,
    recorded: total.value,
    numerator: total.numerator,
    denominator: total.denominator,
    origin: total.value === null ? "none" : "records",
    told: undefined,
    parts: parts
      .map((part) => one(own.get(part) ?? { part, value: 0 }))
      .filter((each) => each.numerator !== 0 || (each.denominator ?? 0) !== 0),
  };
}

function quotient(numerator: number, denominator: number | null): number | null {
  if (denominator === null) return numerator;
  return denominator === 0 ? null : (numerator / denominator) * 100;
}

function emptyFigure(code: string): Figure {
  const nothing = { value: null, recorded: null, numerator: 0, denominator: null, parts: [] };
  return { code, ...nothing, origin: "none", told: undefined };
}

async function toldFor(
  db: Executor,
  queries: readonly FigureQuery[],
  unit: UnitScope,
): Promise<ManualValue[]> {
  if (queries.length === 0) return [];
  const toOn = queries.map((query) => query.toOn).reduce((a, b) => (a > b ? a : b));
  const indicators = [...new Set(queries.map(({ code }) => code))];
  return listManualValues(db, { unit, toOn, indicators });
}

// A figure that a report tells stands in only where the records are silent; else it is shown beside them.
function withTold(
  figure: Figure,
  query: FigureQuery,
  told: readonly ManualValue[],
  indicator?: Indicator,
): Figure {
  const match = told.find((each) => tells(each, query, indicator));
  if (!match) return figure;
  const silent = figure.numerator === 0;
  return { ...figure, told: match, ...(silent ? { value: match.value, origin: "manual" as const } : {}) };
}

function tells(value: ManualValue, query: FigureQuery, indicator: Indicator | undefined): boolean {
  if (value.indicator !== query.code || value.toOn > query.toOn) return false;
  const filter = indicator ? cleanFilter(indicator, query.filter) : {};
  if (filterKey(value.filter) !== filterKey(filter)) return false;
  const inPeriod = indicator ? indicator.value.reckoning === "in_period" : value.fromOn !== null;
  return inPeriod
    ? value.fromOn === query.fromOn && sameYear(value.toOn, query.toOn)
    : value.fromOn === null && sameYear(value.toOn, query.toOn);
}

// What a report tells of an earlier year does not stand for this one.
function sameYear(one: IsoDate, other: IsoDate): boolean {
  return one.slice(0, 4) === other.slice(0, 4);
}
