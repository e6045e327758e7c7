import { cleanText, type SheetCell, writeCsv, writeSheet } from "#platform/documents";
import type { ImportDesk } from "../desk.ts";
import { type ImportStatus, type RowReport, wholeReport } from "../imports.store.ts";
import { outcomeWord } from "../words.ts";
import { openImport } from "./open-import.ts";
import { XLSX } from "./upload.ts";

/** The office's own table with two columns more: what became of each row, and what to mend. */
export async function writeResult(
  desk: ImportDesk,
  id: string,
): Promise<{ name: string; type: string; content: Buffer }> {
  const { record, sheet } = await openImport(desk, id);
  const report = new Map((await wholeReport(desk.services.db, id)).map((each) => [each.line, each]));
  const columns = [
    ...sheet.headings.map((label) => ({ label, width: 22 })),
    { label: "Kết quả", width: 14 },
    { label: "Ghi chú của hệ thống", width: 60 },
  ];
  const rows = sheet.lines.map(({ line, cells }) => [
    ...sheet.headings.map((_, column): SheetCell => cells[column] ?? null),
    ...outcomeOf(report.get(line), record.status),
  ]);
  const name = `ket-qua-${record.fileName.replace(/\.\w+$/, "")}`;
  if (/\.csv$/i.test(record.fileName)) {
    const content = writeCsv([columns.map(({ label }) => label), ...rows]);
    return { name: `${name}.csv`, type: "text/csv; charset=utf-8", content };
  }
  return { name: `${name}.xlsx`, type: XLSX, content: await writeSheet(columns, rows) };
}

function outcomeOf(report: RowReport | undefined, status: ImportStatus): [string, string] {
  if (!report) return ["", ""];
  return [outcomeWord(report.verdict, status), cleanText(report.notes.join("\n"))];
}
