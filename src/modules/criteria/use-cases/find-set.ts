import { type PreparedSet, prepareSet } from "@saoque/scoring";
import { getProductSet, getRuleSet } from "../rule-sets.ts";

/** A set to read, and to mark where its data is whole; `gap` says in Vietnamese why it cannot be marked. */
export function findSet(slug: string, setCode: string) {
  const ruleSet = getRuleSet(slug);
  const set = getProductSet(ruleSet.id, setCode);
  const prepared = prepareSet(ruleSet, set.code);
  return prepared.ok
    ? { ruleSet, set, prepared: prepared.value, gap: undefined }
    : { ruleSet, set, prepared: undefined, gap: prepared.faults.map((fault) => fault.message).join(" ") };
}

export type FoundSet = ReturnType<typeof findSet> & { prepared: PreparedSet | undefined };
