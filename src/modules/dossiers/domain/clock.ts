/** QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2: the commune has 15 working days from receipt. */
export const communeWorkingDays = 15;

/** Ours, the law sets none: a producer is given at least this many days to complete a returned dossier. */
export const shortestAnswerDays = 3;

export interface Clock {
  dueOn: string;
  /** Working days left; negative once the day has passed. */
  daysLeft: number;
  tone: "neutral" | "warn" | "danger";
}

/** How urgent a deadline is, from the working days left. */
export function clockOf(dueOn: string, daysLeft: number): Clock {
  const tone = daysLeft < 0 ? "danger" : daysLeft <= 3 ? "warn" : "neutral";
  return { dueOn, daysLeft, tone };
}

/**
 * Working days that the commune still has when the producer answers: the clock stands still while the dossier is
 * with the producer. Ours where Điều 7 is silent; at least one day, so that a late return never means no time.
 */
export function remainingAfterReturn(leftAtReturn: number): number {
  return Math.max(1, Math.min(leftAtReturn, communeWorkingDays));
}
