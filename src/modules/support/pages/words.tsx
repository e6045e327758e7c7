import { helpKinds } from "#modules/consultants";
import { describePlace } from "#modules/territory";
import { type Answer, download } from "#platform/http";
import { DemoMark, StatusTag, TextLink } from "#platform/ui";
import { type DesignStatus, designStatuses } from "../domain/design.ts";
import type { IpState } from "../domain/ip-right.ts";
import { type RequestStatus, requestStatuses } from "../domain/request.ts";
import { type StartupStage, startupStages } from "../domain/startup.ts";

type Tone = "neutral" | "info" | "progress" | "success" | "warn" | "danger";

const requestTones: Record<RequestStatus, Tone> = {
  submitted: "info",
  accepted: "progress",
  contracted: "progress",
  delivered: "warn",
  completed: "success",
  declined: "neutral",
  withdrawn: "neutral",
};

export function RequestTag({ status }: { status: RequestStatus }) {
  return <StatusTag tone={requestTones[status]}>{requestStatuses[status]}</StatusTag>;
}

const designTones: Record<DesignStatus, Tone> = {
  open: "info",
  choosing: "warn",
  chosen: "progress",
  handed_over: "success",
  stopped: "neutral",
};

export function DesignTag({ status }: { status: DesignStatus }) {
  return <StatusTag tone={designTones[status]}>{designStatuses[status]}</StatusTag>;
}

const stageTones: Record<StartupStage, Tone> = {
  applied: "info",
  admitted: "progress",
  prototype: "progress",
  market: "progress",
  graduated: "success",
  left: "neutral",
};

export function StageTag({ stage }: { stage: StartupStage }) {
  return <StatusTag tone={stageTones[stage]}>{startupStages[stage]}</StatusTag>;
}

const ipTags: Record<IpState, { tone: Tone; label: string }> = {
  preparing: { tone: "neutral", label: "Đang chuẩn bị" },
  filed: { tone: "info", label: "Đã nộp đơn" },
  valid: { tone: "success", label: "Còn hiệu lực" },
  ending: { tone: "warn", label: "Sắp hết hiệu lực" },
  expired: { tone: "danger", label: "Hết hiệu lực" },
  refused: { tone: "neutral", label: "Bị từ chối" },
};

export function IpTag({ state }: { state: IpState }) {
  const { tone, label } = ipTags[state];
  return <StatusTag tone={tone}>{label}</StatusTag>;
}

export function ipStateName(state: IpState): string {
  return ipTags[state].label;
}

/** The way to a record, with the mark of what is not real. */
export function RecordLink({ href, title, isDemo }: { href: string; title: string; isDemo: boolean }) {
  return (
    <>
      <TextLink href={href}>{title}</TextLink> {isDemo && <DemoMark />}
    </>
  );
}

/** "Xã Trí Phải, Cà Mau", or that it is not known. */
export function placeText(communeCode: string | null): string {
  const text = communeCode ? describePlace({ communeCode2025: communeCode }) : "";
  return text === "" ? "Chưa rõ xã" : text.charAt(0).toUpperCase() + text.slice(1);
}

export const kindOptions = Object.entries(helpKinds).map(([value, label]) => ({ value, label }));

export function radioOptions(names: Record<string, string>, chosen: string) {
  return [
    { value: "", label: "Tất cả", checked: chosen === "" },
    ...Object.entries(names).map(([value, label]) => ({ value, label, checked: value === chosen })),
  ];
}

export function sheetAnswer(content: Buffer, name: string): Answer {
  return download(content, {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    name: `${name}.xlsx`,
  });
}

/** An address with what is set of these. */
export function withQuery(path: string, values: Record<string, string>): string {
  const given = Object.entries(values).filter(([, value]) => value !== "");
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** A day as a sheet's day cell. */
export function dayCell(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}
