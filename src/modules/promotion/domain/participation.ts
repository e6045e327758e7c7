export const participationStatuses = {
  invited: "Đã mời",
  registered: "Đã đăng ký",
  confirmed: "Đã xác nhận",
  declined: "Không tham gia",
  attended: "Có mặt",
  absent: "Vắng mặt",
} as const;

export type ParticipationStatus = keyof typeof participationStatuses;

export interface ShownProduct {
  productId: string | null;
  name: string;
  /** Star on the day it was put on show; null for one that was not recognised then. */
  star: number | null;
}

export interface Participation {
  id: string;
  eventId: string;
  provinceCode: string;
  /** null where an old report tells only the name. */
  producerId: string | null;
  producerName: string;
  potential: boolean;
  status: ParticipationStatus;
  boothId: string | null;
  contactName: string | null;
  contactPhone: string | null;
  wish: string | null;
  note: string | null;
  invitedAt: Date | null;
  answeredAt: Date | null;
  isDemo: boolean;
  version: number;
}

/** As many products as a shared booth can show. */
export const MOST_SHOWN = 30;

export function isParticipationStatus(text: string): text is ParticipationStatus {
  return Object.hasOwn(participationStatuses, text);
}
