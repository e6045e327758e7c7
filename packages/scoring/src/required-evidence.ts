import { type KnockOut, knockOutsOf, type PreparedSet } from "./prepare-set.ts";
import type { EvidenceKind, LabelKind, Star } from "./rule-set.ts";

export interface RequiredLevel {
  readonly criterion: string;
  readonly title: string;
  readonly points: number;
  readonly label: string;
  readonly labelKind: LabelKind;
  /** The star the level is printed for. */
  readonly star: Star;
  readonly evidence: readonly EvidenceKind[];
}

export interface RequiredEvidence {
  /** What ends the evaluation, whatever the star: dossier rejections first, then notes of criteria. */
  readonly conditions: readonly KnockOut[];
  /** The highest level each criterion must reach for the star, cumulative, in the order of the annex. */
  readonly minimums: readonly RequiredLevel[];
  /** Kinds of Mẫu 02 behind these minimums, each with the criteria it serves. */
  readonly evidence: readonly { readonly kind: EvidenceKind; readonly criteria: readonly string[] }[];
  /** `inferred`: the law lists the kinds but does not tie them to criteria. */
  readonly basis: "inferred" | "none";
}

/**
 * What a dossier must show for a target star: conditions, minimum levels and the kinds of evidence behind them.
 * For 1 and 2 stars there are only conditions. Law: QĐ 26/2026/QĐ-TTg, Phụ lục II (dấu sao), Phụ lục III Mẫu 02.
 *
 * @example
 * const prepared = prepareSet(ruleSet, "QD26-03");
 * assert.ok(prepared.ok);
 * const required = requiredEvidence(prepared.value, 3);
 * assert.equal(required.minimums.length, 7);
 * assert.deepEqual(required.evidence.map(({ kind }) => kind.no), [2, 7, 8, 10, 11, 12, 13, 14]);
 */
export function requiredEvidence(set: PreparedSet, targetStar: Star): RequiredEvidence {
  const kinds = set.ruleSet.evidenceKinds;
  const minimums = set.leaves.flatMap((leaf): RequiredLevel[] => {
    const minimum = leaf.minimums.findLast((each) => each.star <= targetStar);
    const level = leaf.levels.find((each) => each.points === minimum?.points);
    if (!minimum || !level) return [];
    const evidence = kinds.filter((kind) => leaf.criterion.evidence?.includes(kind.no));
    const { label, labelKind, points } = level;
    return [
      {
        criterion: leaf.code,
        title: leaf.criterion.title,
        points,
        label,
        labelKind,
        star: minimum.star,
        evidence,
      },
    ];
  });
  const evidence = kinds.flatMap((kind) => {
    const criteria = minimums
      .filter((minimum) => minimum.evidence.includes(kind))
      .map((minimum) => minimum.criterion);
    return criteria.length > 0 ? [{ kind, criteria }] : [];
  });
  return { conditions: knockOutsOf(set), minimums, evidence, basis: set.ruleSet.evidenceBasis };
}
