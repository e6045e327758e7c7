import { starOfPoints } from "./council.ts";
import { type Fault, isRecord, type Outcome, refuse } from "./faults.ts";
import { type PreparedSet, prepareSet } from "./prepare-set.ts";
import type { Confidence, RuleSet, Star } from "./rule-set.ts";

/** Which criteria of one rule set stand for which of another, and which level for which. Data, with its confidence. */
export interface RuleSetMap {
  readonly format: "saoque/rule-set-map@1";
  readonly fromRuleSet: string;
  readonly toRuleSet: string;
  readonly basis: "same-label";
  readonly text: string;
  readonly confidence: Confidence;
  readonly sets: readonly SetMap[];
}

export interface SetMap {
  readonly from: string;
  readonly to: string;
  readonly criteria: readonly {
    readonly from: string;
    readonly to: string;
    /** Pairs: points in the old set, points in the new one. */
    readonly levels: readonly (readonly [number, number])[];
    readonly complete: boolean;
  }[];
}

export interface Carried {
  readonly from: string;
  readonly to: string;
  readonly before: number;
  readonly after: number;
}

export interface MappedResult {
  readonly from: string;
  readonly to: string;
  readonly carried: readonly Carried[];
  /** Old criteria that say nothing about the new set, and why. */
  readonly dropped: readonly {
    readonly criterion: string;
    readonly reason: "no_counterpart" | "no_matching_level" | "unmarked";
  }[];
  /** New criteria that must be marked afresh. */
  readonly open: readonly { readonly criterion: string; readonly max: number }[];
  /** Points when every open criterion got 0, and when every one got its scale. */
  readonly points: { readonly least: number; readonly most: number };
  /** Stars these two totals could give, minimums aside. */
  readonly stars: { readonly least: Star; readonly most: Star };
  readonly confidence: Confidence;
}

/**
 * What marks under one rule set would be worth under another: only criteria and levels the map ties together are
 * carried over, everything else is named as open, so the answer is a range. Fault `UNKNOWN_SET` when the map does
 * not know the set.
 *
 * @example
 * const from = prepareSet(oldRuleSet, "QD781-08");
 * assert.ok(from.ok);
 * const mapped = mapToRuleSet(map, from.value, ruleSet, { "6.3": 2, "7": 5 });
 * assert.ok(mapped.ok);
 * assert.equal(mapped.value.to, "QD26-08");
 * assert.deepEqual(mapped.value.carried, []);
 * assert.equal(mapped.value.points.most, 100);
 */
export function mapToRuleSet(
  map: RuleSetMap,
  from: PreparedSet,
  toRuleSet: RuleSet,
  marks: Readonly<Record<string, number>>,
): Outcome<MappedResult> {
  const pair = map.sets.find((each) => each.from === from.set.code);
  if (!pair || map.fromRuleSet !== from.ruleSet.id || map.toRuleSet !== toRuleSet.id) {
    const message = `Chưa có bảng nối từ bộ ${from.set.code} sang bộ tiêu chí ${toRuleSet.id}.`;
    return refuse([{ path: "productSet", code: "UNKNOWN_SET", message }]);
  }
  const to = prepareSet(toRuleSet, pair.to);
  if (!to.ok) return to;
  const carried: Carried[] = [];
  const dropped: { criterion: string; reason: MappedResult["dropped"][number]["reason"] }[] = [];
  for (const leaf of from.leaves) {
    const tie = pair.criteria.find((each) => each.from === leaf.code);
    const before = marks[leaf.code];
    const level = tie?.levels.find(([points]) => points === before);
    if (!tie) dropped.push({ criterion: leaf.code, reason: "no_counterpart" });
    else if (before === undefined) dropped.push({ criterion: leaf.code, reason: "unmarked" });
    else if (!level) dropped.push({ criterion: leaf.code, reason: "no_matching_level" });
    else carried.push({ from: leaf.code, to: tie.to, before, after: level[1] });
  }
  const done = new Set(carried.map((each) => each.to));
  const open = to.value.leaves
    .filter((leaf) => !done.has(leaf.code))
    .map(({ code, max }) => ({ criterion: code, max }));
  const least = carried.reduce((sum, each) => sum + each.after, 0);
  const most = least + open.reduce((sum, each) => sum + each.max, 0);
  const stars = { least: starOfPoints(to.value, least), most: starOfPoints(to.value, most) };
  const value = { from: pair.from, to: pair.to, carried, dropped, open, points: { least, most }, stars };
  return { ok: true, value: { ...value, confidence: map.confidence } };
}

/**
 * Reads a map from parsed JSON and checks that every set, criterion and level it names exists on both sides.
 *
 * @example
 * assert.equal(parseRuleSetMap(map, oldRuleSet, ruleSet).ok, true);
 * assert.equal(parseRuleSetMap({ ...map, toRuleSet: "148" }, oldRuleSet, ruleSet).ok, false);
 */
export function parseRuleSetMap(json: unknown, from: RuleSet, to: RuleSet): Outcome<RuleSetMap> {
  if (!isRecord(json) || json.format !== "saoque/rule-set-map@1" || !Array.isArray(json.sets)) {
    return refuse([{ path: "", code: "WRONG_SHAPE", message: "Không phải bảng nối bộ tiêu chí." }]);
  }
  if (json.fromRuleSet !== from.id || json.toRuleSet !== to.id) {
    return refuse([
      { path: "toRuleSet", code: "INVARIANT", message: `Bảng nối phải đi từ ${from.id} sang ${to.id}.` },
    ]);
  }
  // The envelope is checked; sets, criteria and levels are looked up one by one below.
  const map = json as unknown as RuleSetMap;
  const faults: Fault[] = [];
  for (const [i, set] of map.sets.entries()) {
    const left = prepareSet(from, set.from);
    const right = prepareSet(to, set.to);
    if (!left.ok || !right.ok) {
      faults.push({
        path: `sets[${i}]`,
        code: "INVARIANT",
        message: `Không nối được ${set.from} với ${set.to}.`,
      });
      continue;
    }
    for (const [j, tie] of set.criteria.entries()) {
      const a = left.value.leafOf.get(tie.from);
      const b = right.value.leafOf.get(tie.to);
      const known = tie.levels.every(([x, y]) => hasLevel(a, x) && hasLevel(b, y));
      if (known) continue;
      faults.push({
        path: `sets[${i}].criteria[${j}]`,
        code: "INVARIANT",
        message: "Tiêu chí hoặc mức không có thật.",
      });
    }
  }
  return faults.length > 0 ? refuse(faults) : { ok: true, value: map };
}

function hasLevel(leaf: PreparedSet["leaves"][number] | undefined, points: number): boolean {
  return leaf?.levels.some((level) => level.points === points) ?? false;
}
