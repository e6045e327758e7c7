import { slugify } from "./fold.ts";

/**
 * The first address part for a name that is not yet taken.
 *
 * @example
 * freeSlug("Mắm cá lóc", ["mam-ca-loc"], "san-pham"); // "mam-ca-loc-2"
 */
export function freeSlug(name: string, taken: readonly string[], whenEmpty: string): string {
  const base = slugBase(name, whenEmpty);
  const used = new Set(taken);
  if (!used.has(base)) return base;
  let serial = 2;
  while (used.has(`${base}-${serial}`)) serial++;
  return `${base}-${serial}`;
}

/** The part before any serial; short enough to read in an address. */
export function slugBase(name: string, whenEmpty: string): string {
  return slugify(name).slice(0, 80).replace(/-+$/, "") || whenEmpty;
}
