import { type PreparedSet, requiredEvidence, type Star } from "@saoque/scoring";
import { samplesNeeded } from "./judgements.ts";

export type Verdict = "present" | "missing" | "not_required";
export const verdictWords: Readonly<Record<Verdict, string>> = {
  present: "Đủ",
  missing: "Thiếu",
  not_required: "Không cần",
};

export interface CompositionItem {
  item: string;
  label: string;
  hint?: string;
}

/**
 * What an officer goes through before receiving: the papers of Điều 6 and the evidence behind the target star.
 * The province also finds the commune's report, letter and samples (Điều 7 khoản 2 điểm b).
 */
export function compositionItems(
  set: PreparedSet,
  target: Star,
  level: "commune" | "province",
): CompositionItem[] {
  const required = requiredEvidence(set, target).evidence.filter(({ kind }) => kind.no !== 1);
  const evidence = required.map(({ kind, criteria }) => ({
    item: `evidence_${kind.no}`,
    label: kind.name,
    hint: `Cần cho tiêu chí ${criteria.join(", ")} ở mức ${target} sao.`,
  }));
  const registration = set.ruleSet.evidenceKinds.find((kind) => kind.no === 1);
  return [
    { item: "mau_01", label: "Mẫu 01 Phiếu đăng ký" },
    { item: "mau_02", label: "Mẫu 02 Báo cáo tự đánh giá" },
    ...(registration
      ? [{ item: "evidence_1", label: registration.name, hint: "Điều kiện của chủ thể (Điều 2)." }]
      : []),
    ...evidence,
    ...(level === "province" ? provinceItems(set.set.sector) : []),
  ];
}

function provinceItems(sector: string): CompositionItem[] {
  const samples = samplesNeeded(sector);
  return [
    { item: "letter", label: "Văn bản đề nghị của Ủy ban nhân dân xã" },
    { item: "mau_03", label: "Mẫu 03 Báo cáo của Ủy ban nhân dân xã" },
    ...(samples > 0 ? [{ item: "samples", label: `0${samples} sản phẩm mẫu` }] : []),
  ];
}
