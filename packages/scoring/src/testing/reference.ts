import { readFileSync } from "node:fs";
import { parseRuleSetMap, type RuleSetMap } from "../map-rule-set.ts";
import { parseRuleSet } from "../parse-rule-set.ts";
import { type PreparedSet, prepareSet } from "../prepare-set.ts";
import type { RuleSet } from "../rule-set.ts";
import type { Sheet } from "../sheet.ts";

function read(name: string): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../../../db/reference/criteria/${name}.json`, import.meta.url), "utf8"),
  );
}

function load(name: string): RuleSet {
  const parsed = parseRuleSet(read(name));
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => `${fault.path}: ${fault.message}`).join("\n"));
  return parsed.value;
}

export const qd26 = load("qd26-2026");
export const qd1048 = load("qd1048-781");
export const qd148 = load("qd148");

export function loadMap(): RuleSetMap {
  const parsed = parseRuleSetMap(read("map-1048-781-to-26-2026"), qd1048, qd26);
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => `${fault.path}: ${fault.message}`).join("\n"));
  return parsed.value;
}

export function prepared(code: string, ruleSet: RuleSet = qd26): PreparedSet {
  const outcome = prepareSet(ruleSet, code);
  if (!outcome.ok) throw new Error(outcome.faults[0]?.message);
  return outcome.value;
}

/** A sheet with the top level everywhere, but for the marks given. */
export function topSheet(set: PreparedSet, marks: Readonly<Record<string, number>> = {}): Sheet {
  const cases: Record<string, string> = {};
  const top: Record<string, number> = {};
  for (const leaf of set.leaves) {
    const name = leaf.cases[0];
    if (name) cases[leaf.code] = name;
    top[leaf.code] = Math.max(...(leaf.allowed.get(name ?? "") ?? [0]));
  }
  return { marks: { ...top, ...marks }, cases };
}
