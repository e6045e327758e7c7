/** One thing wrong with an input: where (`sheets[0].marks.1.1`), a stable code, and a sentence in Vietnamese. */
export interface Fault {
  readonly path: string;
  readonly code: FaultCode;
  readonly message: string;
}

export type FaultCode =
  | "WRONG_SHAPE"
  | "TOO_MANY"
  | "UNKNOWN_RULE_SET"
  | "FRAME_ONLY"
  | "UNKNOWN_SET"
  | "SET_ABSENT"
  | "SET_INCOMPLETE"
  | "UNKNOWN_RULE"
  | "EMPTY_SHEETS"
  | "EMPTY_SHEET"
  | "UNKNOWN_CRITERION"
  | "NOT_MARKABLE"
  | "NOT_A_LEVEL"
  | "CASE_MISSING"
  | "CASE_UNKNOWN"
  | "GATE_CLOSED"
  | "ABSTAINED_AND_MARKED"
  | "KNOCK_OUT_UNKNOWN"
  | "AGREED_MISSING"
  | "INVARIANT";

/** A value, or every fault that kept it from being one. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** More faults than this are cut: a reader mends the first ones, and a hostile body must not grow the answer. */
export const FAULT_LIMIT = 100;

export function refuse(faults: readonly Fault[]): { readonly ok: false; readonly faults: readonly Fault[] } {
  return { ok: false, faults: faults.slice(0, FAULT_LIMIT) };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
