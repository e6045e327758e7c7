import { cleanText } from "#platform/documents";
import type { RowCounts, RowReport, Verdict } from "./imports.store.ts";
import type { RowReading } from "./reading/read-rows.ts";
import type { CheckScope, NewRow, ReadRow, Register, RowNote, RowVerdict } from "./register.ts";

export interface JudgedRow {
  row: ReadRow;
  verdict: Verdict;
  notes: string[];
  shown: string[];
  found: unknown;
}

/** The dry run: cells that could not be read, what already stands, rows that the table has twice. */
export async function judgeRows(
  register: Register,
  scope: CheckScope,
  readings: readonly RowReading[],
): Promise<JudgedRow[]> {
  const good = readings.filter(({ notes }) => notes.length === 0);
  const rows = good.map(({ row }) => row);
  const verdicts = rows.length === 0 ? [] : await register.check(scope, rows);
  if (verdicts.length !== rows.length)
    throw new Error(`${register.name}: ${verdicts.length} verdicts for ${rows.length} rows`);
  const byLine = new Map(rows.map(({ line }, at) => [line, verdicts[at]]));
  const judged = readings.map((reading) => judge(register, reading, byLine.get(reading.row.line)));
  markRepeated(register, judged);
  return judged;
}

/** Rows that may be written, as `take` gets them. */
export function newRows(judged: readonly JudgedRow[]): NewRow[] {
  return judged
    .filter(({ verdict }) => verdict === "new")
    .map(({ row, found }) => ({ line: row.line, values: row.values, cell: row.cell, found }));
}

export function reportOf(judged: readonly JudgedRow[]): RowReport[] {
  return judged.map(({ row, verdict, shown, notes }) => ({ line: row.line, verdict, shown, notes }));
}

export function countsOf(rows: readonly { verdict: Verdict }[]): RowCounts {
  const count = (verdict: Verdict) => rows.filter((each) => each.verdict === verdict).length;
  return { total: rows.length, fresh: count("new"), known: count("known"), faulty: count("faulty") };
}

function judge(register: Register, reading: RowReading, told: RowVerdict | undefined): JudgedRow {
  const { row, shown } = reading;
  const verdict = told?.verdict ?? "faulty";
  const notes = told ? (told.notes ?? []) : reading.notes;
  return {
    row,
    shown,
    verdict,
    notes: notes.map((note) => noteText(register, note)),
    found: told?.verdict === "new" ? told.found : undefined,
  };
}

function noteText({ fields }: Register, { field, text }: RowNote): string {
  const label = fields.find(({ key }) => key === field)?.label;
  return cleanText(label === undefined ? text : `${label}: ${text}`);
}

function markRepeated(register: Register, judged: readonly JudgedRow[]): void {
  const first = new Map<string, number>();
  for (const each of judged) {
    if (each.verdict !== "new") continue;
    const key = register.keyOf?.(each.row.values) ?? null;
    if (key === null) continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, each.row.line);
    else {
      each.verdict = "known";
      each.notes.push(`Trùng với dòng ${before} trong tệp.`);
    }
  }
}
