import type { DossierAction, DossierStatus } from "./actions.ts";

export type StatusTone = "neutral" | "info" | "progress" | "success" | "warn" | "danger";

/** What a state is called on screens, and how it looks. */
export const statusWords: Readonly<Record<DossierStatus, { label: string; tone: StatusTone }>> = {
  draft: { label: "Đang soạn", tone: "neutral" },
  submitted: { label: "Đã nộp, chờ xã kiểm tra", tone: "info" },
  commune_returned: { label: "Xã trả lại để bổ sung", tone: "warn" },
  commune_accepted: { label: "Xã đã tiếp nhận, đang đánh giá", tone: "progress" },
  forwarded: { label: "Đã chuyển tỉnh", tone: "info" },
  province_returned: { label: "Tỉnh trả lại để bổ sung", tone: "warn" },
  province_accepted: { label: "Tỉnh đã tiếp nhận", tone: "progress" },
  in_round: { label: "Đã vào đợt đánh giá", tone: "progress" },
  in_council: { label: "Hội đồng đang đánh giá", tone: "progress" },
  scored: { label: "Đã có kết quả chấm", tone: "progress" },
  recognised: { label: "Đã được công nhận", tone: "success" },
  sent_to_ministry: { label: "Đã gửi Bộ", tone: "success" },
  not_reached: { label: "Chưa đạt", tone: "neutral" },
  rejected: { label: "Bị loại", tone: "danger" },
  withdrawn: { label: "Đã rút", tone: "neutral" },
};

interface ActionWords {
  /** What happened, as the timeline tells it. */
  done: string;
  /** Article of QĐ 26/2026/QĐ-TTg that the step carries out. */
  article?: string;
  clause?: string;
}

export type TimelineAction = DossierAction | "start" | "assist";

export const actionWords: Readonly<Record<TimelineAction, ActionWords>> = {
  start: { done: "Bắt đầu soạn hồ sơ", article: "6", clause: "1" },
  assist: { done: "Cán bộ xã giúp soạn hồ sơ" },
  submit: { done: "Nộp hồ sơ cho Ủy ban nhân dân xã", article: "7", clause: "1" },
  acceptByCommune: { done: "Xã tiếp nhận, thành phần đầy đủ", article: "7", clause: "2" },
  returnByCommune: { done: "Xã trả lại, yêu cầu bổ sung", article: "7", clause: "2" },
  answerReturn: { done: "Bổ sung theo yêu cầu và nộp lại" },
  forward: { done: "Xã gửi báo cáo và hồ sơ lên tỉnh", article: "7", clause: "2" },
  acceptByProvince: { done: "Cơ quan OCOP tỉnh tiếp nhận", article: "7", clause: "3" },
  returnByProvince: { done: "Cơ quan OCOP tỉnh yêu cầu hoàn thiện", article: "7", clause: "3" },
  putIntoRound: { done: "Đưa vào đợt đánh giá", article: "5" },
  takeToCouncil: { done: "Trình Hội đồng đánh giá", article: "7", clause: "3" },
  takeBackFromCouncil: { done: "Rút khỏi phiên họp, chờ phiên khác của đợt" },
  recordResult: { done: "Hội đồng chốt kết quả", article: "7", clause: "3" },
  recognise: { done: "Được quyết định công nhận", article: "7", clause: "3" },
  sendToMinistry: { done: "Phê duyệt kết quả, gửi Bộ Nông nghiệp và Môi trường", article: "7", clause: "3" },
  notifyNotReached: { done: "Thông báo kết quả chưa đạt", article: "7", clause: "3" },
  reject: { done: "Hồ sơ bị loại" },
  withdraw: { done: "Chủ thể rút hồ sơ" },
};

/** What the dossier waits for now, from the producer's side. */
export const nextWords: Readonly<Record<DossierStatus, string>> = {
  draft: "Hoàn thành các bước rồi nộp cho Ủy ban nhân dân xã.",
  submitted: "Xã kiểm tra thành phần hồ sơ và đánh giá bốn nội dung trong 15 ngày làm việc.",
  commune_returned: "Trả lời từng điểm xã yêu cầu, bổ sung rồi nộp lại.",
  commune_accepted: "Xã đánh giá bốn nội dung, lập báo cáo Mẫu 03 và gửi hồ sơ lên tỉnh.",
  forwarded: "Cơ quan tham mưu OCOP cấp tỉnh kiểm tra thành phần và nội dung hồ sơ.",
  province_returned: "Trả lời từng điểm tỉnh yêu cầu, bổ sung rồi nộp lại.",
  province_accepted: "Tỉnh đưa hồ sơ vào một đợt đánh giá trong năm.",
  in_round: "Hội đồng cấp tỉnh được lập và lên lịch họp.",
  in_council: "Hội đồng cấp tỉnh chấm điểm. Kết quả có sau khi phiên họp chốt.",
  scored: "Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định theo kết quả của Hội đồng.",
  recognised:
    "Giấy chứng nhận có giá trị 36 tháng. Nộp hồ sơ phân hạng lại trước khi hết hạn 120 đến 180 ngày.",
  sent_to_ministry: "Hội đồng cấp trung ương đánh giá, Bộ Nông nghiệp và Môi trường quyết định 5 sao.",
  not_reached: "Xem lý do trong thông báo, cải thiện sản phẩm rồi lập hồ sơ mới.",
  rejected: "Xem lý do loại. Có thể lập hồ sơ mới khi đã khắc phục.",
  withdrawn: "Hồ sơ đã đóng. Có thể lập hồ sơ mới bất cứ lúc nào.",
};
