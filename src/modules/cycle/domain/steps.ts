/** QĐ 490/QĐ-TTg ngày 07/5/2018, mục II: the yearly cycle goes from the proposal of the people to trade promotion. */
export const steps = [
  "surveyed",
  "idea",
  "business_plan",
  "implementation",
  "evaluation",
  "promotion",
] as const;

export type Step = (typeof steps)[number] | "stopped";

export const stepNames: Readonly<Record<Step, string>> = {
  surveyed: "Tuyên truyền, hướng dẫn",
  idea: "Nhận ý tưởng sản phẩm",
  business_plan: "Phương án kinh doanh",
  implementation: "Triển khai phương án",
  evaluation: "Đánh giá, phân hạng",
  promotion: "Xúc tiến thương mại",
  stopped: "Đã dừng",
};

/** What a candidate of the step waits for. */
export const stepHints: Readonly<Record<Step, string>> = {
  surveyed: "chờ đăng ký ý tưởng",
  idea: "chờ xã xem, chấp nhận ý tưởng",
  business_plan: "chờ lập và duyệt phương án",
  implementation: "đang sản xuất thử, hoàn thiện, chuẩn bị hồ sơ",
  evaluation: "hồ sơ đang được kiểm tra, chấm điểm",
  promotion: "đã được công nhận",
  stopped: "dừng, có lý do",
};

export function isStep(text: string): text is Step {
  return Object.hasOwn(stepNames, text);
}

/** 1 to 6; 0 for a candidate that was stopped. */
export function stepNumber(step: Step): number {
  return step === "stopped" ? 0 : steps.indexOf(step) + 1;
}
