import type { SheetCell } from "#platform/documents";
import { ok, type Result } from "#platform/result";
import type { ReadRow, Register, RowNote } from "../register.ts";
import { type ColumnMapping, guessMapping } from "./columns.ts";
import { type RegisterSheet, readRegisterSheet, type SheetLine } from "./read-sheet.ts";
import { cellText, readValue, type Value } from "./read-value.ts";

/** A row of the table with the cells that could not be read. */
export interface RowReading {
  row: ReadRow;
  notes: RowNote[];
  /** What names the row in the report. */
  shown: string[];
}

export function readLines(
  register: Register,
  { headings, lines }: RegisterSheet,
  mapping: ColumnMapping,
): RowReading[] {
  const shownKeys = shownFields(register).map(({ key }) => key);
  return lines.map((each) => {
    const { values, notes } = readCells(register, each, { headings, mapping });
    const cell = (key: string) => cellAt(each, mapping[key]);
    return {
      row: { line: each.line, values, cell },
      notes,
      shown: shownKeys.map((key) => shownText(cell(key))),
    };
  });
}

/** Fields that name a row in the report: those marked, else the first two. */
export function shownFields({ fields }: Register) {
  const marked = fields.filter(({ shown }) => shown);
  return marked.length > 0 ? marked : fields.slice(0, 2);
}

/** Rows of a table that ships with the platform, its columns guessed; what cannot be read is a fault of the table. */
export async function readRows(register: Register, bytes: Uint8Array): Promise<Result<ReadRow[]>> {
  const sheet = await readRegisterSheet(register, bytes);
  if (!sheet.ok) return sheet;
  const readings = readLines(register, sheet.value, guessMapping(register, sheet.value.headings));
  const faults = readings.flatMap(({ row, notes }) =>
    notes.map(({ field = "", text }) => ({ field, text: `Dòng ${row.line}: ${text}` })),
  );
  return faults.length > 0 ? { ok: false, faults } : ok(readings.map(({ row }) => row));
}

function readCells(
  register: Register,
  line: SheetLine,
  { headings, mapping }: { headings: readonly string[]; mapping: ColumnMapping },
): { values: Record<string, Value>; notes: RowNote[] } {
  const values: Record<string, Value> = {};
  const notes: RowNote[] = [];
  for (const field of register.fields) {
    const column = mapping[field.key];
    const read = readValue(field, cellAt(line, column), column === undefined ? "" : (headings[column] ?? ""));
    if ("fault" in read) notes.push({ field: field.key, text: read.fault });
    values[field.key] = "fault" in read ? null : read.value;
  }
  return { values, notes };
}

function cellAt({ cells }: SheetLine, column: number | undefined): SheetCell {
  return column === undefined ? null : (cells[column] ?? null);
}

function shownText(cell: SheetCell): string {
  if (cell instanceof Date) return cellText(cell).split("-").reverse().join("/");
  return cellText(cell).slice(0, 120);
}
