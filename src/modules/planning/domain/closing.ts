import type { IsoDate } from "#platform/calendar";
import type { ClosingStatus } from "./actions.ts";
import type { Filter, UnitScope } from "./measure.ts";
import type { Reckoning } from "./plan.ts";

export interface Closing {
  id: string;
  provinceCode: string;
  planId: string | null;
  title: string;
  fromOn: IsoDate;
  toOn: IsoDate;
  status: ClosingStatus;
  frozenAt: Date;
  frozenByName: string | null;
  signedAt: Date | null;
  signedByName: string | null;
  seal: string;
  isDemo: boolean;
  version: number;
}

/** A figure as it was frozen, with the records it was reckoned from. */
export interface ClosingValue {
  no: number;
  indicator: string;
  filter: Filter;
  reckoning: Reckoning;
  /** Unit as an address names it: "2025.province.96". */
  unitKey: string;
  targetId: string | null;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  origin: "records" | "manual" | "none";
  /** Ids of the records that were counted. */
  records: readonly string[];
}

export interface Correction {
  id: string;
  no: number;
  oldValue: number | null;
  newValue: number | null;
  reason: string;
  correctedByName: string | null;
  correctedAt: Date;
}

/** The same text for the same figures, whoever writes it: what the seal is taken over. */
export function sealText(
  closing: { provinceCode: string; fromOn: IsoDate; toOn: IsoDate; planId: string | null },
  values: readonly ClosingValue[],
): string {
  const rows = values.map((each) => [
    each.no,
    each.indicator,
    JSON.stringify(each.filter),
    each.reckoning,
    each.unitKey,
    each.value === null ? null : Number(each.value.toFixed(6)),
    each.origin,
    [...each.records].sort().join(","),
  ]);
  return JSON.stringify([closing.provinceCode, closing.fromOn, closing.toOn, closing.planId, rows]);
}

/** Days between which a frozen figure was reckoned. */
export function periodOfValue(
  closing: Pick<Closing, "fromOn" | "toOn">,
  { reckoning }: Pick<ClosingValue, "reckoning">,
): { fromOn: IsoDate; toOn: IsoDate } {
  const yearStart = `${closing.toOn.slice(0, 4)}-01-01`;
  const inYear = reckoning === "in_year" && closing.fromOn < yearStart;
  return { fromOn: inYear ? yearStart : closing.fromOn, toOn: closing.toOn };
}

/** What a frozen figure stands at after its corrections. */
export function standingValue(
  value: Pick<ClosingValue, "value">,
  corrections: readonly Correction[],
): number | null {
  return corrections.length > 0 ? (corrections.at(-1)?.newValue ?? null) : value.value;
}

export const closingUnit = (provinceCode: string): UnitScope =>
  provinceCode === "00"
    ? { era: "2025", level: "nation", code: "00" }
    : { era: "2025", level: "province", code: provinceCode };
