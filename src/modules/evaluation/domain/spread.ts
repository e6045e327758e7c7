import type { PreparedSet, Sheet } from "@saoque/scoring";

// Means of marks are thirds and sevenths; without this a spread of exactly 10 could read 10.000000000000002.
const roundingNoise = 1e-9;

/**
 * Difference between the highest and the lowest member. A criterion a member abstained from counts with the mean of
 * those who marked it: an abstention is not a zero and must not look like severity.
 */
export function spreadOf(set: PreparedSet, sheets: readonly Sheet[]): number {
  const marked = sheets.filter((sheet) => Object.keys(sheet.marks).length > 0);
  if (marked.length < 2) return 0;
  const totals = marked.map(() => 0);
  for (const leaf of set.leaves) {
    const given = marked.flatMap((sheet) => sheet.marks[leaf.code] ?? []);
    const mean = given.length === 0 ? 0 : given.reduce((sum, points) => sum + points, 0) / given.length;
    for (const [i, sheet] of marked.entries())
      totals[i] = (totals[i] ?? 0) + (sheet.marks[leaf.code] ?? mean);
  }
  return Math.max(...totals) - Math.min(...totals);
}

/** Quy chế of the provinces: "không quá 10 điểm", so exactly the limit is allowed. */
export function isSpreadTooWide(spread: number, limit: number): boolean {
  return spread > limit + roundingNoise;
}
