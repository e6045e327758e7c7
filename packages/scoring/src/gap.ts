import { cheapestChoice } from "./cheapest-choice.ts";
import { councilResult } from "./council.ts";
import { type GapGroup, gainScale, gapGroups, standing } from "./gap-options.ts";
import type { PreparedSet } from "./prepare-set.ts";
import type { EvidenceKind, Star } from "./rule-set.ts";
import type { Sheet } from "./sheet.ts";
import { type CouncilOptions, exactPoints, type Tally, tally } from "./tally.ts";

export interface LevelChange {
  readonly criterion: string;
  /** What the council gives now: the mean, or the level that holds where that is lower; one sheet: its mark, or 0. */
  readonly from: number;
  /** The level to reach. */
  readonly to: number;
  /** How much the total rises when every member below `to` gives `to`. */
  readonly points: number;
  /** Kinds of Mẫu 02 that usually prove the criterion; inferred, empty where the product itself is looked at. */
  readonly evidence: readonly EvidenceKind[];
}

export interface StarGap {
  readonly star: Star;
  /** Points the total is short of the band; 0 when only minimums are in the way. */
  readonly short: number;
  readonly changes: readonly LevelChange[];
}

/**
 * The smallest set of level changes that reaches the next star, or null when there is none to reach (5 stars,
 * knocked out, or no level left to raise). "Smallest": fewest criteria, then fewest points raised; every minimum of the star is reached, and 5.2 is only raised where 5.1 has points. Exact, by
 * dynamic programming. A change to `to` means that every member who marked lower gives `to`.
 *
 * @example
 * const prepared = prepareSet(ruleSet, "QD26-03");
 * assert.ok(prepared.ok);
 * const best = Object.fromEntries(prepared.value.leaves.map((leaf) => [leaf.code, leaf.max]));
 * const gap = gapToNextStar(prepared.value, [{ marks: { ...best, "5.1": 3 } }]);
 * assert.deepEqual(gap?.changes.map(({ criterion, from, to, points }) => ({ criterion, from, to, points })), [
 *   { criterion: "5.1", from: 3, to: 5, points: 2 },
 * ]);
 * assert.equal(gap?.changes[0]?.evidence[0]?.name, "Câu chuyện sản phẩm");
 */
export function gapToNextStar(
  set: PreparedSet,
  sheets: readonly Sheet[],
  options: CouncilOptions = {},
): StarGap | null {
  const { stars, knockedOutBy } = councilResult(set, sheets, options);
  if (stars === 5 || knockedOutBy.length > 0) return null;
  return gapToStar(set, sheets, (stars + 1) as Star, options);
}

/**
 * As `gapToNextStar`, for a star of one's choice; no changes when it is held already.
 *
 * @example
 * const prepared = prepareSet(ruleSet, "QD26-03");
 * assert.ok(prepared.ok);
 * const best = Object.fromEntries(prepared.value.leaves.map((leaf) => [leaf.code, leaf.max]));
 * const gap = gapToStar(prepared.value, [{ marks: { ...best, "4.1": 1 } }], 5);
 * assert.deepEqual(gap?.changes.map(({ criterion, to }) => [criterion, to]), [["4.1", 5]]);
 */
export function gapToStar(
  set: PreparedSet,
  sheets: readonly Sheet[],
  star: Star,
  options: CouncilOptions = {},
): StarGap | null {
  const counted = tally(set, sheets, options);
  const { total } = exactPoints(set, counted);
  const from = set.bands.find((band) => band.star === star)?.from ?? 0;
  const scale = gainScale(counted);
  // Rounded up, while gains are rounded down: a proposal never falls short of the band.
  const lacking = BigInt(from) * total.den - total.num;
  const deficit = lacking <= 0n ? 0 : Number((lacking * BigInt(scale) + total.den - 1n) / total.den);
  const groups = gapGroups(set, sheets, counted, star, scale);
  const chosen = cheapestChoice(groups, deficit);
  if (!chosen) return null;
  const short = lacking <= 0n ? 0 : Number(lacking) / Number(total.den);
  return { star, short, changes: describe(set, counted, groups, chosen) };
}

function describe(
  set: PreparedSet,
  counted: Tally,
  groups: readonly GapGroup[],
  chosen: readonly number[],
): LevelChange[] {
  const raised = groups.flatMap((group, i) => group.options[chosen[i] ?? 0]?.raise ?? []);
  return raised
    .toSorted((a, b) => a.leaf - b.leaf)
    .flatMap(({ leaf: index, to }) => {
      const leaf = set.leaves[index];
      if (!leaf) return [];
      const marks = counted.marks[index] ?? [];
      const from = standing(counted, index);
      const numbers = leaf.criterion.evidence ?? [];
      const evidence = set.ruleSet.evidenceKinds.filter((kind) => numbers.includes(kind.no));
      return [{ criterion: leaf.code, from, to, points: gainOf(marks, to), evidence }];
    });
}

function gainOf(marks: readonly number[], to: number): number {
  if (marks.length === 0) return to;
  return marks.reduce((sum, mark) => sum + Math.max(0, to - mark), 0) / marks.length;
}
