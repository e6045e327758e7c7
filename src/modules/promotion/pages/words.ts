import type { Tone } from "#platform/ui";
import { formatMoney } from "#platform/ui";
import type { ListingState } from "../domain/channel.ts";
import type { EventStatus } from "../domain/event.ts";
import type { ParticipationStatus } from "../domain/participation.ts";

export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const eventTones: Readonly<Record<EventStatus, Tone>> = {
  planned: "neutral",
  inviting: "info",
  running: "progress",
  closed: "success",
  cancelled: "danger",
};

export const participationTones: Readonly<Record<ParticipationStatus, Tone>> = {
  invited: "info",
  registered: "warn",
  confirmed: "progress",
  declined: "neutral",
  attended: "success",
  absent: "danger",
};

export const listingTones: Readonly<Record<ListingState, Tone>> = {
  coming: "info",
  running: "success",
  ending: "warn",
  overdue: "danger",
  ended: "neutral",
};

/** 12_500_000 → "12,5 triệu đồng": sums that are read at a glance. */
export function shortMoney(dong: number): string {
  if (dong === 0) return "0 đồng";
  if (dong < 1_000_000) return formatMoney(dong);
  const [value, unit] = dong < 1_000_000_000 ? [dong / 1_000_000, "triệu"] : [dong / 1_000_000_000, "tỷ"];
  return `${new Intl.NumberFormat("de-DE", { maximumFractionDigits: 2 }).format(value)} ${unit} đồng`;
}
