import type { PreparedSet } from "./prepare-set.ts";
import type { Criterion } from "./rule-set.ts";

export interface PartPoints {
  readonly A: number;
  readonly B: number;
  readonly C: number;
  readonly total: number;
}

export interface SheetPoints extends PartPoints {
  /** Points of every criterion, headings included: a heading is the sum of its children. */
  readonly criteria: Readonly<Record<string, number>>;
  /** Codes without a mark, in the order of the annex; they add nothing. */
  readonly missing: readonly string[];
}

/**
 * Points of one sheet per criterion, part and in total (whole numbers, 0–100). Marks are taken as valid
 * (`validateSheet`); codes the set does not know are ignored. Law: QĐ 26/2026/QĐ-TTg, Điều 3 and Phụ lục II.
 *
 * @example
 * const prepared = prepareSet(ruleSet, "QD26-03");
 * assert.ok(prepared.ok);
 * const points = pointsOf(prepared.value, { "1.1": 3, "1.2": 2, "4.1": 5 });
 * assert.equal(points.criteria["1"], 5);
 * assert.deepEqual([points.A, points.B, points.C, points.total], [5, 5, 0, 10]);
 */
export function pointsOf(set: PreparedSet, marks: Readonly<Record<string, number>>): SheetPoints {
  const criteria: Record<string, number> = {};
  const missing: string[] = [];
  const sum = (criterion: Criterion): number => {
    let points = 0;
    if (criterion.children) for (const child of criterion.children) points += sum(child);
    else if (marks[criterion.code] === undefined) missing.push(criterion.code);
    else points = marks[criterion.code] ?? 0;
    criteria[criterion.code] = points;
    return points;
  };
  const parts = { A: 0, B: 0, C: 0 };
  for (const part of set.set.parts) for (const criterion of part.criteria) parts[part.code] += sum(criterion);
  return { ...parts, total: parts.A + parts.B + parts.C, criteria, missing };
}
