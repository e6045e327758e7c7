import type { PreparedSet } from "@saoque/scoring";

/** The four contents that the commune judges: QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2, Mẫu 03 phần II. */
export const judgementContents = ["material", "labour", "idea", "identity"] as const;
export type JudgementContent = (typeof judgementContents)[number];

export const judgementTitles: Readonly<Record<JudgementContent, string>> = {
  material: "Nguồn gốc sản phẩm, nguyên liệu địa phương",
  labour: "Sử dụng lao động địa phương",
  idea: "Nguồn gốc ý tưởng sản phẩm",
  identity: "Bản sắc, trí tuệ địa phương",
};

const titlePatterns: Readonly<Record<JudgementContent, RegExp>> = {
  material: /^Nguồn (gốc sản phẩm|nguyên liệu)$/u,
  labour: /^Sử dụng lao động địa phương/u,
  idea: /^Nguồn gốc ý tưởng/u,
  identity: /^Trí tuệ\/bản sắc địa phương/u,
};

/**
 * The criterion of a set that carries each content; null where the set has none: the tourism set judges neither
 * material nor local knowledge, there the commune writes its conclusion in words.
 */
export function communeJudgementContents(set: PreparedSet): Record<JudgementContent, string | null> {
  const codeOf = (content: JudgementContent) =>
    set.leaves.find((leaf) => titlePatterns[content].test(leaf.criterion.title))?.code ?? null;
  return {
    material: codeOf("material"),
    labour: codeOf("labour"),
    idea: codeOf("idea"),
    identity: codeOf("identity"),
  };
}

/** QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2 điểm b: 05 samples go along, none for tourism. */
export function samplesNeeded(sector: string): number {
  return sector === "VI" ? 0 : 5;
}
