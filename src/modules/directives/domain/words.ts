export const agencyKinds = {
  department: "Sở, ngành",
  union: "Hội, đoàn thể",
  office: "Văn phòng, ban",
  other: "Khác (cơ quan, đơn vị trước đây)",
} as const;
export type AgencyKind = keyof typeof agencyKinds;

export const documentKinds = {
  letter: "Công văn",
  plan: "Kế hoạch",
  decision: "Quyết định",
  directive: "Chỉ thị",
  notice: "Thông báo",
  resolution: "Nghị quyết",
  other: "Văn bản khác",
} as const;
export type DocumentKind = keyof typeof documentKinds;

export const urgencies = { normal: "Thường", urgent: "Khẩn", express: "Hoả tốc" } as const;
export type Urgency = keyof typeof urgencies;

export const priorities = { high: "Ưu tiên cao", normal: "Bình thường", low: "Khi thuận lợi" } as const;
export type Priority = keyof typeof priorities;

export const rhythms = { monthly: "Hằng tháng", quarterly: "Hằng quý", yearly: "Hằng năm" } as const;
export type Rhythm = keyof typeof rhythms;

export const subjectKinds = {
  dossier: "Hồ sơ",
  class: "Lớp tập huấn",
  event: "Sự kiện xúc tiến",
  producer: "Chủ thể",
  support_request: "Yêu cầu hỗ trợ",
  plan: "Kế hoạch",
} as const;
export type SubjectKind = keyof typeof subjectKinds;

/** Whether a text is one of the names of a list of words. */
export function isOneOf<T extends string>(words: Readonly<Record<T, string>>, text: string): text is T {
  return Object.hasOwn(words, text);
}

export function namesOf<T extends string>(words: Readonly<Record<T, string>>): T[] {
  return Object.keys(words) as T[];
}
