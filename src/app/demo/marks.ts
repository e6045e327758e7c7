import { councilResult, type Leaf, type PreparedSet, type Sheet, type Star } from "@saoque/scoring";

export interface ChosenLevel {
  criterion: string;
  points: number;
  caseCode: string | null;
  label: string;
}

/** Levels that reach a star with about the points wanted: the minimums of the star, the rest by one measure. */
export function levelsFor(set: PreparedSet, star: Star, points: number): ChosenLevel[] {
  const tries = Array.from({ length: 121 }, (_, at) => choose(set, star, at / 100));
  const good = tries.filter((levels) => resultOf(set, levels).stars === star);
  const [best] = good.sort((a, b) => offBy(set, a, points) - offBy(set, b, points));
  if (!best) throw new Error(`${set.set.code} reaches no ${star} stars at about ${points} points`);
  return best;
}

/** The same sheet as another member sees it: a step up here, a step down there, never below what a star needs. */
export function seenBy(
  set: PreparedSet,
  levels: readonly ChosenLevel[],
  star: Star,
  member: number,
): ChosenLevel[] {
  if (member === 0) return [...levels];
  return levels.map((level, at) => {
    const leaf = set.leafOf.get(level.criterion);
    const turn = (at * 5 + member * 7) % 13;
    if (!leaf || turn > 1) return level;
    const printed = pointsOf(leaf, level.caseCode);
    const next = printed[printed.indexOf(level.points) + (turn === 0 ? 1 : -1)];
    const least = leaf.minimums.findLast((minimum) => minimum.star <= star)?.points ?? 0;
    if (next === undefined || next < least || next === 0) return level;
    return toLevel(leaf, level.caseCode, next);
  });
}

function sheetOf(levels: readonly ChosenLevel[]): Sheet {
  const cases = levels.flatMap(({ criterion, caseCode }) =>
    caseCode ? [[criterion, caseCode] as const] : [],
  );
  return {
    marks: Object.fromEntries(levels.map(({ criterion, points }) => [criterion, points])),
    cases: Object.fromEntries(cases),
  };
}

function resultOf(set: PreparedSet, levels: readonly ChosenLevel[]) {
  return councilResult(set, [sheetOf(levels)]);
}

function offBy(set: PreparedSet, levels: readonly ChosenLevel[], points: number): number {
  return Math.abs(resultOf(set, levels).points.total - points);
}

function choose(set: PreparedSet, star: Star, measure: number): ChosenLevel[] {
  return set.leaves.map((leaf, at) => {
    const [caseCode = null] = leaf.cases;
    const printed = pointsOf(leaf, caseCode);
    const least = leaf.minimums.findLast((minimum) => minimum.star <= star)?.points ?? 0;
    // Neighbours differ a little, so that a sheet does not look ruled.
    const wanted = leaf.max * Math.min(1, measure * (0.85 + ((at * 3) % 5) * 0.075));
    const points = printed.findLast((each) => each <= wanted + 0.001) ?? printed[0] ?? 0;
    return toLevel(leaf, caseCode, Math.max(points, least));
  });
}

/** Points of the printed levels of a case, lowest first; a 0 only where it is printed. */
function pointsOf(leaf: Leaf, caseCode: string | null): number[] {
  const own = leaf.levels.filter((level) => (level.case ?? null) === caseCode);
  return [...new Set(own.map((level) => level.points))].sort((a, b) => a - b);
}

function toLevel(leaf: Leaf, caseCode: string | null, points: number): ChosenLevel {
  const level = leaf.levels.find((each) => each.points === points && (each.case ?? null) === caseCode);
  return { criterion: leaf.code, points, caseCode, label: level?.label ?? "" };
}
