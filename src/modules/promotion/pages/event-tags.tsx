import { formatDate, StatusTag } from "#platform/ui";
import { type EventStatus, eventStatuses } from "../domain/event.ts";
import { type ParticipationStatus, participationStatuses } from "../domain/participation.ts";
import { eventTones, participationTones } from "./words.ts";

export function EventTag({ status }: { status: EventStatus }) {
  return <StatusTag tone={eventTones[status]}>{eventStatuses[status]}</StatusTag>;
}

export function ParticipationTag({ status }: { status: ParticipationStatus }) {
  return <StatusTag tone={participationTones[status]}>{participationStatuses[status]}</StatusTag>;
}

/** "05/03/2026 – 09/03/2026", or one day. */
export function daysText({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return startsOn === endsOn ? formatDate(startsOn) : `${formatDate(startsOn)} – ${formatDate(endsOn)}`;
}
