export const taskStatuses = {
  assigned: "Mới giao",
  in_progress: "Đang làm",
  reported: "Chờ nghiệm thu",
  done: "Hoàn thành",
  cancelled: "Đã huỷ",
  recorded: "Ghi lại từ tư liệu",
} as const;
export type TaskStatus = keyof typeof taskStatuses;

export type TaskAction =
  | "start"
  | "report"
  | "finish"
  | "nameOwner"
  | "askExtension"
  | "decideExtension"
  | "split"
  | "change"
  | "link"
  | "accept"
  | "giveBack"
  | "cancel"
  | "reopen";

/** Whose step it is: the unit's that has the task, or the side's that gave it. */
export const sideOf: Readonly<Record<TaskAction, "unit" | "giver" | "both">> = {
  start: "unit",
  report: "unit",
  finish: "unit",
  nameOwner: "both",
  askExtension: "unit",
  decideExtension: "giver",
  split: "both",
  change: "giver",
  link: "giver",
  accept: "giver",
  giveBack: "giver",
  cancel: "giver",
  reopen: "giver",
};

/** The one table of what may happen to a task in each state, and where it leads; read by buttons and use cases alike. */
export const taskActions: Readonly<Record<TaskStatus, Readonly<Partial<Record<TaskAction, TaskStatus>>>>> = {
  assigned: {
    start: "in_progress",
    report: "in_progress",
    finish: "reported",
    nameOwner: "assigned",
    askExtension: "assigned",
    decideExtension: "assigned",
    split: "assigned",
    change: "assigned",
    link: "assigned",
    cancel: "cancelled",
  },
  in_progress: {
    report: "in_progress",
    finish: "reported",
    nameOwner: "in_progress",
    askExtension: "in_progress",
    decideExtension: "in_progress",
    split: "in_progress",
    change: "in_progress",
    link: "in_progress",
    cancel: "cancelled",
  },
  // What was reported is judged as it stands: nobody moves the deadline or the wording any more.
  reported: { accept: "done", giveBack: "in_progress", link: "reported", cancel: "cancelled" },
  done: { reopen: "in_progress", link: "done" },
  cancelled: { reopen: "in_progress" },
  // Told by a source of an earlier time; nobody knows what became of it, so nobody may say so now.
  recorded: {},
};

/** States in which the unit still owes the result; what it has reported is the office's to answer. */
export const owedStatuses: readonly TaskStatus[] = ["assigned", "in_progress"];
