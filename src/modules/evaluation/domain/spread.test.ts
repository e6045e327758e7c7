import { readFileSync } from "node:fs";
import { type PreparedSet, parseRuleSet, prepareSet } from "@saoque/scoring";
import { describe, expect, test } from "vitest";
import { isSpreadTooWide, spreadOf } from "./spread.ts";

const set = load();
const best = Object.fromEntries(set.leaves.map((leaf) => [leaf.code, leaf.max]));

function load(): PreparedSet {
  const parsed = parseRuleSet(JSON.parse(readFileSync("db/reference/criteria/qd26-2026.json", "utf8")));
  if (!parsed.ok) throw new Error("rule set");
  const prepared = prepareSet(parsed.value, "QD26-03");
  if (!prepared.ok) throw new Error("set");
  return prepared.value;
}

/** A sheet that is `points` below the best one. */
function lowered(points: number): { marks: Record<string, number> } {
  const marks = { ...best };
  let left = points;
  for (const leaf of set.leaves) {
    const levels = [...(leaf.allowed.get("") ?? [])].sort((a, b) => a - b);
    const to = levels.find((level) => leaf.max - level <= left);
    if (leaf.cases.length > 0 || to === undefined || leaf.gate !== null) continue;
    marks[leaf.code] = to;
    left -= leaf.max - to;
  }
  if (left !== 0) throw new Error(`cannot lower by ${points}`);
  return { marks };
}

describe("spread", () => {
  test("exactly the limit is allowed, a hundredth more is not", () => {
    expect(isSpreadTooWide(10, 10)).toBe(false);
    expect(isSpreadTooWide(10.01, 10)).toBe(true);
    expect(isSpreadTooWide(9.99, 10)).toBe(false);
  });

  test("is the highest member minus the lowest, of all members", () => {
    expect(spreadOf(set, [{ marks: best }, lowered(10), lowered(4)])).toBe(10);
    expect(spreadOf(set, [{ marks: best }, lowered(11)])).toBe(11);
  });

  test("an abstention is not a zero: it does not widen the spread", () => {
    const { "1.1": _left, ...rest } = best;
    const abstaining = { marks: rest, abstained: ["1.1"] };
    expect(spreadOf(set, [{ marks: best }, abstaining])).toBe(0);
    expect(spreadOf(set, [{ marks: best }, lowered(10), abstaining])).toBeCloseTo(10, 9);
  });

  test("whoever abstains from everything is not compared, and one sheet has no spread", () => {
    expect(spreadOf(set, [{ marks: best }, { marks: {}, abstained: true }])).toBe(0);
    expect(spreadOf(set, [])).toBe(0);
  });

  test("the order of the sheets changes nothing", () => {
    const sheets = [lowered(3), { marks: best }, lowered(9)];
    expect(spreadOf(set, sheets)).toBe(spreadOf(set, [...sheets].reverse()));
  });
});
