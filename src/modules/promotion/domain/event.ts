export const eventKinds = {
  fair: "Hội chợ",
  forum: "Diễn đàn",
  supply_demand: "Kết nối cung cầu",
  livestream: "Phiên livestream",
  exhibition: "Triển lãm, trưng bày",
  festival: "Lễ hội, tuần hàng",
  other: "Hoạt động khác",
} as const;

export type EventKind = keyof typeof eventKinds;

export const eventStatuses = {
  planned: "Đang chuẩn bị",
  inviting: "Đang mời tham gia",
  running: "Đang diễn ra",
  closed: "Đã kết thúc",
  cancelled: "Đã huỷ",
} as const;

export type EventStatus = keyof typeof eventStatuses;

/** Where an event takes place, seen from the province that runs it. */
export const eventScopes = {
  inside: "Trong tỉnh",
  outside: "Ngoài tỉnh",
  abroad: "Nước ngoài",
  online: "Trực tuyến",
  unknown: "Chưa rõ nơi",
} as const;

export type EventScope = keyof typeof eventScopes;

/** Scopes to choose from in a form. */
export const scopesToChoose = [
  "inside",
  "outside",
  "abroad",
  "online",
] as const satisfies readonly EventScope[];

export interface PromotionEvent {
  id: string;
  provinceCode: string;
  /** Commune that runs it; null for an event of the province. */
  communeCode: string | null;
  kind: EventKind;
  title: string;
  slug: string;
  organiser: string | null;
  place: string | null;
  placeProvinceCode: string | null;
  abroad: string | null;
  startsOn: string;
  endsOn: string;
  registerBy: string | null;
  planNumber: string | null;
  description: string | null;
  plannedCostVnd: number | null;
  spentVnd: number | null;
  boothsRented: number | null;
  floorColumns: number;
  floorRows: number;
  status: EventStatus;
  announcedAt: Date | null;
  cancelReason: string | null;
  summary: string | null;
  reportedRecognised: number | null;
  reportedPotential: number | null;
  reportedTotal: number | null;
  source: string | null;
  isDemo: boolean;
  closedAt: Date | null;
  version: number;
}

export function isEventKind(text: string): text is EventKind {
  return Object.hasOwn(eventKinds, text);
}

export function isEventStatus(text: string): text is EventStatus {
  return Object.hasOwn(eventStatuses, text);
}

export function isEventScope(text: string): text is EventScope {
  return Object.hasOwn(eventScopes, text);
}

export function scopeOfEvent(
  event: Pick<PromotionEvent, "provinceCode" | "placeProvinceCode" | "abroad" | "source">,
): EventScope {
  if (event.abroad !== null) return "abroad";
  // An old report may tell of an event without its place; whoever enters one here chooses the place.
  if (event.placeProvinceCode === null) return event.source === null ? "online" : "unknown";
  return event.placeProvinceCode === event.provinceCode ? "inside" : "outside";
}
