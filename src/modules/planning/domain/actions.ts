/** States of a plan, in the order of the way. */
export const planStatuses = ["draft", "submitted", "approved", "replaced", "dropped"] as const;
export type PlanStatus = (typeof planStatuses)[number];

export type PlanAction =
  | "change"
  | "submit"
  | "drop"
  | "approve"
  | "refuse"
  | "share"
  | "cascade"
  | "handOut"
  | "keepFile"
  | "replace";

type Moves = Readonly<Partial<Record<PlanAction, PlanStatus>>>;

/** The one table of the process: what may happen to a plan in each state, and where it leads. */
export const planActions: Readonly<Record<PlanStatus, Moves>> = {
  draft: { change: "draft", share: "draft", submit: "submitted", drop: "dropped" },
  submitted: { approve: "approved", refuse: "draft" },
  approved: {
    share: "approved",
    cascade: "approved",
    handOut: "approved",
    keepFile: "approved",
    replace: "replaced",
  },
  replaced: {},
  dropped: {},
};

export const planStatusWords = {
  draft: { label: "Đang soạn", tone: "neutral" },
  submitted: { label: "Chờ phê duyệt", tone: "progress" },
  approved: { label: "Đã ban hành", tone: "success" },
  replaced: { label: "Đã được thay thế", tone: "neutral" },
  dropped: { label: "Đã bỏ", tone: "neutral" },
} as const;

export type ClosingStatus = "frozen" | "signed";
export type ClosingAction = "sign" | "correct";

/** A frozen figure is corrected only after it was signed: before, one freezes anew. */
export const closingActions: Readonly<
  Record<ClosingStatus, Readonly<Partial<Record<ClosingAction, ClosingStatus>>>>
> = {
  frozen: { sign: "signed" },
  signed: { correct: "signed" },
};

export const closingStatusWords = {
  frozen: { label: "Đã chốt, chờ ký", tone: "progress" },
  signed: { label: "Đã ký", tone: "success" },
} as const;
