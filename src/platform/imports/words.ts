import type { Tone } from "#platform/ui";
import type { ImportStatus, Verdict } from "./imports.store.ts";

const verdictWords: Readonly<Record<Verdict, string>> = {
  new: "Mới",
  known: "Đã có",
  faulty: "Cần sửa",
};

/** What became of a row: a new one of a table that was taken over stands in the system now. */
export function outcomeWord(verdict: Verdict, status: ImportStatus): string {
  return status === "done" && verdict === "new" ? "Đã nhập" : verdictWords[verdict];
}

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  new: "success",
  known: "neutral",
  faulty: "danger",
};

export const importStates: Readonly<Record<ImportStatus, { label: string; tone: Tone }>> = {
  uploaded: { label: "Chờ chọn cột", tone: "info" },
  checking: { label: "Đang kiểm tra", tone: "progress" },
  checked: { label: "Đã kiểm tra, chờ nhập", tone: "warn" },
  running: { label: "Đang nhập", tone: "progress" },
  done: { label: "Đã nhập", tone: "success" },
  failed: { label: "Bị dừng, cần kiểm tra lại", tone: "danger" },
  dropped: { label: "Đã bỏ", tone: "neutral" },
};

/** A title inside a sentence: "Nhập bảng lớp tập huấn"; names in capitals stay. */
export function inSentence(title: string): string {
  const [first = "", second = ""] = title;
  return second === second.toLowerCase() ? first.toLowerCase() + title.slice(1) : title;
}
