import { type Outcome, refuse } from "./faults.ts";
import type {
  Band,
  Criterion,
  KnockOutKind,
  Level,
  PartCode,
  ProductSet,
  RuleSet,
  Star,
} from "./rule-set.ts";

export interface Minimum {
  readonly star: Star;
  readonly points: number;
}

/** A criterion that is marked, with everything scoring asks about it already looked up. */
export interface Leaf {
  readonly index: number;
  readonly code: string;
  readonly part: PartCode;
  readonly max: number;
  readonly criterion: Criterion;
  readonly levels: readonly Level[];
  /** Points that are a level, per case; the key is "" where there are no alternatives. 0 is always among them. */
  readonly allowed: ReadonlyMap<string, ReadonlySet<number>>;
  readonly cases: readonly string[];
  readonly gate: number | null;
  /** Ascending by star, at most one per star. */
  readonly minimums: readonly Minimum[];
}

export interface KnockOut {
  readonly code: string;
  readonly kind: "dossier" | KnockOutKind;
  readonly text: string;
  readonly criterion: string | null;
  readonly zeroIn: readonly number[];
}

/** One product set of one rule set, indexed once for all scoring. */
export interface PreparedSet {
  readonly ruleSet: RuleSet;
  readonly set: ProductSet;
  readonly leaves: readonly Leaf[];
  readonly leafOf: ReadonlyMap<string, Leaf>;
  /** Codes of criteria that only sum their children. */
  readonly parents: ReadonlySet<string>;
  readonly knockOuts: ReadonlyMap<string, KnockOut>;
  /** Highest star first. */
  readonly bands: readonly Band[];
}

const prepared = new WeakMap<RuleSet, Map<string, Outcome<PreparedSet>>>();

/**
 * Looks up a product set and indexes it; the answer is remembered for as long as the rule set lives.
 * Faults: `FRAME_ONLY` (QĐ 148: results can be recorded, not scored), `UNKNOWN_SET`, `SET_ABSENT` and
 * `SET_INCOMPLETE` (declared gaps of QĐ 1048/781).
 *
 * @example
 * const prepared = prepareSet(ruleSet, "QD26-03");
 * assert.equal(prepared.ok && prepared.value.leaves.length, 32);
 * assert.equal(prepareSet(ruleSet, "QD26-99").ok, false);
 */
export function prepareSet(ruleSet: RuleSet, code: string): Outcome<PreparedSet> {
  let sets = prepared.get(ruleSet);
  if (!sets) {
    sets = new Map();
    prepared.set(ruleSet, sets);
  }
  const known = sets.get(code);
  if (known) return known;
  const outcome = prepare(ruleSet, code);
  // Only codes that exist are remembered: callers may pass anything a stranger typed.
  if (ruleSet.productSets.some((set) => set.code === code)) sets.set(code, outcome);
  return outcome;
}

/**
 * Every knock-out of a set with its stable code: dossier rejections (`FORGED`, `ATTP_CERT`, …) and the notes
 * of criteria (`1.1:precondition`, `6.1:stop`, …).
 *
 * @example
 * const prepared = prepareSet(ruleSet, "QD26-03");
 * assert.deepEqual(prepared.ok && knockOutsOf(prepared.value).map((k) => k.code), [
 *   "FORGED", "ATTP_CERT", "DOSSIER", "1.1:precondition", "2.1:not_evaluated", "6.1:stop",
 * ]);
 */
export function knockOutsOf(set: PreparedSet): readonly KnockOut[] {
  return [...set.knockOuts.values()];
}

function prepare(ruleSet: RuleSet, code: string): Outcome<PreparedSet> {
  if (ruleSet.scope === "frame") {
    const message = `QĐ ${ruleSet.id} chỉ có khung (phần, dải điểm): ghi lại được kết quả, không chấm được từng tiêu chí.`;
    return refuse([{ path: "ruleSet", code: "FRAME_ONLY", message }]);
  }
  const set = ruleSet.productSets.find((each) => each.code === code);
  if (!set) {
    const message = `Không có bộ sản phẩm “${code.slice(0, 40)}” trong bộ tiêu chí ${ruleSet.id}.`;
    return refuse([{ path: "productSet", code: "UNKNOWN_SET", message }]);
  }
  if (set.gap) {
    const fault = set.gap.kind === "absent" ? "SET_ABSENT" : "SET_INCOMPLETE";
    const message = `Bộ ${set.code} (${set.name}) không chấm được. ${set.gap.text}`;
    return refuse([{ path: "productSet", code: fault, message }]);
  }
  return { ok: true, value: index(ruleSet, set) };
}

function index(ruleSet: RuleSet, set: ProductSet): PreparedSet {
  const leaves: Leaf[] = [];
  const leafOf = new Map<string, Leaf>();
  const parents = new Set<string>();
  const walk = (part: PartCode, criterion: Criterion) => {
    if (criterion.children) {
      parents.add(criterion.code);
      for (const child of criterion.children) walk(part, child);
      return;
    }
    const gate = criterion.notes?.find((note) => note.kind === "applies_if")?.gate;
    const leaf = toLeaf(criterion, part, leaves.length, gate ? (leafOf.get(gate)?.index ?? null) : null);
    leaves.push(leaf);
    leafOf.set(leaf.code, leaf);
  };
  for (const part of set.parts) for (const criterion of part.criteria) walk(part.code, criterion);
  const bands = ruleSet.bands.toSorted((a, b) => b.star - a.star);
  return { ruleSet, set, leaves, leafOf, parents, knockOuts: collectKnockOuts(ruleSet, set, leafOf), bands };
}

function toLeaf(criterion: Criterion, part: PartCode, index: number, gate: number | null): Leaf {
  const levels = criterion.levels ?? [];
  const cases = Object.keys(criterion.cases ?? {});
  const allowed = new Map<string, Set<number>>();
  for (const name of cases.length > 0 ? cases : [""]) {
    // 0 is a mark everywhere: "không đạt mức thấp nhất", also where the annex prints no such level.
    const points = levels.filter((level) => (level.case ?? "") === name).map((level) => level.points);
    allowed.set(name, new Set([0, ...points]));
  }
  const minimums = levels
    .flatMap((level) => (level.minStar ? [{ star: level.minStar, points: level.points }] : []))
    .toSorted((a, b) => a.star - b.star);
  return {
    index,
    code: criterion.code,
    part,
    max: criterion.max,
    criterion,
    levels,
    allowed,
    cases,
    gate,
    minimums,
  };
}

function collectKnockOuts(ruleSet: RuleSet, set: ProductSet, leafOf: ReadonlyMap<string, Leaf>) {
  const all = new Map<string, KnockOut>();
  for (const code of set.dossierRejectedIf) {
    all.set(code, {
      code,
      kind: "dossier",
      text: ruleSet.knockOuts[code] ?? code,
      criterion: null,
      zeroIn: [],
    });
  }
  const walk = (criterion: Criterion) => {
    for (const note of criterion.notes ?? []) {
      if (!("code" in note)) continue;
      const zeroIn = (note.zeroIn ?? []).flatMap((code) => leafOf.get(code)?.index ?? []);
      all.set(note.code, {
        code: note.code,
        kind: note.kind,
        text: note.text,
        criterion: criterion.code,
        zeroIn,
      });
    }
    for (const child of criterion.children ?? []) walk(child);
  };
  for (const part of set.parts) for (const criterion of part.criteria) walk(criterion);
  return all;
}
