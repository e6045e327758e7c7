import type { Tone } from "#platform/ui";
import type { DecisionStatus } from "../domain/decision.ts";

export const decisionStates: Readonly<Record<DecisionStatus, { label: string; tone: Tone; next: string }>> = {
  draft: {
    label: "Dự thảo",
    tone: "neutral",
    next: "Kiểm tra danh sách, in dự thảo, rồi trình lãnh đạo ký.",
  },
  submitted: {
    label: "Chờ lãnh đạo ký",
    tone: "warn",
    next: "Lãnh đạo tỉnh ký ban hành hoặc trả lại kèm lý do.",
  },
  approved: { label: "Đã ban hành", tone: "success", next: "Giấy chứng nhận và thông báo đã được lập." },
  refused: { label: "Trả lại", tone: "danger", next: "Sửa theo lý do bên dưới rồi trình lại." },
};
