// QĐ 26/2026/QĐ-TTg, Điều 2: who may be a chủ thể OCOP. The last two come from old registers only.
export const producerKinds = {
  cooperative: "Hợp tác xã",
  cooperative_group: "Tổ hợp tác",
  enterprise: "Doanh nghiệp nhỏ và vừa",
  farm: "Trang trại",
  household: "Hộ sản xuất, hộ kinh doanh có đăng ký",
  association: "Hội, hiệp hội (du lịch)",
  tourism_centre: "Trung tâm điều hành du lịch hoặc tương đương",
  facility: "Cơ sở sản xuất (theo danh bạ cũ)",
  unknown: "Chưa rõ loại hình (theo danh bạ cũ)",
} as const;

export type ProducerKind = keyof typeof producerKinds;

/** Kinds that a producer may register itself as today. */
export const kindsForNew = [
  "cooperative",
  "cooperative_group",
  "enterprise",
  "farm",
  "household",
  "association",
  "tourism_centre",
] as const satisfies readonly ProducerKind[];

// QĐ 26/2026/QĐ-TTg, Điều 2: hội, hiệp hội, trung tâm điều hành only with community, eco-tourism and sights.
const tourismKinds: readonly ProducerKind[] = ["association", "tourism_centre"];

/** Whether a producer of this kind may have products of a sector (I–VI) under the rules in force. */
export function kindFitsSector(kind: ProducerKind, sector: string): boolean {
  return sector === "VI" || !tourismKinds.includes(kind);
}

/** Kinds whose business registration must be told at registration. */
export function needsRegistrationNumber(kind: ProducerKind): boolean {
  return kind !== "cooperative_group" && kind !== "farm";
}

export function isProducerKind(text: string): text is ProducerKind {
  return Object.hasOwn(producerKinds, text);
}

export function producerKindName(kind: string): string {
  return isProducerKind(kind) ? producerKinds[kind] : producerKinds.unknown;
}

export interface Producer {
  id: string;
  provinceCode: string;
  communeCode: string | null;
  oldCommuneCode: string | null;
  oldPlace: string | null;
  kind: ProducerKind;
  name: string;
  slug: string;
  taxCode: string | null;
  registrationNumber: string | null;
  registeredOn: string | null;
  registrationIssuer: string | null;
  foundedOn: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  about: string | null;
  contactPublic: boolean;
  status: ProducerStatus;
  isDemo: boolean;
  source: string | null;
  version: number;
  createdAt: Date;
}

export const producerStatuses = {
  pending: "Chờ xã xác nhận",
  active: "Đang hoạt động",
  closed: "Ngừng hoạt động",
  refused: "Không được xác nhận",
} as const;

export type ProducerStatus = keyof typeof producerStatuses;

export type ProducerAction = "approve" | "refuse" | "change" | "addProof" | "invite";

/** The one table of what may happen to a producer in each status; read by buttons and use cases alike. */
const producerActions: Readonly<Record<ProducerStatus, readonly ProducerAction[]>> = {
  pending: ["approve", "refuse"],
  active: ["change", "addProof", "invite"],
  closed: [],
  refused: ["approve"],
};

export function allows(status: ProducerStatus, action: ProducerAction): boolean {
  return producerActions[status].includes(action);
}
