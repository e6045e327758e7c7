import type { RuleSet } from "@saoque/scoring";

export interface RoundDates {
  no: number;
  proposalsBefore: string;
  doneBefore: string;
}

/** QĐ 26/2026/QĐ-TTg, Điều 5: at least two rounds a year in a province, with the days the rule set prints. */
export function legalRounds(ruleSet: Pick<RuleSet, "calendar">, year: number): RoundDates[] {
  return ruleSet.calendar
    .filter((round) => round.level === "province")
    .map((round) => ({
      no: round.round,
      proposalsBefore: `${year}-${round.proposalBefore}`,
      doneBefore: `${year}-${round.doneBefore}`,
    }))
    .sort((a, b) => a.no - b.no);
}

/** The first round of the law that the province has not made yet; an extra round starts without dates. */
export function nextRound(legal: readonly RoundDates[], taken: readonly number[]): RoundDates {
  const free = legal.find((round) => !taken.includes(round.no));
  return free ?? { no: Math.max(0, ...taken) + 1, proposalsBefore: "", doneBefore: "" };
}
