import { addMonths, daysBetween, type IsoDate } from "#platform/calendar";

// QĐ 26/2026/QĐ-TTg, Điều 4: giấy chứng nhận có giá trị 36 tháng kể từ ngày ban hành.
const VALID_MONTHS = 36;

// Re-evaluation is filed from 180 days before the end (Điều 6): from then on the holder has something to do.
const EXPIRING_DAYS = 180;

/**
 * The last day on which a certificate issued on `issuedOn` holds. A period in months ends at the end of the same day
 * of the last month (Bộ luật Dân sự 2015, Điều 148): issued 22/11/2026, it holds through 22/11/2029.
 */
export function lastValidDay(issuedOn: IsoDate): IsoDate {
  return addMonths(issuedOn, VALID_MONTHS);
}

export type CertificateStatus = "valid" | "expiring" | "expired" | "revoked" | "unknown";

export function certificateStatus(certificate: {
  validUntil: IsoDate | null;
  revokedOn: IsoDate | null;
  today: IsoDate;
}): CertificateStatus {
  const { validUntil, revokedOn, today } = certificate;
  if (revokedOn !== null && revokedOn <= today) return "revoked";
  if (validUntil === null) return "unknown";
  if (validUntil < today) return "expired";
  return daysBetween(today, validUntil) <= EXPIRING_DAYS ? "expiring" : "valid";
}

export const certificateStatusWords: Readonly<Record<CertificateStatus, string>> = {
  valid: "Còn hiệu lực",
  expiring: "Sắp hết hạn",
  expired: "Hết hạn",
  revoked: "Đã thu hồi",
  unknown: "Chưa rõ hiệu lực",
};
