/** Stages of the way from draft to decision, as a leader reads them: several states of a dossier make one stage. */
export const stages = [
  { key: "draft", label: "Đang lập", statuses: ["draft"] },
  { key: "commune", label: "Cấp xã xem xét", statuses: ["submitted", "commune_accepted"] },
  { key: "returned", label: "Chủ thể bổ sung", statuses: ["commune_returned", "province_returned"] },
  { key: "province", label: "Cấp tỉnh kiểm tra", statuses: ["forwarded", "province_accepted"] },
  { key: "council", label: "Hội đồng đánh giá", statuses: ["in_round", "in_council"] },
  { key: "decision", label: "Chờ quyết định", statuses: ["scored"] },
  { key: "ministry", label: "Đã gửi Bộ", statuses: ["sent_to_ministry"] },
] as const;
export type StageKey = (typeof stages)[number]["key"];

/** A dossier that did not move for so many days is told, though no article sets a limit for its stage. */
export const STILL_DAYS = 30;

export interface StatusCount {
  status: string;
  count: number;
  /** Past the fifteen working days of the commune. */
  overdue: number;
  /** Not moved for `STILL_DAYS`. */
  still: number;
}

export interface Stage {
  key: StageKey;
  label: string;
  count: number;
  overdue: number;
  still: number;
}

export function stagesOf(counts: readonly StatusCount[]): Stage[] {
  return stages.map(({ key, label, statuses }) => {
    const own = counts.filter(({ status }) => (statuses as readonly string[]).includes(status));
    const sum = (pick: (each: StatusCount) => number) => own.reduce((all, each) => all + pick(each), 0);
    return {
      key,
      label,
      count: sum((each) => each.count),
      overdue: sum((each) => each.overdue),
      still: sum((each) => each.still),
    };
  });
}
