import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseRuleSet } from "./parse-rule-set.ts";
import { prepareSet } from "./prepare-set.ts";
import type { Criterion, ProductSet } from "./rule-set.ts";
import { loadMap, qd26, qd148, qd1048 } from "./testing/reference.ts";

function leavesOf(set: ProductSet): Criterion[] {
  const walk = (criterion: Criterion): Criterion[] => criterion.children?.flatMap(walk) ?? [criterion];
  return set.parts.flatMap((part) => part.criteria.flatMap(walk));
}

describe("QĐ 26/2026", () => {
  const leaves = qd26.productSets.flatMap(leavesOf);
  const levels = leaves.flatMap((leaf) => leaf.levels ?? []);

  it("has 26 sets, 787 criteria, 2,579 levels and 575 star minimums", () => {
    const minimums = levels.filter((level) => level.minStar);
    expect([qd26.productSets.length, leaves.length, levels.length, minimums.length]).toEqual([
      26, 787, 2579, 575,
    ]);
  });

  it("adds up to 40/25/35 in every set", () => {
    for (const set of qd26.productSets) {
      const sums = set.parts.map((part) => part.criteria.reduce((sum, each) => sum + each.max, 0));
      expect([set.code, ...sums]).toEqual([set.code, 40, 25, 35]);
    }
  });

  it("keeps where a label comes from and every correction", () => {
    const kinds = Object.groupBy(levels, (level) => level.labelKind);
    expect([kinds.official?.length, kinds.condensed?.length, kinds.inferred?.length]).toEqual([
      1357, 1178, 44,
    ]);
    expect(levels.filter((level) => level.corrected).length).toBe(8);
    expect(leaves.every((leaf) => leaf.confidence === "high" && leaf.source.length > 0)).toBe(true);
    expect(qd26.sourceDefects.length).toBe(17);
  });

  it("has the knock-out notes the annex prints", () => {
    const notes = qd26.productSets.flatMap((set) => leavesOf(set).flatMap((leaf) => leaf.notes ?? []));
    const counts = Object.fromEntries(
      Object.entries(Object.groupBy(notes, (note) => note.kind)).map(([k, v]) => [k, v?.length]),
    );
    expect(counts).toEqual({
      precondition: 7,
      not_evaluated: 4,
      applies_if: 25,
      stop: 18,
      evidence: 43,
      eliminate: 24,
      alternative: 3,
    });
  });
});

describe("QĐ 1048/781", () => {
  it("declares the absent set and the three sets that miss two points, and refuses to score them", () => {
    expect(qd1048.productSets.length).toBe(26);
    const gaps = qd1048.productSets
      .filter((set) => set.gap)
      .map((set) => [set.code, set.gap?.kind, set.gap?.missingPoints]);
    expect(gaps).toEqual([
      ["QD781-03", "absent", undefined],
      ["QD781-10", "incomplete", 2],
      ["QD781-16", "incomplete", 2],
      ["QD781-19", "incomplete", 2],
    ]);
    const absent = prepareSet(qd1048, "QD781-03");
    expect(absent.ok || absent.faults.map((fault) => fault.code)).toEqual(["SET_ABSENT"]);
    const incomplete = prepareSet(qd1048, "QD781-16");
    expect(incomplete.ok || incomplete.faults[0]?.message).toContain("thiếu 2 điểm");
  });

  it("adds up to 35/25/40 in the other 22 sets", () => {
    const whole = qd1048.productSets.filter((set) => !set.gap);
    expect(whole.length).toBe(22);
    for (const set of whole) {
      const sums = set.parts.map((part) => part.criteria.reduce((sum, each) => sum + each.max, 0));
      expect([set.code, ...sums]).toEqual([set.code, 35, 25, 40]);
    }
  });
});

it("QĐ 148 is a frame: it says so instead of scoring", () => {
  const outcome = prepareSet(qd148, "QD148-01");
  expect(outcome.ok || outcome.faults.map((fault) => [fault.path, fault.code])).toEqual([
    ["ruleSet", "FRAME_ONLY"],
  ]);
});

it("the map from 1048/781 names only sets, criteria and levels that exist", () => {
  expect(loadMap().sets.length).toBe(21);
});

describe("parseRuleSet", () => {
  const set = qd26.productSets[2] as ProductSet;
  const withSet = (changed: unknown) => ({
    ...qd26,
    productSets: qd26.productSets.map((each) => (each === set ? changed : each)),
  });
  const change = (code: string, patch: (criterion: Criterion) => object) => {
    const walk = (criterion: Criterion): object => {
      const next = criterion.code === code ? patch(criterion) : criterion;
      return "children" in next && Array.isArray(next.children)
        ? { ...next, children: next.children.map(walk) }
        : next;
    };
    return withSet({
      ...set,
      parts: set.parts.map((part) => ({ ...part, criteria: part.criteria.map(walk) })),
    });
  };

  it.each([
    ["not an object", [], ""],
    ["a wrong format", { ...qd26, format: "x" }, "format"],
    [
      "bands that leave a hole",
      { ...qd26, bands: qd26.bands.map((b) => (b.star === 3 ? { ...b, from: 51 } : b)) },
      "bands[2]",
    ],
    ["a set in no subgroup", { ...qd26, sectors: qd26.sectors.slice(1) }, "sectors"],
    [
      "a duplicate code",
      change("1.2", (c) => ({ ...c, code: "1.1" })),
      "productSets[2].parts[0].criteria[0].children[1]",
    ],
    ["a parent that is not its sum", change("1", (c) => ({ ...c, max: 17 })), "productSets[2].parts[0]"],
    ["a scale above the top level", change("12", (c) => ({ ...c, max: 4 })), "productSets[2].parts[2]"],
    [
      "levels that do not ascend",
      change("12", (c) => ({ ...c, levels: c.levels?.toReversed() })),
      "productSets[2].parts[2].criteria[6]",
    ],
    [
      "an unknown dossier code",
      withSet({ ...set, dossierRejectedIf: ["NOPE"] }),
      "productSets[2].dossierRejectedIf",
    ],
  ])("names %s", (_, json, path) => {
    const outcome = parseRuleSet(json);
    expect(outcome.ok ? null : outcome.faults[0]?.path).toBe(path);
  });
});

describe("a rule set broken at any one place", () => {
  const small = { ...qd26, productSets: qd26.productSets.slice(25), sectors: qd26.sectors.slice(-1) };
  const junk: unknown[] = [null, 7, -0.5, "x", true, [], [null], {}, { toString: 1, valueOf: 1 }];

  it("comes back as faults or as a value, never as an exception", () => {
    const places = placesIn(small);
    expect(places.length).toBeGreaterThan(1000);
    for (const path of places) {
      for (const value of junk) {
        const outcome = parseRuleSet(put(small, path, value));
        expect(outcome.ok || outcome.faults.length > 0).toBe(true);
      }
    }
  });

  it("refuses a tree that is too deep to be an annex", () => {
    let tree: unknown = [];
    for (let i = 0; i < 50_000; i += 1) tree = [{ code: "1", max: 1, children: tree }];
    const part = { ...small.productSets[0]?.parts[0], criteria: tree };
    const outcome = parseRuleSet({ ...small, productSets: [{ ...small.productSets[0], parts: [part] }] });
    expect(outcome.ok).toBe(false);
  });
});

type Place = readonly (string | number)[];

function placesIn(node: unknown): Place[] {
  if (typeof node !== "object" || node === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(node)
    ? [...node.entries()]
    : Object.entries(node);
  return entries.flatMap(([key, child]) => [[key], ...placesIn(child).map((rest) => [key, ...rest])]);
}

function put(node: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(node)) return node.map((each, i) => (i === key ? put(each, rest, value) : each));
  const record = node as Record<string, unknown>;
  return { ...record, [key]: put(record[key], rest, value) };
}

const shared = process.env.SAOQUE_SHARED ?? "../shared";
const original = join(shared, "reference/criteria/criteria-qd26-2026.json");
describe.runIf(existsSync(original))("reads shared folder when present", () => {
  it("has the same minimums by star as the annex", () => {
    type Minimums = Record<string, { criteria: { criterion: string; points: number }[] }>;
    const source: { product_sets: { code: string; minimum_by_star: Minimums }[] } = JSON.parse(
      readFileSync(original, "utf8"),
    );
    for (const { code, minimum_by_star } of source.product_sets) {
      const outcome = prepareSet(qd26, code);
      for (const star of [3, 4, 5]) {
        const ours = (outcome.ok ? outcome.value.leaves : []).flatMap((leaf) => {
          const minimum = leaf.minimums.findLast((each) => each.star <= star);
          return minimum ? [{ criterion: leaf.code, points: minimum.points }] : [];
        });
        expect([code, star, ours]).toEqual([code, star, minimum_by_star[star]?.criteria]);
      }
    }
  });
});
