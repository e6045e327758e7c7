import { dayInVietnam } from "#platform/calendar";
import type { Services } from "#platform/http";
import type { Entry } from "../domain/entry.ts";
import { type Filter, readCursor, type Sort, writeCursor } from "../domain/list-query.ts";
import { countFacets, type FacetCount } from "../store/facets.store.ts";
import { cursorShape, selectEntries } from "../store/list.store.ts";

export type { FacetCount };

export interface Browse {
  filter: Filter;
  sort: Sort;
  limit: number;
  /** As `next` gave it; "" for the first page. */
  after: string;
}

export interface ProductPage {
  rows: Entry[];
  next: string | undefined;
}

/** One page of products; undefined when `after` was not written by this list. */
export async function browseProducts(services: Services, browse: Browse): Promise<ProductPage | undefined> {
  const { filter, sort, limit, after } = browse;
  const cursor = after ? readCursor(after, cursorShape(sort, filter.search.phrase)) : undefined;
  if (after && !cursor) return undefined;
  const today = dayInVietnam(services.now());
  const { rows, next } = await selectEntries(services.readDb, { filter, today, sort, limit, after: cursor });
  return { rows, next: next && writeCursor(next) };
}

const KEPT_MILLISECONDS = 15_000;
/** How long older counts may still answer while new ones are counted: nobody waits for a count of everything. */
const STALE_MILLISECONDS = 5 * 60_000;
const KEPT_ANSWERS = 300;
const kept = new Map<string, { until: number; counts: Promise<FacetCount[]> }>();

/** Counts per choice. Counting reads every hit, so equal questions within seconds share one answer. */
export function facetCounts(services: Services, filter: Filter): Promise<FacetCount[]> {
  const today = dayInVietnam(services.now());
  const key = JSON.stringify([today, filter]);
  const known = kept.get(key);
  const now = Date.now();
  if (known && known.until > now) return known.counts;
  if (kept.size >= KEPT_ANSWERS) kept.clear();
  const counts = countFacets(services.readDb, filter, today);
  const fresh = { until: now + KEPT_MILLISECONDS, counts };
  if (known && known.until + STALE_MILLISECONDS > now) {
    // The next ones meanwhile take the old counts too, instead of each counting again.
    known.until = now + KEPT_MILLISECONDS;
    counts.then(
      () => kept.get(key) === known && kept.set(key, fresh),
      () => undefined,
    );
    return known.counts;
  }
  kept.set(key, fresh);
  counts.catch(() => kept.delete(key));
  return counts;
}

export function forgetFacets(): void {
  kept.clear();
}
