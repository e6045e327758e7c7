/** States of a report, in the order of the way. */
export const reportStatuses = ["draft", "final", "dropped"] as const;
export type ReportStatus = (typeof reportStatuses)[number];
export type ReportAction = "edit" | "refresh" | "finish" | "drop" | "reopen";

/** The one table of the process: what may happen to a report in each state, and where it leads. */
const reportActions: Readonly<Record<ReportStatus, Readonly<Partial<Record<ReportAction, ReportStatus>>>>> = {
  draft: { edit: "draft", refresh: "draft", finish: "final", drop: "dropped" },
  // A finished report stays as it was signed: what opens is its next edition.
  final: { reopen: "final" },
  dropped: {},
};

export const reportStatusWords = {
  draft: { label: "Đang soạn", tone: "progress" },
  final: { label: "Đã hoàn thành", tone: "success" },
  dropped: { label: "Đã bỏ", tone: "neutral" },
} as const;

export function mayHappen(status: ReportStatus, action: ReportAction): boolean {
  return reportActions[status][action] !== undefined;
}

export const exportStatusWords = {
  waiting: { label: "Đang chờ", tone: "neutral" },
  running: { label: "Đang xuất", tone: "progress" },
  done: { label: "Đã xuất", tone: "success" },
  failed: { label: "Không xuất được", tone: "danger" },
} as const;
export type ExportStatus = keyof typeof exportStatusWords;
