import type { Tone } from "#platform/ui";

export const importStates: Readonly<
  Record<"uploaded" | "checked" | "running" | "done" | "dropped", { label: string; tone: Tone }>
> = {
  uploaded: { label: "Chờ chọn cột", tone: "info" },
  checked: { label: "Đã kiểm tra, chờ nhập", tone: "warn" },
  running: { label: "Đang nhập", tone: "progress" },
  done: { label: "Đã nhập", tone: "success" },
  dropped: { label: "Đã bỏ", tone: "neutral" },
};
