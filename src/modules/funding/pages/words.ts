import type { Tone } from "#platform/ui";
import type {
  CommendationStatus,
  CommitmentStatus,
  LineStatus,
  RewardListStatus,
} from "../domain/actions.ts";

interface State {
  label: string;
  tone: Tone;
}

export const lineStates: Readonly<Record<LineStatus, State>> = {
  open: { label: "Đang dùng", tone: "progress" },
  closed: { label: "Đã đóng", tone: "neutral" },
};

export const commitmentStates: Readonly<Record<CommitmentStatus, State>> = {
  open: { label: "Đang thực hiện", tone: "progress" },
  settled: { label: "Đã quyết toán", tone: "success" },
  cancelled: { label: "Đã huỷ", tone: "neutral" },
};

export const rewardListStates: Readonly<Record<RewardListStatus, State & { next: string }>> = {
  draft: {
    label: "Dự thảo",
    tone: "neutral",
    next: "Kiểm tra từng dòng, đưa ra dòng chưa đủ điều kiện, rồi trình lãnh đạo.",
  },
  submitted: { label: "Chờ duyệt", tone: "warn", next: "Lãnh đạo tỉnh duyệt hoặc trả lại kèm lý do." },
  approved: {
    label: "Đã duyệt",
    tone: "progress",
    next: "Chọn dòng kinh phí, rồi ghi chi khi đã chuyển tiền.",
  },
  paid: {
    label: "Đã chi",
    tone: "success",
    next: "Các sản phẩm này không vào danh sách thưởng cùng hạng lần nữa.",
  },
  dropped: {
    label: "Đã bỏ",
    tone: "neutral",
    next: "Sản phẩm trong danh sách này có thể vào danh sách khác.",
  },
};

export const commendationStates: Readonly<Record<CommendationStatus, State>> = {
  proposed: { label: "Đề nghị", tone: "warn" },
  approved: { label: "Đã duyệt", tone: "success" },
  declined: { label: "Không duyệt", tone: "neutral" },
};

export const commendationForms = { bang_khen: "Bằng khen", giay_khen: "Giấy khen" } as const;
export const commendationKinds = { collective: "Tập thể", individual: "Cá nhân" } as const;
