/** Where money comes from; the codes stand in the tables. */
export const sources = {
  ntm_central: "Chương trình nông thôn mới – ngân sách trung ương",
  ntm_local: "Chương trình nông thôn mới – ngân sách địa phương",
  khuyen_nong: "Khuyến nông",
  khuyen_cong: "Khuyến công",
  khcn: "Khoa học và công nghệ",
  xttm: "Xúc tiến thương mại",
  own: "Vốn của chủ thể",
  credit: "Tín dụng",
  other: "Nguồn khác",
} as const;

export type Source = keyof typeof sources;

/** What money is spent on. */
export const purposes = {
  communication: "Tuyên truyền",
  training: "Tập huấn",
  dossier: "Tư vấn, hoàn thiện hồ sơ",
  packaging: "Bao bì, nhãn",
  ip: "Sở hữu trí tuệ",
  traceability: "Truy xuất nguồn gốc",
  promotion: "Xúc tiến thương mại",
  sale_point: "Điểm bán hàng",
  council: "Hội đồng, Tổ tư vấn",
  reward: "Thưởng sao",
  machinery: "Máy móc, thiết bị",
  software: "Phần mềm, dữ liệu",
  other: "Nội dung khác",
} as const;

export type Purpose = keyof typeof purposes;

export const sourceCodes = Object.keys(sources) as Source[];
export const purposeCodes = Object.keys(purposes) as Purpose[];

export function isSource(text: string): text is Source {
  return Object.hasOwn(sources, text);
}

export function isPurpose(text: string): text is Purpose {
  return Object.hasOwn(purposes, text);
}

/** What a commitment may be tied to. */
export const activityKinds = {
  class: "Lớp tập huấn",
  event: "Hội chợ, sự kiện",
  support_request: "Yêu cầu hỗ trợ",
  reward_list: "Danh sách thưởng",
  council_session: "Phiên họp Hội đồng",
  pilot: "Mô hình thí điểm",
  other: "Việc khác",
} as const;

export type ActivityKind = keyof typeof activityKinds;

export function isActivityKind(text: string): text is ActivityKind {
  return Object.hasOwn(activityKinds, text);
}
