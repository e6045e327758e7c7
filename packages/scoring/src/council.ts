import { isAtLeast, toNumber } from "./fraction.ts";
import type { PartPoints } from "./points.ts";
import type { KnockOut, PreparedSet } from "./prepare-set.ts";
import type { PartCode, RecognitionLevel, Star } from "./rule-set.ts";
import { isWholeAbstention, type Sheet } from "./sheet.ts";
import { type CouncilOptions, exactPoints, type Tally, tally } from "./tally.ts";

/** A minimum that does not hold: the star it is printed for, the level the council holds, the level it needs. */
export interface Blocked {
  readonly star: Star;
  readonly criterion: string;
  readonly have: number;
  readonly need: number;
}

/** Why a star is given or not: points of its band, and every minimum up to it (cumulative). */
export interface StarReason {
  readonly star: Star;
  readonly holds: boolean;
  readonly pointsNeeded: number;
  readonly pointsReached: boolean;
  readonly unmet: readonly Blocked[];
}

export interface CriterionResult {
  readonly code: string;
  readonly part: PartCode;
  readonly max: number;
  /** Mean over the members who marked it; 0 when nobody did. */
  readonly points: number;
  readonly marked: number;
  /** The level that holds under the minimum rule. */
  readonly held: number;
}

export interface RaisedKnockOut extends KnockOut {
  /** How many sheets raised it; 0 when it follows from the marks themselves. */
  readonly raisedBy: number;
}

export interface CouncilResult {
  readonly points: PartPoints;
  /** 0: knocked out, no star at all. 1 and 2 are ranks without recognition. */
  readonly stars: 0 | Star;
  readonly level: RecognitionLevel | null;
  /** Unmet minimums of the stars whose points are reached. */
  readonly blockedBy: readonly Blocked[];
  readonly knockedOutBy: readonly string[];
  readonly missing: readonly string[];
  readonly knockOuts: readonly RaisedKnockOut[];
  /** Named on sheets, but by too few to hold; always empty under the rule `any`. */
  readonly unconfirmed: readonly RaisedKnockOut[];
  /** Highest star first. */
  readonly reasons: readonly StarReason[];
  readonly criteria: readonly CriterionResult[];
  readonly present: number;
  readonly abstained: number;
  /** What the reader must know before trusting the star, in Vietnamese. */
  readonly caveats: readonly string[];
}

/**
 * The council's result from valid sheets. Points are the mean over the members who marked a criterion, kept
 * exact until the end; a blank or an abstention is never a 0. The star is the highest one whose band holds the
 * points and whose minimums, with those of all lower stars, hold under the minimum rule; 1–2 stars have no
 * minimums. A knock-out that holds (raised by a present member, or by more than half of them with `knockOutRule`
 * `majority`, or following from the marks) leaves no star.
 * Law: QĐ 26/2026/QĐ-TTg, Điều 3, 4, Phụ lục II; minimum rule and knock-out rule are the province's Quy chế.
 *
 * @example
 * const prepared = prepareSet(ruleSet, "QD26-03");
 * assert.ok(prepared.ok);
 * const best = Object.fromEntries(prepared.value.leaves.map((leaf) => [leaf.code, leaf.max]));
 * const result = councilResult(prepared.value, [{ marks: best }, { marks: { ...best, "1.1": 2 } }]);
 * assert.equal(result.points.total, 99.5);
 * assert.deepEqual([result.stars, result.level], [5, "ministry"]);
 */
export function councilResult(
  set: PreparedSet,
  sheets: readonly Sheet[],
  options: CouncilOptions = {},
): CouncilResult {
  return judge(set, sheets, tally(set, sheets, options));
}

/**
 * The star of a number of points (0–100) alone, minimums and knock-outs aside; bands are half-open.
 * Law: QĐ 26/2026/QĐ-TTg, Điều 4.
 *
 * @example
 * const prepared = prepareSet(ruleSet, "QD26-03");
 * assert.ok(prepared.ok);
 * assert.deepEqual([69.99, 70].map((points) => starOfPoints(prepared.value, points)), [3, 4]);
 */
export function starOfPoints(set: PreparedSet, points: number): Star {
  return set.bands.find((band) => points >= band.from)?.star ?? 1;
}

function judge(set: PreparedSet, sheets: readonly Sheet[], counted: Tally): CouncilResult {
  const exact = exactPoints(set, counted);
  const { holding: knockOuts, unconfirmed } = raisedKnockOuts(set, sheets, counted);
  const reasons = set.bands.map((band): StarReason => {
    const pointsReached = isAtLeast(exact.total, band.from);
    const unmet = unmetMinimums(set, counted, band.star);
    const holds = pointsReached && unmet.length === 0 && knockOuts.length === 0;
    return { star: band.star, holds, pointsNeeded: band.from, pointsReached, unmet };
  });
  const stars = reasons.find((reason) => reason.holds)?.star ?? 0;
  const reached = reasons.find((reason) => reason.pointsReached);
  return {
    points: {
      A: toNumber(exact.A),
      B: toNumber(exact.B),
      C: toNumber(exact.C),
      total: toNumber(exact.total),
    },
    stars,
    level: set.bands.find((band) => band.star === stars)?.level ?? null,
    blockedBy: reached?.unmet ?? [],
    knockedOutBy: knockOuts.map((knockOut) => knockOut.code),
    missing: counted.missing.flatMap((index) => set.leaves[index]?.code ?? []),
    knockOuts,
    unconfirmed,
    reasons,
    criteria: criterionResults(set, counted),
    present: counted.present,
    abstained: counted.abstained,
    caveats: set.ruleSet.minimums.known ? [] : [set.ruleSet.minimums.text],
  };
}

/** Unmet minimums of a star and of every lower one, in the order of the annex. */
function unmetMinimums(set: PreparedSet, { held }: Tally, star: Star): readonly Blocked[] {
  const unmet: Blocked[] = [];
  for (const leaf of set.leaves) {
    const have = held[leaf.index] ?? 0;
    for (const minimum of leaf.minimums) {
      if (minimum.star > star || have >= minimum.points) continue;
      unmet.push({ star: minimum.star, criterion: leaf.code, have, need: minimum.points });
    }
  }
  return unmet;
}

interface Raised {
  holding: RaisedKnockOut[];
  unconfirmed: RaisedKnockOut[];
}

function raisedKnockOuts(set: PreparedSet, sheets: readonly Sheet[], counted: Tally): Raised {
  const raised: Raised = { holding: [], unconfirmed: [] };
  const votes = new Map<string, number>();
  for (const sheet of sheets) {
    if (!sheet.knockOuts || isWholeAbstention(sheet)) continue;
    for (const code of new Set(sheet.knockOuts)) votes.set(code, (votes.get(code) ?? 0) + 1);
  }
  for (const knockOut of set.knockOuts.values()) {
    const raisedBy = votes.get(knockOut.code) ?? 0;
    const enough = counted.knockOutRule === "any" ? raisedBy > 0 : raisedBy * 2 > counted.present;
    const found = { ...knockOut, raisedBy };
    if (enough || knockOut.zeroIn.some((index) => isHeldAtZero(counted, index))) raised.holding.push(found);
    else if (raisedBy > 0) raised.unconfirmed.push(found);
  }
  return raised;
}

/**
 * "0 điểm ở một trong các chỉ tiêu cảm quan thì dừng đánh giá" (bộ 16): read with the rule the council uses for
 * minimums, except that a tie does not end a dossier: more than half must have given 0.
 */
function isHeldAtZero({ marks, held, rule }: Tally, index: number): boolean {
  const own = marks[index] ?? [];
  if (own.length === 0) return false;
  if (rule !== "majority") return held[index] === 0;
  return own.filter((points) => points === 0).length * 2 > own.length;
}

function criterionResults(set: PreparedSet, { marks, sums, held }: Tally): CriterionResult[] {
  return set.leaves.map(({ index, code, part, max }) => {
    const marked = marks[index]?.length ?? 0;
    const points = marked === 0 ? 0 : (sums[index] ?? 0) / marked;
    return { code, part, max, points, marked, held: held[index] ?? 0 };
  });
}
