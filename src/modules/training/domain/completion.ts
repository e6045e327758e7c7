/** What a class asks for a certificate of completion. */
export interface CompletionRule {
  meetings: number;
  /** Percent of the meetings that must have been attended. */
  attendanceShare: number;
  testMax: number | null;
  testPass: number | null;
}

export interface Progress {
  attended: number;
  testPoints: number | null;
}

export type Completion = { reached: true } | { reached: false; why: string };

/** Meetings that must have been attended: a started share counts as a whole meeting. */
export function meetingsNeeded({ meetings, attendanceShare }: CompletionRule): number {
  return Math.ceil((meetings * attendanceShare) / 100);
}

/** Whether a learner has earned the certificate, and if not, what is missing. */
export function completionOf(rule: CompletionRule, progress: Progress): Completion {
  const needed = meetingsNeeded(rule);
  if (rule.meetings === 0) return { reached: false, why: "Lớp chưa có buổi học nào." };
  const missing: string[] = [];
  if (progress.attended < needed) {
    missing.push(
      `Dự ${progress.attended}/${rule.meetings} buổi; cần ít nhất ${needed} buổi (${rule.attendanceShare} %)`,
    );
  }
  if (rule.testPass !== null) {
    if (progress.testPoints === null) missing.push("Chưa có điểm kiểm tra");
    else if (progress.testPoints < rule.testPass)
      missing.push(`Kiểm tra ${progress.testPoints}/${rule.testMax} điểm; cần từ ${rule.testPass} điểm`);
  }
  return missing.length === 0 ? { reached: true } : { reached: false, why: `${missing.join(". ")}.` };
}

/** "0042/2026/CNHT-96": running number within province and year. */
export function certificateNumber(serial: number, year: number, provinceCode: string): string {
  return `${String(serial).padStart(4, "0")}/${year}/CNHT-${provinceCode}`;
}
