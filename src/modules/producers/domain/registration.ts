export interface Registration {
  id: string;
  producerId: string;
  accountId: string;
  provinceCode: string;
  communeCode: string;
  status: RegistrationStatus;
  reason: string | null;
  decidedAt: Date | null;
  createdAt: Date;
}

export const registrationStatuses = {
  pending: "Chờ xã xác nhận",
  approved: "Đã xác nhận",
  refused: "Không xác nhận",
} as const;

export type RegistrationStatus = keyof typeof registrationStatuses;
