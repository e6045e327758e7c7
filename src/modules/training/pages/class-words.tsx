import { findCommune, findProvince } from "#modules/territory";
import { formatDate, StatusTag } from "#platform/ui";
import { type ClassStatus, statusWords } from "../domain/actions.ts";
import { audienceNames, isAudience } from "../domain/audiences.ts";

export function ClassState({ status }: { status: ClassStatus }) {
  const { tone, label } = statusWords[status];
  return <StatusTag tone={tone}>{label}</StatusTag>;
}

export function daysText({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return startsOn === endsOn ? formatDate(startsOn) : `${formatDate(startsOn)} – ${formatDate(endsOn)}`;
}

export function audiencesText(audiences: readonly string[]): string {
  return audiences.map((each) => (isAudience(each) ? audienceNames[each] : each)).join("; ");
}

export function communeName(code: string | null): string {
  return code === null ? "" : (findCommune(code)?.fullName ?? "");
}

export function provinceName(code: string): string {
  return findProvince(code)?.fullName ?? code;
}
