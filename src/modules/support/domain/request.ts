/** The way of a request: asked, budgeted, contracted, delivered, accepted by the producer. */
export const requestStatuses = {
  submitted: "Chờ tỉnh xem",
  accepted: "Đã nhận hỗ trợ",
  contracted: "Đang thực hiện",
  delivered: "Chờ nghiệm thu",
  completed: "Đã nghiệm thu",
  declined: "Không hỗ trợ",
  withdrawn: "Chủ thể rút",
} as const;

/** What was done when a request came to stand there. */
export const requestStepNames: Record<RequestStatus, string> = {
  submitted: "Gửi yêu cầu",
  accepted: "Nhận hỗ trợ",
  contracted: "Ký hợp đồng",
  delivered: "Bàn giao",
  completed: "Nghiệm thu",
  declined: "Không hỗ trợ",
  withdrawn: "Rút yêu cầu",
};

export type RequestStatus = keyof typeof requestStatuses;

export const statusesInOrder = Object.keys(requestStatuses) as RequestStatus[];

export function isRequestStatus(text: string): text is RequestStatus {
  return Object.hasOwn(requestStatuses, text);
}

export const fileRoles = {
  brief: "Tài liệu mô tả nhu cầu",
  contract: "Hợp đồng",
  before: "Ảnh trước hỗ trợ",
  after: "Ảnh, tệp kết quả sau hỗ trợ",
  acceptance: "Biên bản nghiệm thu đã ký",
  other: "Tệp khác",
} as const;

export type FileRole = keyof typeof fileRoles;

export interface SupportRequest {
  id: string;
  provinceCode: string;
  communeCode: string | null;
  number: string;
  year: number;
  producerId: string;
  productId: string | null;
  kind: string;
  title: string;
  need: string;
  wantedBy: string | null;
  status: RequestStatus;
  declineReason: string | null;
  consultantId: string | null;
  budgetVnd: number | null;
  budgetSource: string | null;
  ownShareVnd: number | null;
  contractNumber: string | null;
  contractOn: string | null;
  contractValueVnd: number | null;
  dueOn: string | null;
  deliveredOn: string | null;
  completedOn: string | null;
  result: string | null;
  rating: number | null;
  ratingNote: string | null;
  onBehalfOf: string | null;
  source: string | null;
  isDemo: boolean;
  createdAt: Date;
  version: number;
}

/** Where the money for a request may come from; the office may also write its own words. */
export const budgetSources = [
  "Chương trình MTQG xây dựng nông thôn mới",
  "Sự nghiệp khoa học và công nghệ",
  "Khuyến nông",
  "Khuyến công",
  "Xúc tiến thương mại",
  "Ngân sách xã",
  "Vốn của chủ thể",
] as const;

/** The province's and the producer's share together: what a contract should stay within. */
function moneyAtHand({ budgetVnd, ownShareVnd }: Pick<SupportRequest, "budgetVnd" | "ownShareVnd">): number {
  return (budgetVnd ?? 0) + (ownShareVnd ?? 0);
}

/** How far a contract goes beyond the money at hand; 0 when it stays within it. */
export function overBudget(
  request: Pick<SupportRequest, "budgetVnd" | "ownShareVnd" | "contractValueVnd">,
): number {
  if (request.contractValueVnd === null) return 0;
  return Math.max(0, request.contractValueVnd - moneyAtHand(request));
}

/** The day by which the next result is due: of the contract while it runs, before that the day the producer wished. */
export function dueDay({
  status,
  dueOn,
  wantedBy,
}: Pick<SupportRequest, "status" | "dueOn" | "wantedBy">): string | null {
  if (status === "contracted") return dueOn;
  return status === "submitted" || status === "accepted" ? wantedBy : null;
}

/** A contract whose day has passed without delivery. */
export function isOverdue(
  { status, dueOn }: Pick<SupportRequest, "status" | "dueOn">,
  today: string,
): boolean {
  return status === "contracted" && dueOn !== null && dueOn < today;
}

/** `HT-96-2026-0012`: the twelfth request of the province in that year. */
export function requestNumber(provinceCode: string, year: number, no: number): string {
  return `HT-${provinceCode}-${year}-${String(no).padStart(4, "0")}`;
}
