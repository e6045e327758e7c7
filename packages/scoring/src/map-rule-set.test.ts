import { describe, expect, it } from "vitest";
import { mapToRuleSet, parseRuleSetMap } from "./map-rule-set.ts";
import { loadMap, prepared, qd26, qd148, qd1048, topSheet } from "./testing/reference.ts";

const map = loadMap();

describe("mapToRuleSet", () => {
  it("accounts for every old criterion and every new one, in all mapped sets", () => {
    for (const { from, to } of map.sets) {
      const old = prepared(from, qd1048);
      const next = prepared(to);
      const mapped = mapToRuleSet(map, old, qd26, topSheet(old).marks);
      if (!mapped.ok) throw new Error(from);
      const { carried, dropped, open, points } = mapped.value;
      expect(
        [...carried.map((each) => each.from), ...dropped.map((each) => each.criterion)].toSorted(),
      ).toEqual(old.leaves.map((leaf) => leaf.code).toSorted());
      expect([...carried.map((each) => each.to), ...open.map((each) => each.criterion)].toSorted()).toEqual(
        next.leaves.map((leaf) => leaf.code).toSorted(),
      );
      const lost = carried.reduce((sum, each) => sum + (next.leafOf.get(each.to)?.max ?? 0) - each.after, 0);
      expect(points.most).toBe(100 - lost);
    }
  });

  it("says why an old criterion says nothing about the new set", () => {
    const old = prepared("QD781-08", qd1048);
    const mapped = mapToRuleSet(map, old, qd26, { "1.1": 0, "3.5": 2 });
    const dropped = mapped.ok ? mapped.value.dropped : [];
    const reasons = Object.fromEntries(dropped.map(({ criterion, reason }) => [criterion, reason]));
    expect([reasons["3.5"], reasons["1.1"], reasons["4.2"]]).toEqual([
      "no_counterpart",
      "no_matching_level",
      "unmarked",
    ]);
  });

  it("refuses where there is no map", () => {
    const medical = mapToRuleSet(map, prepared("QD781-21", qd1048), qd26, {});
    const backwards = mapToRuleSet(map, prepared("QD26-01"), qd1048, {});
    for (const refused of [medical, backwards]) {
      expect(refused.ok || refused.faults.map((fault) => fault.code)).toEqual(["UNKNOWN_SET"]);
    }
  });
});

it("parseRuleSetMap names what does not exist", () => {
  const [set] = map.sets;
  const broken = {
    ...map,
    sets: [{ ...set, criteria: [{ from: "1.3", to: "1.4", levels: [[9, 1]], complete: false }] }],
  };
  const outcome = parseRuleSetMap(broken, qd1048, qd26);
  expect(outcome.ok || outcome.faults.map((fault) => fault.path)).toEqual(["sets[0].criteria[0]"]);
  expect(parseRuleSetMap(map, qd148, qd26).ok).toBe(false);
  expect(parseRuleSetMap("map", qd1048, qd26).ok).toBe(false);
});
