import { daysBetween, type IsoDate } from "#platform/calendar";

/** `unknown`: an old register tells no date of issue, so nobody can say when the 36 months end. */
export const validities = ["valid", "expired", "unknown", "revoked"] as const;
export type Validity = (typeof validities)[number];

export const validityNames: Readonly<Record<Validity, string>> = {
  valid: "Còn hiệu lực",
  expired: "Đã hết hạn",
  unknown: "Chưa rõ ngày hết hạn",
  revoked: "Đã bị thu hồi",
};

interface Dates {
  validUntil: IsoDate | null;
  revokedOn: IsoDate | null;
}

export function validityOn({ validUntil, revokedOn }: Dates, today: IsoDate): Validity {
  if (revokedOn !== null) return "revoked";
  if (validUntil === null) return "unknown";
  return validUntil < today ? "expired" : "valid";
}

/** Days left of a certificate that ends soon; undefined otherwise. */
export function daysLeftWhenEnding(dates: Dates, today: IsoDate): number | undefined {
  if (validityOn(dates, today) !== "valid" || dates.validUntil === null) return undefined;
  const days = daysBetween(today, dates.validUntil);
  return days <= 180 ? days : undefined;
}
