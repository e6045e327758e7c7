export type LineStatus = "open" | "closed";
export type LineAction = "change" | "allocate" | "commit" | "close" | "reopen";
export type CommitmentStatus = "open" | "settled" | "cancelled";
export type CommitmentAction = "pay" | "reverse" | "settle" | "cancel" | "reopen";
export type RewardListStatus = "draft" | "submitted" | "approved" | "paid" | "dropped";
export type RewardListAction = "takeOut" | "submit" | "drop" | "approve" | "refuse" | "bind" | "pay";
export type CommendationStatus = "proposed" | "approved" | "declined";
export type CommendationAction = "change" | "approve" | "decline" | "arrange" | "receive";

type Table<Status extends string, Action extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<Action, Status>>>>
>;

// The tables of what may happen next and where it leads; read by buttons and use cases alike.

export const lineActions: Table<LineStatus, LineAction> = {
  open: { change: "open", allocate: "open", commit: "open", close: "closed" },
  closed: { reopen: "open" },
};

export const commitmentActions: Table<CommitmentStatus, CommitmentAction> = {
  open: { pay: "open", reverse: "open", settle: "settled", cancel: "cancelled" },
  // What was paid is the final amount; a late correction opens the commitment again.
  settled: { reopen: "open" },
  cancelled: {},
};

export const rewardListActions: Table<RewardListStatus, RewardListAction> = {
  draft: { takeOut: "draft", submit: "submitted", drop: "dropped" },
  // The leader's reason stays in sight on the draft until it is submitted again.
  submitted: { approve: "approved", refuse: "draft" },
  approved: { bind: "approved", pay: "paid" },
  paid: {},
  dropped: {},
};

export const commendationActions: Table<CommendationStatus, CommendationAction> = {
  proposed: { change: "proposed", approve: "approved", decline: "declined" },
  approved: { arrange: "approved", receive: "approved" },
  declined: {},
};
