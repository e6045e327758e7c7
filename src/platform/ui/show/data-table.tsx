import { cx } from "../classes.ts";
import type { Child } from "../types.ts";

export interface Column<Row> {
  key: string;
  label: string;
  align?: "start" | "end" | "center";
  /** The cell that names the row. */
  primary?: boolean;
  /** Left out where rows become cards: a running number, what the title already says. */
  offPhone?: boolean;
  /** `short` never breaks; `long` stands below its label where rows become cards. */
  shape?: "short" | "long";
  cell: (row: Row) => Child;
}

interface DataTableProps<Row> {
  caption: string;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  empty: Child;
  /** Stays a table on a phone: few columns of figures, many rows. */
  narrow?: boolean;
}

// Roles are spelled out because browsers drop them when a phone shows the rows as cards.
const role = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

export function DataTable<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  empty,
  narrow,
}: DataTableProps<Row>) {
  if (rows.length === 0) return <>{empty}</>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must scroll by keyboard
    <section class="table-scroll" aria-label={caption} tabIndex={0}>
      <table class={cx("table", !narrow && "cards")} {...role.table}>
        <caption class={captionHidden ? "visually-hidden" : "table-caption"}>{caption}</caption>
        <thead {...role.rowgroup}>
          <tr {...role.row}>
            {columns.map((column) => (
              <th key={column.key} scope="col" {...role.columnheader} class={alignClass(column.align)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...role.rowgroup}>
          {rows.map((row) => (
            <tr {...role.row} key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  if (column.primary) {
    return (
      <th scope="row" {...role.rowheader} class={cx("table-primary", column.shape, alignClass(column.align))}>
        {content}
      </th>
    );
  }
  return (
    <td
      {...role.cell}
      class={cx(alignClass(column.align), column.offPhone && "off-phone", column.shape)}
      data-label={column.label}
    >
      <div class="table-value">{content}</div>
    </td>
  );
}

function alignClass(align: Column<unknown>["align"]): string | undefined {
  return align && align !== "start" ? `align-${align}` : undefined;
}
