import type { TargetInput } from "../../modules/planning/use-cases/plans/targets.ts";

type Sketch = Pick<TargetInput, "indicator" | "low"> &
  Partial<Pick<TargetInput, "filter" | "reckoning" | "comparison" | "high" | "wording">>;

/** What the ministry asks of the nation, and of two provinces as their share. */
export const nationTargets: readonly (Sketch & { shares: Readonly<Record<string, string>> })[] = [
  { indicator: "products.new", low: "1200", shares: { 96: "20", 80: "15" } },
  { indicator: "products.upgraded", low: "150", shares: { 96: "3", 80: "2" } },
];

/** Cà Mau's own targets beside those that came from above: some are met, some are not. */
export const provinceTargets: readonly (Sketch & { shares?: Readonly<Record<string, string>> })[] = [
  {
    indicator: "products.developed",
    low: "6",
    wording: "Phát triển, chuẩn hoá ít nhất 6 sản phẩm.",
    shares: { 32071: "2", 32014: "2", 32128: "1", 32201: "1" },
  },
  { indicator: "producers.raised", comparison: "range", low: "1", high: "3" },
  {
    indicator: "producers.cooperative-share",
    reckoning: "at_end",
    low: "30",
    wording: "Ít nhất 30 % chủ thể là hợp tác xã.",
  },
  { indicator: "producers.enterprise-share", reckoning: "at_end", low: "12" },
  { indicator: "producers.circular-share", reckoning: "at_end", low: "5" },
  { indicator: "producers.modern-share", reckoning: "at_end", low: "100" },
  { indicator: "training.official-share", reckoning: "at_end", low: "100" },
  { indicator: "training.classes", low: "4" },
  { indicator: "promotion.events", low: "3" },
  { indicator: "products.lapsed", comparison: "at_most", low: "60" },
  { indicator: "economy.exports", low: "50000" },
];

/** What Tây Ninh adds to its share of the nation's targets. */
export const neighbourTargets: readonly Sketch[] = [
  { indicator: "products.developed", low: "8", wording: "Phát triển, chuẩn hoá ít nhất 8 sản phẩm." },
  { indicator: "producers.cooperative-share", reckoning: "at_end", low: "30" },
  { indicator: "training.classes", low: "3" },
  { indicator: "promotion.events", low: "2" },
];

export const provinceTasks = [
  [
    "Rà soát sản phẩm tiềm năng tại các xã, phường",
    "Danh sách sản phẩm, chủ thể theo xã",
    "UBND các xã, phường",
    "03-31",
  ],
  [
    "Tập huấn cán bộ OCOP cấp xã và chủ thể",
    "Ít nhất 4 lớp, có danh sách dự",
    "Sở Nông nghiệp và Môi trường",
    "06-30",
  ],
  [
    "Hướng dẫn hoàn thiện hồ sơ, câu chuyện sản phẩm",
    "Hồ sơ đủ thành phần trước ngày 31/8",
    "UBND các xã, phường",
    "08-31",
  ],
  [
    "Tổ chức hội nghị đánh giá, phân hạng",
    "Kết quả của Hội đồng cấp tỉnh",
    "Sở Nông nghiệp và Môi trường",
    "11-30",
  ],
  ["Đưa sản phẩm vào kênh bán hàng hiện đại", "Hợp đồng với siêu thị, sàn", "Sở Công Thương", "12-15"],
] as const;

export const provinceBudget = [
  ["ntm_central", "training", "Tập huấn cán bộ, chủ thể", "350000000"],
  ["ntm_local", "packaging", "Thiết kế bao bì, nhãn", "600000000"],
  ["xttm", "promotion", "Hội chợ, kết nối cung cầu", "480000000"],
  ["ntm_local", "reward", "Thưởng sao", "250000000"],
] as const;

export const solutions = [
  "Chuẩn hoá sản phẩm theo thế mạnh từng xã, gắn với vùng nguyên liệu tôm, cua, lúa và rừng.",
  "Hỗ trợ bao bì, nhãn, truy xuất nguồn gốc và câu chuyện sản phẩm theo nhu cầu của chủ thể.",
  "Tập huấn lãnh đạo, lao động của chủ thể; nâng tổ hợp tác thành hợp tác xã.",
  "Đưa sản phẩm vào siêu thị, sàn thương mại điện tử, điểm bán tại khu du lịch.",
].join("\n");
