import { dayInVietnam } from "#platform/calendar";
import { type SheetCell, writeSheet } from "#platform/documents";
import { type Answer, download, type Request, textOf } from "#platform/http";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A list as an Excel file. */
export async function sheetAnswer(
  name: string,
  labels: readonly string[],
  rows: readonly (readonly SheetCell[])[],
): Promise<Answer> {
  const content = await writeSheet(
    labels.map((label) => ({
      label,
      width: /^(Lớp|Tên|Chủ thể|Họ|Đối tượng|Nội dung|Cơ quan)/.test(label) ? 36 : 16,
    })),
    rows,
  );
  return download(content, { type: XLSX, name: `${name}.xlsx` });
}

/** A day for a cell: dates of sheets are midnight UTC. */
export function dayCell(day: string | null): Date | null {
  return day ? new Date(`${day}T00:00:00Z`) : null;
}

/** The year asked for, else this year. */
export function yearOf(request: Request): number {
  const typed = textOf(request.query, "nam");
  const now = Number(dayInVietnam(request.services.now()).slice(0, 4));
  return /^20\d{2}$/.test(typed) && Number(typed) >= 2018 && Number(typed) <= now + 1 ? Number(typed) : now;
}

/** Years to choose from: from the first year of the programme to the next one. */
export function yearChoices(request: Request): { value: string; label: string }[] {
  const now = Number(dayInVietnam(request.services.now()).slice(0, 4));
  return Array.from({ length: now + 1 - 2018 + 1 }, (_, at) => String(now + 1 - at)).map((year) => ({
    value: year,
    label: year,
  }));
}

/** A short text of the query; undefined when empty. */
export function asked(request: Request, name: string): string | undefined {
  return textOf(request.query, name).slice(0, 150) || undefined;
}

/** An address with the parameters that say something. */
export function withQuery(href: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? href : `${href}?${new URLSearchParams(given)}`;
}
