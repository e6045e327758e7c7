import type { Tone } from "#platform/ui";

export const sessionStatus: Readonly<Record<"planned" | "open" | "closed", { label: string; tone: Tone }>> = {
  planned: { label: "chưa mở", tone: "neutral" },
  open: { label: "đang họp", tone: "progress" },
  closed: { label: "đã kết thúc", tone: "success" },
};

/** QD26-03 → "Bộ 03" */
export function setName(setCode: string): string {
  return `Bộ ${setCode.split("-").at(-1) ?? setCode}`;
}

export const act = "QĐ 26/2026/QĐ-TTg";
