import { type SheetCell, writeSheet } from "#platform/documents";
import { type Answer, download, type Request, textOf } from "#platform/http";
import { type Child, Grid, HiddenFields } from "#platform/ui";

/** Longest table that is handed out at once. */
export const SHEET_ROWS = 20_000;

/** Filters of a list: a GET form whose address can be kept and sent on. */
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
        <Grid min="small">{children}</Grid>
      </form>
    </search>
  );
}

export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const told = Object.entries(query).filter((entry): entry is [string, string] => (entry[1] ?? "") !== "");
  return told.length > 0 ? `${path}?${new URLSearchParams(told)}` : path;
}

export const asked = (request: Request, name: string): string => textOf(request.query, name);
export const typedIn = (request: Request, name: string): string => textOf(request.fields, name);
export const version = (request: Request): number => Number(textOf(request.fields, "version"));

export async function sheetAnswer(
  name: string,
  labels: readonly string[],
  rows: readonly (readonly SheetCell[])[],
): Promise<Answer> {
  const content = await writeSheet(
    labels.map((label) => ({ label, width: Math.max(14, Math.min(40, label.length + 6)) })),
    rows.map((row) => [...row]),
  );
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return download(content, { type, name: `${name}.xlsx` });
}
