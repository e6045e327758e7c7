import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type PreparedSet, type ProductSet, parseRuleSet, prepareSet, type RuleSet } from "@saoque/scoring";
import { NotFound } from "#platform/http";

/** Dated, immutable files; the application is started in the folder that holds them. */
const folder = join(process.cwd(), "db/reference/criteria");

let loaded: readonly RuleSet[] | undefined;
const prepared = new Map<string, PreparedSet>();

/** Every rule set, newest first. Read once a process; a file that breaks an invariant stops the start. */
export function listRuleSets(): readonly RuleSet[] {
  loaded ??= readdirSync(folder)
    .filter((name) => /^qd.*\.json$/.test(name))
    .map(readRuleSet)
    .sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom));
  return loaded;
}

function readRuleSet(name: string): RuleSet {
  const parsed = parseRuleSet(JSON.parse(readFileSync(join(folder, name), "utf8")));
  if (!parsed.ok)
    throw new Error(`${name}: ${parsed.faults.map((f) => `${f.path} ${f.message}`).join("; ")}`);
  return parsed.value;
}

/** @throws NotFound for an id like "148/2030" that no file carries. */
export function getRuleSet(id: string): RuleSet {
  const found = listRuleSets().find((ruleSet) => ruleSet.id === id || ruleSet.slug === id);
  if (!found) throw new NotFound(`Không có bộ quy định ${id}.`);
  return found;
}

/** The rule set that a dossier filed on this day is pinned to. */
export function ruleSetInForce(isoDate: string): RuleSet {
  const found = listRuleSets().find((ruleSet) => ruleSet.effectiveFrom <= isoDate);
  if (!found) throw new NotFound(`Ngày ${isoDate} chưa có bộ tiêu chí OCOP nào có hiệu lực.`);
  return found;
}

export function listProductSets(ruleSetId: string): readonly ProductSet[] {
  return getRuleSet(ruleSetId).productSets;
}

/** @throws NotFound when the rule set has no such product set. */
export function getProductSet(ruleSetId: string, setCode: string): ProductSet {
  const found = listProductSets(ruleSetId).find((set) => set.code === setCode);
  if (!found) throw new NotFound(`Bộ quy định ${ruleSetId} không có bộ sản phẩm ${setCode}.`);
  return found;
}

/** The set made ready for scoring, kept for the life of the process. @throws NotFound when it cannot be scored. */
export function getPreparedSet(ruleSetId: string, setCode: string): PreparedSet {
  const ruleSet = getRuleSet(ruleSetId);
  const key = `${ruleSet.id} ${setCode}`;
  const known = prepared.get(key);
  if (known) return known;
  const made = prepareSet(ruleSet, setCode);
  if (!made.ok) throw new NotFound(made.faults.map((f) => f.message).join(" "));
  prepared.set(key, made.value);
  return made.value;
}

/** Name of a line of the evidence table of Mẫu 02 (1–15). */
export function evidenceKindName(no: number): string {
  const kinds = getRuleSet("26/2026").evidenceKinds;
  return kinds.find((kind) => kind.no === no)?.name ?? `Minh chứng loại ${no}`;
}
