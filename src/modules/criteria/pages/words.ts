import type { Confidence, LabelKind, ProductSet, RuleSet } from "@saoque/scoring";
import { formatDate, type Tone } from "#platform/ui";

export const confidenceWords: Readonly<Record<Confidence, string>> = {
  high: "cao",
  medium: "trung bình",
  low: "thấp",
};

export const labelMarks: Readonly<Record<LabelKind, string>> = {
  official: "",
  condensed: "lời văn rút gọn",
  inferred: "mức suy ra, văn bản không in",
};

export const recognisedBy = { province: "UBND tỉnh công nhận", ministry: "Bộ công nhận" } as const;

export function periodOf(ruleSet: RuleSet): string {
  const from = `từ ${formatDate(ruleSet.effectiveFrom)}`;
  return ruleSet.effectiveTo ? `${from} đến ${formatDate(ruleSet.effectiveTo)}` : `${from}, đang có hiệu lực`;
}

export function periodTag(ruleSet: RuleSet, today: string): { tone: Tone; text: string } {
  if (ruleSet.effectiveFrom > today) return { tone: "info", text: "sắp có hiệu lực" };
  // QĐ 26/2026/QĐ-TTg, Điều 12: the earlier rules run on for dossiers already under way.
  if (ruleSet.effectiveTo && ruleSet.effectiveTo < today) return { tone: "neutral", text: "đã hết hiệu lực" };
  if (ruleSet.decision.replacedBy) return { tone: "warn", text: "đã có quyết định thay thế" };
  return { tone: "success", text: "đang có hiệu lực" };
}

/** "Thực phẩm · Thực phẩm thô, sơ chế": where Phụ lục I puts the set. */
export function placeInLaw(ruleSet: RuleSet, set: ProductSet): string {
  const sector = ruleSet.sectors.find(({ code }) => code === set.sector);
  const group = sector?.groups.find(({ code }) => code === set.group);
  return [sector?.name, group?.name].filter((name, at, all) => name && all.indexOf(name) === at).join(" · ");
}
