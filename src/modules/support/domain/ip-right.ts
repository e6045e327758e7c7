export const ipKinds = {
  collective_mark: "Nhãn hiệu tập thể",
  certification_mark: "Nhãn hiệu chứng nhận",
  gi: "Chỉ dẫn địa lý",
  trademark: "Nhãn hiệu thông thường",
  industrial_design: "Kiểu dáng công nghiệp",
  patent: "Sáng chế, giải pháp hữu ích",
  copyright: "Quyền tác giả",
} as const;

export type IpKind = keyof typeof ipKinds;

export const ipStatuses = {
  preparing: "Đang chuẩn bị",
  filed: "Đã nộp đơn",
  granted: "Đã cấp",
  refused: "Bị từ chối",
  expired: "Hết hiệu lực",
} as const;

export type IpStatus = keyof typeof ipStatuses;

export interface IpRight {
  id: string;
  provinceCode: string;
  kind: IpKind;
  name: string;
  owner: string;
  applicationNumber: string | null;
  filedOn: string | null;
  registrationNumber: string | null;
  grantedOn: string | null;
  expiresOn: string | null;
  status: IpStatus;
  goods: string | null;
  area: string | null;
  communeCodes: readonly string[];
  fileId: string | null;
  source: string | null;
  note: string | null;
  isDemo: boolean;
  version: number;
}

/** Renewal is asked for in the six months before the end (Luật Sở hữu trí tuệ, Điều 93; Nghị định 65/2023/NĐ-CP). */
export const RENEWAL_MONTHS = 6;

export type IpState = "preparing" | "filed" | "valid" | "ending" | "expired" | "refused";

/** How a right stands on a day; what was granted ends by itself when its day has passed. */
export function ipStateOn(
  { status, expiresOn }: Pick<IpRight, "status" | "expiresOn">,
  today: string,
  warnFrom: string,
): IpState {
  if (status !== "granted") return status;
  if (expiresOn === null) return "valid";
  if (expiresOn < today) return "expired";
  return expiresOn <= warnFrom ? "ending" : "valid";
}

export function isIpKind(text: string): text is IpKind {
  return Object.hasOwn(ipKinds, text);
}

export function isIpStatus(text: string): text is IpStatus {
  return Object.hasOwn(ipStatuses, text);
}

export interface IpUser {
  id: string;
  ipRightId: string;
  producerId: string;
  producerName: string;
  permittedOn: string | null;
  permitNumber: string | null;
  endedOn: string | null;
}
