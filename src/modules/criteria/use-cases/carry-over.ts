import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type MappedResult,
  mapToRuleSet,
  type PreparedSet,
  parseRuleSetMap,
  type RuleSetMap,
  type Sheet,
} from "@saoque/scoring";
import { getRuleSet } from "../rule-sets.ts";

const file = join(process.cwd(), "db/reference/criteria/map-1048-781-to-26-2026.json");

let loaded: RuleSetMap | undefined;

/** What marks under the earlier decision still count for under the one in force; undefined where no table ties them. */
export function carryOver(set: PreparedSet, sheet: Sheet): MappedResult | undefined {
  const map = readMap();
  if (set.ruleSet.id !== map.fromRuleSet) return undefined;
  const mapped = mapToRuleSet(map, set, getRuleSet(map.toRuleSet), sheet.marks);
  return mapped.ok ? mapped.value : undefined;
}

function readMap(): RuleSetMap {
  if (loaded) return loaded;
  const json: unknown = JSON.parse(readFileSync(file, "utf8"));
  const from = getRuleSet("1048/781");
  const parsed = parseRuleSetMap(json, from, getRuleSet("26/2026"));
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => `${fault.path} ${fault.message}`).join("; "));
  loaded = parsed.value;
  return loaded;
}
