import { rewardLevel, rewardNormOn, type Star } from "./norms.ts";

/** One recognition of one product, as the register has it. */
export interface RecognitionFact {
  id: string;
  star: Star | null;
  /** null where an old register does not tell the day. */
  on: string | null;
  year: number | null;
  revokedOn: string | null;
}

/** A reward that stands in a list on its way or paid. */
export interface RewardFact {
  star: Star;
  amountVnd: number;
}

export interface DueReward {
  recognitionId: string;
  star: Star;
  levelVnd: number;
  alreadyVnd: number;
  amountVnd: number;
  explanation: string;
}

export type RewardVerdict = { due: DueReward } | { leftOut: string } | { nothing: true };

interface Period {
  fromOn: string;
  asOf: string;
}

type Dated = RecognitionFact & { star: Star; day: string };

/**
 * What a product has coming for its recognitions of a period: the amount of its highest star less what it had before.
 * So nothing is paid twice, an upgrade pays the difference, and a demotion or the same star again pays nothing.
 */
// TT 60/2026/TT-BTC, Điều 7 (trước đó TT 55/2023/TT-BTC, Điều 87): once for each star, an upgrade pays the difference.
export function rewardFor(
  recognitions: readonly RecognitionFact[],
  given: readonly RewardFact[],
  period: Period,
): RewardVerdict {
  const told = recognitions.filter(isTold).map((each) => ({ ...each, day: dayOf(each) }));
  const within = told.filter(({ day }) => day >= period.fromOn && day <= period.asOf);
  const standing = within.filter(({ revokedOn }) => revokedOn === null || revokedOn > period.asOf);
  const unclear = recognitions.some((each) => isUnclear(each, period));
  if (standing.length === 0) return noneStanding(within.length > 0, unclear);
  const best = highest(standing);
  const norm = rewardNormOn(best.day);
  if (!norm)
    return {
      leftOut: `Công nhận ${best.star} sao ngày ${words(best.day)}: hệ thống chưa có định mức thưởng của ngày này.`,
    };
  // A star that stands in a list is done, even when only a difference was paid because its book was missing then.
  const top = Math.max(0, ...given.map(({ star }) => star));
  if (top >= best.star) return { leftOut: `Đã có trong danh sách thưởng hạng ${top} sao.` };
  const known = given.reduce((sum, { amountVnd }) => sum + amountVnd, 0);
  const assumed = assumedBefore(told, given, period);
  const levelVnd = rewardLevel(norm, best.star);
  const alreadyVnd = Math.max(known, assumed ? rewardLevel(norm, assumed.star) : 0);
  const amountVnd = levelVnd - alreadyVnd;
  if (amountVnd <= 0) return { leftOut: whyNothing(assumed) };
  const explanation = explain({ best, norm: norm.act, levelVnd, known, assumed, alreadyVnd });
  return { due: { recognitionId: best.id, star: best.star, levelVnd, alreadyVnd, amountVnd, explanation } };
}

function isTold(fact: RecognitionFact): fact is RecognitionFact & { star: Star } {
  return fact.star !== null;
}

const LONG_AGO = "0000-01-01";

/**
 * A register that tells only the year: the last day of that year, so that it never counts too early. One that tells
 * nothing: long ago, so that it is deducted and never paid.
 */
function dayOf({ on, year }: RecognitionFact): string {
  return on ?? (year === null ? LONG_AGO : `${year}-12-31`);
}

function isUnclear({ star, on, year }: RecognitionFact, { fromOn, asOf }: Period): boolean {
  if (star === null) return on !== null ? on >= fromOn && on <= asOf : year === Number(asOf.slice(0, 4));
  return on === null && year === Number(asOf.slice(0, 4)) && `${year}-12-31` > asOf;
}

function noneStanding(revoked: boolean, unclear: boolean): RewardVerdict {
  if (revoked) return { leftOut: "Công nhận đã bị thu hồi trước khi thưởng." };
  if (unclear) return { leftOut: "Danh bạ cũ chưa ghi đủ hạng sao hoặc ngày công nhận." };
  return { nothing: true };
}

/** The highest star; of equal ones the earliest, so that the order in which they come does not matter. */
function highest(all: readonly Dated[]): Dated {
  return [...all].sort(
    (a, b) => b.star - a.star || a.day.localeCompare(b.day) || a.id.localeCompare(b.id),
  )[0] as Dated;
}

/** An earlier star without a reward on record counts as rewarded: a missing book must not lead to paying twice. */
function assumedBefore(
  told: readonly Dated[],
  given: readonly RewardFact[],
  { fromOn }: Period,
): Dated | undefined {
  const rewarded = Math.max(0, ...given.map(({ star }) => star));
  const earlier = told.filter(({ day, star }) => day < fromOn && star > rewarded);
  return earlier.length > 0 ? highest(earlier) : undefined;
}

function whyNothing(assumed: Dated | undefined): string {
  if (!assumed) return "Số đã thưởng bằng hoặc cao hơn mức của hạng này.";
  return `Đã được công nhận ${assumed.star} sao từ ${words(assumed.day)}: công nhận lại hạng bằng hoặc thấp hơn không thưởng thêm.`;
}

interface Explained {
  best: Dated;
  norm: string;
  levelVnd: number;
  known: number;
  assumed: Dated | undefined;
  alreadyVnd: number;
}

function explain({ best, norm, levelVnd, known, assumed, alreadyVnd }: Explained): string {
  const recognised = `Công nhận ${best.star} sao ngày ${words(best.day)}; mức ${million(levelVnd)} theo ${norm}`;
  if (alreadyVnd === 0) return `${recognised}.`;
  if (known >= alreadyVnd) return `${recognised}; đã thưởng ${million(known)}, hưởng phần chênh lệch.`;
  return `${recognised}; hạng ${assumed?.star} sao từ ${words(assumed?.day ?? "")} tính như đã thưởng ${million(alreadyVnd)} (chưa có trong sổ), hưởng phần chênh lệch.`;
}

function words(day: string): string {
  if (day === LONG_AGO) return "trước đây";
  return day.split("-").reverse().join("/");
}

function million(amount: number): string {
  return `${(amount / 1_000_000).toString().replace(".", ",")} triệu đồng`;
}
