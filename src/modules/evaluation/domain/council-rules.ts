import type { MinimumRule } from "@saoque/scoring";

/** What the evaluation asks of the province's Quy chế (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 leaves it to the province). */
export interface CouncilRules {
  id: string | null;
  decisionNumber: string | null;
  quorum: { numerator: number; denominator: number };
  chairRequired: boolean;
  spreadLimit: number;
  spreadReaction: "mark_again" | "note";
  minimumRule: MinimumRule;
  knockOutRule: "majority" | "any";
  showMarks: "after_closing" | "never";
  source: "province" | "default";
}

export const minimumRuleNames: Readonly<Record<MinimumRule, string>> = {
  majority: "quá nửa số thành viên chấm đạt mức",
  all: "mọi thành viên chấm đạt mức",
  agreed: "mức Hội đồng thống nhất",
};

export const knockOutRuleNames: Readonly<Record<CouncilRules["knockOutRule"], string>> = {
  majority: "khi quá nửa số thành viên chấm cùng nêu",
  any: "khi một thành viên chấm nêu",
};
