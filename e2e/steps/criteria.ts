import { readFileSync } from "node:fs";
import { type PreparedSet, parseRuleSet, prepareSet } from "@saoque/scoring";

/** The set in force that a journey marks; read from the same file as the application's. */
export function setInForce(setCode: string): PreparedSet {
  const text = readFileSync("db/reference/criteria/qd26-2026.json", "utf8");
  const ruleSet = parseRuleSet(JSON.parse(text));
  if (!ruleSet.ok) throw new Error("The rule set does not parse");
  const set = prepareSet(ruleSet.value, setCode);
  if (!set.ok) throw new Error(`There is no set ${setCode}`);
  return set.value;
}
