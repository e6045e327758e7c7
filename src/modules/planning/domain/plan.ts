import type { IsoDate } from "#platform/calendar";
import type { PlanStatus } from "./actions.ts";
import { type Filter, nation, type UnitScope } from "./measure.ts";

export const planLevels = { nation: "Cả nước", province: "Cấp tỉnh", commune: "Cấp xã" } as const;
export type PlanLevel = keyof typeof planLevels;

/** Whose plan it is. */
export interface PlanUnit {
  level: PlanLevel;
  /** "00" for the nation. */
  provinceCode: string;
  communeCode: string | null;
  /** Set for plans made before July 2025: their figures are those of the old province. */
  oldProvinceCode: string | null;
}

export interface Plan extends PlanUnit {
  id: string;
  title: string;
  fromYear: number;
  toYear: number;
  number: string | null;
  decidedOn: IsoDate | null;
  basis: string | null;
  solutions: string | null;
  status: PlanStatus;
  refusalReason: string | null;
  parentId: string | null;
  copiedFromId: string | null;
  replacedById: string | null;
  fileId: string | null;
  source: string | null;
  isDemo: boolean;
  preparedByName: string | null;
  submittedAt: Date | null;
  approvedByName: string | null;
  approvedAt: Date | null;
  version: number;
}

export const reckonings = { in_year: "Trong năm", at_end: "Đến cuối năm" } as const;
export type Reckoning = keyof typeof reckonings;
export const comparisons = { at_least: "Ít nhất", at_most: "Không quá", range: "Trong khoảng" } as const;
export type Comparison = keyof typeof comparisons;

export interface Target {
  id: string;
  planId: string;
  indicator: string;
  filter: Filter;
  year: number;
  reckoning: Reckoning;
  comparison: Comparison;
  low: number;
  high: number | null;
  /** The plan's own words. */
  wording: string | null;
  parentTargetId: string | null;
  position: number;
  version: number;
}

/** In which unit a plan's figures are reckoned. */
export function unitOfPlan({ level, provinceCode, communeCode, oldProvinceCode }: PlanUnit): UnitScope {
  if (level === "nation") return nation;
  if (oldProvinceCode) return { era: "pre2025", level: "province", code: oldProvinceCode };
  return level === "commune"
    ? { era: "2025", level, code: communeCode ?? "" }
    : { era: "2025", level, code: provinceCode };
}

/**
 * The days a target is reckoned over, until a day; undefined when its year has not begun. At the end of a year a plan
 * of several years counts what happened since its first.
 */
export function periodOf(
  target: Pick<Target, "year" | "reckoning">,
  plan: Pick<Plan, "fromYear">,
  asOf: IsoDate,
): { fromOn: IsoDate; toOn: IsoDate; over: boolean } | undefined {
  const last = `${target.year}-12-31`;
  const fromOn = `${target.reckoning === "in_year" ? target.year : plan.fromYear}-01-01`;
  if (asOf < fromOn) return undefined;
  return { fromOn, toOn: asOf < last ? asOf : last, over: asOf >= last };
}

/** What is missing for the shares of the units below to make up a target; 0 or less when they reach it. */
export function missingInShares(target: Pick<Target, "low">, shares: readonly { low: number }[]): number {
  return target.low - shares.reduce((sum, { low }) => sum + low, 0);
}

/** A plan for the years after it, as many as it covers. */
export function shiftedYears(
  plan: Pick<Plan, "fromYear" | "toYear">,
  by: number,
): { fromYear: number; toYear: number } {
  return { fromYear: plan.fromYear + by, toYear: plan.toYear + by };
}

/** The title with its years moved along: "Kế hoạch OCOP năm 2026" → "… 2027". */
export function shiftedTitle(title: string, by: number): string {
  return title.replace(/\b20\d\d\b/g, (year) => String(Number(year) + by));
}

export function shiftedDay(day: IsoDate, by: number): IsoDate {
  const [year = "", ...rest] = day.split("-");
  const shifted = [String(Number(year) + by), ...rest].join("-");
  // 29 February has no counterpart in most years.
  return shifted.endsWith("-02-29") ? shifted.replace("-02-29", "-02-28") : shifted;
}
