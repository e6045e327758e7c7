import { figureWords, formatFigure, recordsHref, type UnitScope } from "#modules/planning";
import { type SheetCell, writeSheet } from "#platform/documents";
import { type Answer, download, type Request, textOf } from "#platform/http";
import { type Child, HiddenFields, Row } from "#platform/ui";
import { reportingUrls as urls } from "../urls.ts";
import type { Shown } from "../use-cases/dashboard/view-dashboard.ts";

export const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const dashboardCrumb = { href: urls.dashboard, label: "Bảng điều hành" };
export const reportsCrumb = { href: urls.reports, label: "Báo cáo" };

export const asked = (request: Request, name: string): string => textOf(request.query, name);

/** Filters of a screen: a GET form whose address can be kept and sent on. */
export function FilterForm({
  action,
  label,
  hidden = {},
  children,
}: {
  action: string;
  label: string;
  hidden?: Record<string, string>;
  children: Child;
}) {
  return (
    <search>
      <form method="get" action={action} aria-label={label}>
        <HiddenFields values={hidden} />
        <Row align="start">{children}</Row>
      </form>
    </search>
  );
}

/** Where the records behind a figure are listed. */
export function hrefOf({ query }: Shown, unit: UnitScope): string {
  const { code, fromOn, toOn, filter } = query;
  return recordsHref({ code, unit, fromOn, toOn, ...(filter ? { filter } : {}) });
}

export const numberOf = ({ figure }: Shown): number => figure.value ?? 0;

/** "44", "37,5 %", "—" where nothing is known. */
export function shownWords({ figure }: Shown, unit = ""): string {
  return figure.value === null ? "—" : figureWords(figure.value, unit).trim();
}

/** "12 trên 40", for shares. */
export function partWords({ figure }: Shown): string {
  return figure.denominator === null
    ? ""
    : `${formatFigure(figure.numerator)} trên ${formatFigure(figure.denominator)}`;
}

/** Money as leaders read it: "1,25 tỷ đồng", "830 triệu đồng". */
export function moneyWords(vnd: number): string {
  if (Math.abs(vnd) >= 1e9) return `${twoDigits.format(vnd / 1e9)} tỷ đồng`;
  if (Math.abs(vnd) >= 1e6) return `${oneDigit.format(vnd / 1e6)} triệu đồng`;
  return `${oneDigit.format(vnd)} đồng`;
}

const oneDigit = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });

export async function sheetAnswer(
  name: string,
  labels: readonly string[],
  rows: readonly (readonly SheetCell[])[],
): Promise<Answer> {
  const content = await writeSheet(
    labels.map((label) => ({ label, width: Math.max(14, Math.min(40, label.length + 6)) })),
    rows.map((row) => [...row]),
  );
  return download(content, { type: SHEET_TYPE, name: `${name}.xlsx` });
}
