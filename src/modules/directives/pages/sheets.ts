import { type SheetCell, writeSheet } from "#platform/documents";
import { type Answer, download } from "#platform/http";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A list as an Excel file to save. */
export async function sheet(
  name: string,
  columns: readonly (readonly [label: string, width?: number])[],
  rows: readonly (readonly SheetCell[])[],
): Promise<Answer> {
  const heads = columns.map(([label, width]) => (width ? { label, width } : { label }));
  return download(await writeSheet(heads, rows), { type: XLSX, name });
}

/** A day as a sheet shows it. */
export function dayCell(day: string | null): SheetCell {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}
