import { cleanText, type SheetCell, writeSheet } from "#platform/documents";
import type { Actor, Services } from "#platform/http";
import { registerFields } from "../../domain/register-columns.ts";
import { type RowReport, readReport } from "../../store/imports.store.ts";
import { openImport } from "./import-register.ts";

export const verdictWords = { new: "Mới", known: "Đã có", faulty: "Cần sửa" } as const;

const MOST_LINES = 20_000;

/** The office's own lines with two columns more: what became of each, and what to mend. */
export async function writeImportResult(
  services: Services,
  actor: Actor,
  id: string,
): Promise<{ name: string; content: Buffer }> {
  const { record, sheet } = await openImport(services, actor, id);
  const report = await readReport(services.db, id, { skip: 0, limit: MOST_LINES });
  const byLine = new Map(report.map((each) => [each.line, each]));
  const columns = [
    ...sheet.headings.map((label) => ({ label, width: 22 })),
    { label: "Kết quả", width: 14 },
    { label: "Ghi chú của hệ thống", width: 60 },
  ];
  const rows = sheet.lines.map(({ line, cells }) => {
    const own = sheet.headings.map((_, column): SheetCell => cells[column] ?? null);
    return [...own, ...outcomeOf(byLine.get(line), record.status === "done")];
  });
  return {
    name: `ket-qua-${record.fileName.replace(/\.\w+$/, "")}.xlsx`,
    content: await writeSheet(columns, rows),
  };
}

function outcomeOf(report: RowReport | undefined, done: boolean): [string, string] {
  if (!report) return ["", ""];
  const word = done && report.verdict === "new" ? "Đã nhập" : verdictWords[report.verdict];
  return [word, cleanText(report.notes.join("\n"))];
}

const templateFields = [
  "productName",
  "producerName",
  "producerKind",
  "commune",
  "district",
  "sector",
  "star",
  "year",
  "decisionNumber",
  "decisionDate",
  "note",
] as const;

/** An empty register with the headings that need no matching, and one line to show how it is written. */
export function writeTemplate(): Promise<Buffer> {
  const columns = templateFields.map((field) => ({ label: registerFields[field], width: 24 }));
  const example = [
    "Mắm cá lóc (dòng mẫu, xoá trước khi nhập)",
    "HTX Bình Minh",
    "Hợp tác xã",
    "Trí Phải",
    "Thới Bình",
    "Thực phẩm",
    "3 sao",
    2024,
    "123/QĐ-UBND",
    "05/03/2024",
    "",
  ];
  return writeSheet(columns, [example], { name: "Danh bạ OCOP" });
}
