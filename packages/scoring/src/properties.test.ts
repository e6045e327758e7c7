import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { councilResult, starOfPoints } from "./council.ts";
import { pointsOf } from "./points.ts";
import type { PreparedSet } from "./prepare-set.ts";
import { type Sheet, validateSheet } from "./sheet.ts";
import { prepared, qd26 } from "./testing/reference.ts";

const sets = qd26.productSets.map((set) => prepared(set.code));

/** Valid sheets: a level or 0 or a blank for every criterion, one case where there are alternatives. */
function anySheet(set: PreparedSet): fc.Arbitrary<Sheet> {
  const leaf = set.leaves.map((each) => {
    const name = fc.constantFrom(...(each.cases.length > 0 ? each.cases : [""]));
    return name.chain((chosen) =>
      fc.tuple(
        fc.constant(chosen),
        fc.option(fc.constantFrom(...(each.allowed.get(chosen) ?? [])), { nil: undefined, freq: 12 }),
      ),
    );
  });
  return fc.tuple(...leaf).map((chosen) => {
    const marks: Record<string, number> = {};
    const cases: Record<string, string> = {};
    for (const [i, each] of set.leaves.entries()) {
      const [name, points] = chosen[i] ?? ["", undefined];
      if (name) cases[each.code] = name;
      const gate = each.gate === null ? undefined : set.leaves[each.gate];
      if (points !== undefined) marks[each.code] = gate && !marks[gate.code] ? 0 : points;
    }
    return { marks, cases };
  });
}

const aCouncil = fc
  .constantFrom(...sets)
  .chain((set) => fc.tuple(fc.constant(set), fc.array(anySheet(set), { minLength: 1, maxLength: 9 })));

describe("properties of scoring", () => {
  it("takes every sheet built from the set's own levels as valid", () => {
    fc.assert(
      fc.property(aCouncil, ([set, sheets]) => {
        for (const sheet of sheets)
          expect(validateSheet(set, sheet, { draft: true })).toMatchObject({ ok: true });
      }),
    );
  });

  it("never gives fewer points for a higher mark, nor a lower star", () => {
    const raised = aCouncil.chain(([set, sheets]) =>
      fc.tuple(
        fc.constant(set),
        fc.constant(sheets),
        fc.nat(sheets.length - 1),
        fc.constantFrom(...set.leaves),
      ),
    );
    fc.assert(
      fc.property(raised, ([set, sheets, member, leaf]) => {
        const before = sheets[member]?.marks[leaf.code];
        if (before === undefined) return;
        const top = Math.max(...leaf.levels.map((level) => level.points));
        const more = sheets.map((sheet, i) =>
          i === member ? { ...sheet, marks: { ...sheet.marks, [leaf.code]: top } } : sheet,
        );
        const [low, high] = [councilResult(set, sheets), councilResult(set, more)];
        expect(high.points.total).toBeGreaterThanOrEqual(low.points.total);
        expect(high.stars).toBeGreaterThanOrEqual(low.stars);
      }),
    );
  });

  it("never gives a single sheet fewer points for one more mark", () => {
    const one = fc
      .constantFrom(...sets)
      .chain((set) => fc.tuple(fc.constant(set), anySheet(set), fc.constantFrom(...set.leaves)));
    fc.assert(
      fc.property(one, ([set, sheet, leaf]) => {
        const { [leaf.code]: _, ...fewer } = sheet.marks;
        expect(pointsOf(set, sheet.marks).total).toBeGreaterThanOrEqual(pointsOf(set, fewer).total);
      }),
    );
  });

  it("does not care in which order the sheets come", () => {
    const shuffled = aCouncil.chain(([set, sheets]) =>
      fc.tuple(
        fc.constant(set),
        fc.constant(sheets),
        fc.shuffledSubarray(sheets, { minLength: sheets.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([set, sheets, others]) => {
        expect(councilResult(set, others)).toEqual(councilResult(set, sheets));
      }),
    );
  });

  it("adds parts up to the total and headings up from their children", () => {
    const one = fc.constantFrom(...sets).chain((set) => fc.tuple(fc.constant(set), anySheet(set)));
    fc.assert(
      fc.property(one, ([set, sheet]) => {
        const points = pointsOf(set, sheet.marks);
        const { A, B, C, total } = councilResult(set, [sheet]).points;
        expect([points.A, points.B, points.C, points.total]).toEqual([A, B, C, total]);
        expect(A + B + C).toBe(total);
        expect(total).toBe(Object.values(sheet.marks).reduce((sum, each) => sum + each, 0));
        for (const part of set.set.parts) {
          const sum = part.criteria.reduce(
            (all, criterion) => all + (points.criteria[criterion.code] ?? 0),
            0,
          );
          expect(sum).toBe(points[part.code]);
        }
      }),
    );
  });

  it("gives the star of the points when nothing else stands in the way", () => {
    fc.assert(
      fc.property(aCouncil, ([set, sheets]) => {
        const { stars, points, blockedBy, knockedOutBy } = councilResult(set, sheets);
        if (knockedOutBy.length > 0) expect(stars).toBe(0);
        else if (blockedBy.length === 0) expect(stars).toBe(starOfPoints(set, points.total));
        else expect(stars).toBeLessThan(starOfPoints(set, points.total));
      }),
    );
  });

  it.each([
    [0, 1],
    [29.99, 1],
    [30, 2],
    [49.99, 2],
    [50, 3],
    [69.99, 3],
    [70, 4],
    [89.99, 4],
    [90, 5],
    [100, 5],
  ])("reads bands as half-open: %d points are %d stars", (points, stars) => {
    for (const set of sets) expect(starOfPoints(set, points)).toBe(stars);
  });
});
