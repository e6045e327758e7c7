import type { Indicator } from "./indicator.ts";
import { type Dimension, dimensions, type Filter } from "./measure.ts";

/** Only what the indicator can be narrowed by, in a fixed order: equal filters have equal text. */
export function cleanFilter(indicator: Pick<Indicator, "filters">, given: unknown): Filter {
  if (typeof given !== "object" || given === null) return {};
  const kept = dimensions.flatMap((dimension) => {
    const values = (given as Partial<Record<Dimension, unknown>>)[dimension];
    if (!indicator.filters.includes(dimension) || !Array.isArray(values)) return [];
    const texts = [...new Set(values.map(String))].filter((value) => /^[\w-]{1,40}$/.test(value)).sort();
    return texts.length > 0 ? [[dimension, texts] as const] : [];
  });
  return Object.fromEntries(kept);
}

export function filterKey(filter: Filter): string {
  return JSON.stringify(
    dimensions.flatMap((name) => (filter[name] ? [[name, [...filter[name]].sort()]] : [])),
  );
}
