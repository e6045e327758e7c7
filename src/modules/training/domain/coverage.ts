/** What share of those who should have been trained was: one line of the coverage page. */
export const coverageCodes = [
  "official_province",
  "official_commune",
  "advisory",
  "council",
  "leader",
  "worker",
] as const;

export type CoverageCode = (typeof coverageCodes)[number];

export interface CoverageAbout {
  name: string;
  /** Percent that plans ask for; where two are asked, the lower first. */
  targets: readonly number[];
  formula: string;
  /** Role whose holders are counted; producers are counted for the others. */
  role?: string;
}

export const coverageAbout: Readonly<Record<CoverageCode, CoverageAbout>> = {
  official_province: {
    name: "Cán bộ OCOP cấp tỉnh",
    targets: [100],
    formula: "Người giữ vai trò cán bộ OCOP cấp tỉnh vào ngày tính, đã dự ít nhất một buổi trong năm.",
    role: "province_officer",
  },
  official_commune: {
    name: "Cán bộ OCOP cấp xã",
    targets: [100],
    formula: "Người giữ vai trò cán bộ OCOP cấp xã vào ngày tính, đã dự ít nhất một buổi trong năm.",
    role: "commune_officer",
  },
  advisory: {
    name: "Tổ tư vấn",
    targets: [100],
    formula: "Thành viên Tổ tư vấn vào ngày tính, đã dự ít nhất một buổi trong năm.",
    role: "advisory_member",
  },
  council: {
    name: "Hội đồng đánh giá",
    targets: [100],
    formula: "Thành viên Hội đồng vào ngày tính, đã dự ít nhất một buổi trong năm.",
    role: "council_member",
  },
  leader: {
    name: "Lãnh đạo chủ thể",
    targets: [100],
    formula:
      "Chủ thể có sản phẩm được công nhận còn hiệu lực vào ngày tính, có lãnh đạo đã dự ít nhất một buổi trong năm.",
  },
  worker: {
    name: "Lao động của chủ thể",
    targets: [50, 100],
    formula:
      "Lao động đã dự ít nhất một buổi trong năm, trên số lao động khai gần nhất của chủ thể có sản phẩm còn hiệu lực.",
  },
};

export function isCoverageCode(text: string): text is CoverageCode {
  return (coverageCodes as readonly string[]).includes(text);
}

/** How a share stands against what is asked; nothing to count is neither good nor bad. */
export function judge(
  { trained, whole }: { trained: number; whole: number },
  targets: readonly number[],
): "success" | "warn" | "danger" | "neutral" {
  if (whole === 0) return "neutral";
  const share = (trained * 100) / whole;
  const [lowest = 100] = targets;
  if (share >= (targets.at(-1) ?? 100)) return "success";
  if (share >= lowest || share >= lowest / 2) return "warn";
  return "danger";
}
