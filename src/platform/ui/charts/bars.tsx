import { cx } from "../classes.ts";
import { formatNumber } from "../format.ts";
import type { Child } from "../types.ts";

/** Order of the tones is the order of a legend; 3, 4 and 5 stars take the first three. */
export type ChartTone = "pale" | "leaf" | "gold" | "info" | "danger" | "neutral";

interface BarItem {
  label: Child;
  href?: string;
  value: number;
  /** The value as shown; the number itself when left out. */
  text?: string;
  note?: Child;
  tone?: ChartTone;
}

/** Bars lying one under another, longest value = full width; each label opens its records. */
export function Bars({ label, items, max }: { label: string; items: readonly BarItem[]; max?: number }) {
  const top = max ?? Math.max(1, ...items.map((item) => item.value));
  return (
    <ul class="bars" aria-label={label}>
      {items.map((item, at) => (
        <li key={at} class="bar">
          <span class="bar-label">{item.href ? <a href={item.href}>{item.label}</a> : item.label}</span>
          <span class="bar-value">{item.text ?? formatNumber(item.value)}</span>
          <svg class="bar-line" aria-hidden="true" width="100%" height="8">
            <rect class="points-rest" width="100%" height="8" rx="4" />
            <rect class={`tone-${item.tone ?? "leaf"}`} width={share(item.value, top)} height="8" rx="4" />
          </svg>
          {item.note && <span class="bar-note small muted">{item.note}</span>}
        </li>
      ))}
    </ul>
  );
}

interface ColumnItem {
  label: string;
  href?: string;
  /** One value a series, stacked from the bottom. */
  values: readonly number[];
  /** What stands above the column; the sum when left out. */
  text?: string;
  /** A year that is not over, a figure that is told and not recorded. */
  open?: boolean;
}

interface ColumnsProps {
  label: string;
  series: readonly { label: string; tone: ChartTone }[];
  items: readonly ColumnItem[];
}

/** Upright stacked columns for years or months, at most twelve or so; numbers stand above as text. */
export function Columns({ label, series, items }: ColumnsProps) {
  const total = (item: ColumnItem) => item.values.reduce((sum, value) => sum + value, 0);
  const top = Math.max(1, ...items.map(total));
  return (
    <figure class="columns-figure" aria-label={label}>
      {series.length > 1 && <Legend series={series} />}
      <ol class="columns">
        {items.map((item) => (
          <li key={item.label} class={cx("column", item.open && "column-open")}>
            <span class="column-value">
              {item.href ? (
                <a href={item.href}>{item.text ?? formatNumber(total(item))}</a>
              ) : (
                (item.text ?? formatNumber(total(item)))
              )}
            </span>
            <svg class="column-bar" aria-hidden="true" width="100%" height="120">
              {stack(item.values).map(({ value, below }, at) => (
                <rect
                  key={at}
                  class={`tone-${series[at]?.tone ?? "leaf"}`}
                  x="14%"
                  width="72%"
                  y={`${100 - ((below + value) / top) * 100}%`}
                  height={`${(value / top) * 100}%`}
                />
              ))}
            </svg>
            <span class="column-label">{item.label}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

function Legend({ series }: Pick<ColumnsProps, "series">) {
  return (
    <ul class="legend">
      {series.map((one) => (
        <li key={one.label}>
          <svg aria-hidden="true" width="12" height="12">
            <rect class={`tone-${one.tone}`} width="12" height="12" rx="3" />
          </svg>{" "}
          {one.label}
        </li>
      ))}
    </ul>
  );
}

function stack(values: readonly number[]): { value: number; below: number }[] {
  let below = 0;
  return values.map((value) => {
    const part = { value, below };
    below += value;
    return part;
  });
}

const share = (value: number, top: number) => `${Math.min(100, Math.max(0, (value / top) * 100))}%`;
