import type { MinistryColumn, MinistryTable } from "./tables.ts";

export type MinistryValue = string | number | boolean | null;
export type MinistryRow = Readonly<Record<string, MinistryValue>>;

export interface Fault {
  table: string;
  /** Counted from 1, as in the file. */
  line: number;
  column: string;
  /** The key of the row, for who looks for it in the register. */
  key: string;
  /** What people call the row's record; none in tables without a name. */
  name?: string;
  text: string;
}

/**
 * Holds the rows of an export against the ministry's structure. Every fault names table, line and column; the rows
 * themselves are left as they are, for a figure that is missing in the register must not be made up for a form.
 */
export function validateTables(
  tables: readonly MinistryTable[],
  rowsOf: (table: string) => readonly MinistryRow[],
): Fault[] {
  const known = new Map<string, Set<string>>();
  for (const table of tables) {
    for (const { refersTo } of table.columns) {
      if (!refersTo) continue;
      const name = `${refersTo.table}.${refersTo.column}`;
      known.set(name, new Set(rowsOf(refersTo.table).map((row) => String(row[refersTo.column]))));
    }
  }
  return tables.flatMap((table) => validateTable(table, rowsOf(table.name), known));
}

function validateTable(
  table: MinistryTable,
  rows: readonly MinistryRow[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  rows.forEach((row, at) => {
    const line = at + 1;
    const key = table.key.map((name) => String(row[name])).join(" – ");
    const named = nameOf(table, row);
    for (const column of table.columns) {
      const text = faultOf(row[column.name] ?? null, column, known);
      if (text) faults.push({ table: table.name, line, column: column.name, key, ...named, text });
    }
    if (table.key.length === 0) return;
    const before = seen.get(key);
    if (before !== undefined) {
      const text = `Trùng khoá với dòng ${before}.`;
      faults.push({ table: table.name, line, column: table.key.join(", "), key, ...named, text });
    } else seen.set(key, line);
  });
  return faults;
}

/** "MA_OCOP 17" helps nobody find a product; its name does. */
function nameOf({ columns }: MinistryTable, row: MinistryRow): { name?: string } {
  const column = columns.find(({ name }) => /^ten/i.test(name));
  const name = column ? row[column.name] : null;
  return typeof name === "string" && name !== "" ? { name } : {};
}

/** Faults of one kind, the most frequent first: what the office mends in one go. */
export function countFaults(faults: readonly Fault[]): (Pick<Fault, "table" | "column" | "text"> & {
  lines: number;
})[] {
  const kinds = new Map<string, Pick<Fault, "table" | "column" | "text"> & { lines: number }>();
  for (const { table, column, text } of faults) {
    const id = [table, column, text].join("\n");
    const kind = kinds.get(id) ?? { table, column, text, lines: 0 };
    kinds.set(id, { ...kind, lines: kind.lines + 1 });
  }
  return [...kinds.values()].sort((a, b) => b.lines - a.lines);
}

function faultOf(
  value: MinistryValue,
  column: MinistryColumn,
  known: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  if (value === null || value === "") return column.required ? "Thiếu giá trị bắt buộc." : undefined;
  const wrong = kindFault(value, column);
  if (wrong) return wrong;
  if (column.values && !column.values.includes(String(value)))
    return `Giá trị “${value}” không có trong danh mục (${column.values.join(", ")}).`;
  if (column.refersTo) {
    const { table, column: name } = column.refersTo;
    if (!known.get(`${table}.${name}`)?.has(String(value)))
      return `Mã “${value}” không có trong bảng ${table}.`;
  }
  return undefined;
}

function kindFault(value: string | number | boolean, column: MinistryColumn): string | undefined {
  switch (column.type) {
    case "integer":
      return Number.isInteger(value) ? undefined : "Phải là số nguyên.";
    case "boolean":
      return typeof value === "boolean" ? undefined : "Phải là đúng hoặc sai.";
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? undefined : "Phải là ngày (năm-tháng-ngày).";
    case "decimal":
      return decimalFault(value, column);
    case "text":
      return textFault(value, column);
  }
}

function decimalFault(value: string | number | boolean, { digits }: MinistryColumn): string | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return "Phải là số.";
  if (digits && Math.abs(value) >= 10 ** digits.whole)
    return `Quá lớn: chỉ được ${digits.whole} chữ số trước dấu phẩy.`;
  // A register keeps hundredths; anything finer would be cut off on the other side.
  if (digits && Math.abs(value * 10 ** digits.fraction - Math.round(value * 10 ** digits.fraction)) > 1e-6)
    return `Chỉ được ${digits.fraction} chữ số sau dấu phẩy.`;
  return undefined;
}

function textFault(value: string | number | boolean, { length }: MinistryColumn): string | undefined {
  if (typeof value !== "string") return "Phải là chữ.";
  const long = [...value].length;
  return length !== undefined && long > length ? `Dài ${long} ký tự, chỉ được ${length}.` : undefined;
}
