import { councilResult, gapToNextStar, type PreparedSet, type Sheet } from "@saoque/scoring";
import type { CouncilRules } from "./council-rules.ts";
import { isSpreadTooWide, spreadOf } from "./spread.ts";

export interface DetailedCriterion {
  code: string;
  part: string;
  max: number;
  mean: number;
  marked: number;
  held: number;
}

export interface DetailedReason {
  star: number;
  holds: boolean;
  pointsNeeded: number;
  pointsReached: boolean;
  unmet: { star: number; criterion: string; have: number; need: number }[];
}

/** What the council found for one dossier, from the sheets alone; nothing here names a member. */
export interface Verdict {
  points: { A: number; B: number; C: number; total: number };
  star: number;
  level: "province" | "ministry" | null;
  spread: number;
  spreadTooWide: boolean;
  blockedBy: { star: number; criterion: string; have: number; need: number }[];
  knockOuts: { code: string; text: string; raisedBy: number }[];
  /** Named by too few members for the Quy chế; absent in results closed before the rule was recorded. */
  unconfirmedKnockOuts?: { code: string; text: string; raisedBy: number }[];
  reasons: DetailedReason[];
  criteria: DetailedCriterion[];
  missing: string[];
  caveats: string[];
  nextStar: { star: number; changes: { criterion: string; to: number }[] } | null;
}

/**
 * The one place where a result comes from: computed on the server, from sealed sheets, at full precision.
 * QĐ 26/2026/QĐ-TTg, Điều 3, 4 and Phụ lục II; spread and minimum rule from the province's Quy chế (Điều 7 khoản 3).
 */
export function verdictOf(
  set: PreparedSet,
  sheets: readonly Sheet[],
  rules: Pick<CouncilRules, "spreadLimit" | "minimumRule" | "knockOutRule">,
  agreed?: Readonly<Record<string, number>>,
): Verdict {
  const { minimumRule, knockOutRule } = rules;
  const options = { minimumRule, knockOutRule, ...(agreed ? { agreed } : {}) };
  const result = councilResult(set, sheets, options);
  const gap = gapToNextStar(set, sheets, options);
  const spread = spreadOf(set, sheets);
  return {
    points: { ...result.points },
    star: result.stars,
    level: result.level,
    spread,
    spreadTooWide: isSpreadTooWide(spread, rules.spreadLimit),
    blockedBy: result.blockedBy.map((each) => ({ ...each })),
    knockOuts: result.knockOuts.map(({ code, text, raisedBy }) => ({ code, text, raisedBy })),
    unconfirmedKnockOuts: result.unconfirmed.map(({ code, text, raisedBy }) => ({ code, text, raisedBy })),
    reasons: result.reasons.map((reason) => ({
      ...reason,
      unmet: reason.unmet.map((each) => ({ ...each })),
    })),
    criteria: result.criteria.map(({ points, ...rest }) => ({ ...rest, mean: points })),
    missing: [...result.missing],
    caveats: [...result.caveats],
    nextStar: gap && { star: gap.star, changes: gap.changes.map(({ criterion, to }) => ({ criterion, to })) },
  };
}

/** Criteria for which the council must agree on a level when its Quy chế says `agreed`. */
export function criteriaToAgree(set: PreparedSet): { code: string; title: string; levels: number[] }[] {
  return set.leaves
    .filter((leaf) => leaf.minimums.length > 0)
    .map((leaf) => ({
      code: leaf.code,
      title: leaf.criterion.title,
      levels: [...new Set([...leaf.allowed.values()].flatMap((allowed) => [...allowed]))].sort(
        (a, b) => a - b,
      ),
    }));
}
