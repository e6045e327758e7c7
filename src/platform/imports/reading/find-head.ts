import type { SheetCell } from "#platform/documents";

export interface TableHead {
  /** Index of the row it was found in. */
  at: number;
  /** Index of the first row of data. */
  dataFrom: number;
  /** One heading a column; of a two-row head "Quyết định công nhận Ngày". */
  headings: string[];
}

type Row = readonly SheetCell[];
/** The field that a heading names. */
type Recognise = (heading: string) => string | undefined;

const SEARCHED = 30;

/** Finds the head below title lines: the first row in which at least `needed` different fields are named. */
export function findHead(table: readonly Row[], recognise: Recognise, needed = 2): TableHead | undefined {
  for (let at = 0; at < Math.min(table.length, SEARCHED); at += 1) {
    if (named(withRowAbove(table, at), recognise) >= needed) return headAt(table, at);
  }
  return undefined;
}

/** The head that stands in this row, with the row above or below it that belongs to it. */
export function headAt(table: readonly Row[], at: number): TableHead {
  const row = headingsOf(table[at] ?? []);
  const below = headingsOf(table[at + 1] ?? []);
  if (isSecondRow(row, below)) return { at, dataFrom: at + 2, headings: join(spread(row, below), below) };
  return { at, dataFrom: at + 1, headings: withRowAbove(table, at) };
}

function withRowAbove(table: readonly Row[], at: number): string[] {
  const row = headingsOf(table[at] ?? []);
  const above = at > 0 ? headingsOf(table[at - 1] ?? []) : [];
  return filled(above).length > 1 ? join(spread(above, row), row) : row;
}

function headingsOf(row: Row): string[] {
  return row.map((cell) => (typeof cell === "string" ? cell.replace(/\s+/g, " ").trim() : ""));
}

function filled(row: readonly string[]): string[] {
  return row.filter((text) => text !== "");
}

function named(row: readonly string[], recognise: Recognise): number {
  return new Set(row.map(recognise).filter((field) => field !== undefined)).size;
}

/** A merged title leaves the cells beside it empty, and the row under it fills just those. */
function isSecondRow(head: readonly string[], below: readonly string[]): boolean {
  const underGap = below.filter((text, column) => text !== "" && (head[column] ?? "") === "").length;
  const underPlain = below.filter((text, column) => text !== "" && standsAlone(head, below, column)).length;
  return underGap > 0 && underPlain === 0 && below.every((text) => text.length <= 60);
}

/** A heading with a heading right of it is not merged sideways: nothing of the head stands under it. */
function standsAlone(head: readonly string[], below: readonly string[], column: number): boolean {
  const merged = (head[column + 1] ?? "") === "" && (below[column + 1] ?? "") !== "";
  return (head[column] ?? "") !== "" && !merged;
}

/** Carries a merged title over the columns it covers. */
function spread(titles: readonly string[], below: readonly string[]): string[] {
  const result: string[] = [];
  const width = Math.max(titles.length, below.length);
  for (let column = 0; column < width; column += 1) {
    const own = titles[column] ?? "";
    result.push(own === "" && (below[column] ?? "") !== "" ? (result[column - 1] ?? "") : own);
  }
  return result;
}

function join(titles: readonly string[], below: readonly string[]): string[] {
  return titles.map((title, column) => {
    const own = below[column] ?? "";
    if (own === "" || title === own) return title;
    return title === "" ? own : `${title} ${own}`;
  });
}
