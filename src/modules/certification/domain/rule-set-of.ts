export interface RuleSetOfPast {
  ruleSet: string | null;
  note: string | null;
}

// QĐ 148/QĐ-TTg from 24/02/2023; QĐ 1489/QĐ-TTg adapts it from 06/7/2025; QĐ 26/2026/QĐ-TTg from 22/5/2026.
const FIRST_DAY_148 = "2023-02-24";
const FIRST_DAY_1489 = "2025-07-06";
const FIRST_DAY_26 = "2026-05-22";

/**
 * The rules a past recognition followed, by its day; by its year only where that settles it.
 *
 * @example
 * ruleSetOfPast(null, 2021).ruleSet; // "1048/781"
 */
export function ruleSetOfPast(day: string | null, year: number | null): RuleSetOfPast {
  if (day) {
    if (day < FIRST_DAY_148) return { ruleSet: "1048/781", note: null };
    if (day < FIRST_DAY_1489) return { ruleSet: "148", note: null };
    if (day < FIRST_DAY_26) return { ruleSet: "148", note: "Theo QĐ 148 đã điều chỉnh bởi QĐ 1489/QĐ-TTg" };
    return { ruleSet: "26/2026", note: null };
  }
  if (year === null) return { ruleSet: null, note: null };
  if (year <= 2022) return { ruleSet: "1048/781", note: null };
  if (year === 2024 || year === 2025) return { ruleSet: "148", note: null };
  return year > 2026 ? { ruleSet: "26/2026", note: null } : { ruleSet: null, note: null };
}
