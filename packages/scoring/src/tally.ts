import { add, type Fraction, sumOfMeans } from "./fraction.ts";
import type { PreparedSet } from "./prepare-set.ts";
import type { PartCode } from "./rule-set.ts";
import { isWholeAbstention, type Sheet } from "./sheet.ts";

/** How a minimum is judged from many sheets; the province's Quy chế says which. */
export type MinimumRule = "majority" | "all" | "agreed";

/** When a knock-out named on sheets holds: more than half of the members who marked name it, or one of them. */
type KnockOutRule = "any" | "majority";

export interface CouncilOptions {
  /** Default `majority`: strictly more than half of the members who marked the criterion reach the level. */
  readonly minimumRule?: MinimumRule;
  /** The level the council agreed on, criterion → points; needed with `agreed`. */
  readonly agreed?: Readonly<Record<string, number>>;
  /** Default `any`. */
  readonly knockOutRule?: KnockOutRule;
}

/** All marks of a council, criterion by criterion, before anything is judged from them. */
export interface Tally {
  /** Per leaf, highest mark first; blanks are not there. */
  readonly marks: readonly (readonly number[])[];
  readonly sums: readonly number[];
  /** Per leaf, the level that holds under the minimum rule. */
  readonly held: readonly number[];
  readonly present: number;
  readonly abstained: number;
  /** Leaf indexes some present member left blank without abstaining, or that nobody marked. */
  readonly missing: readonly number[];
  readonly rule: MinimumRule;
  readonly knockOutRule: KnockOutRule;
}

export function tally(set: PreparedSet, sheets: readonly Sheet[], options: CouncilOptions): Tally {
  const rule = options.minimumRule ?? "majority";
  const present = sheets.filter((sheet) => !isWholeAbstention(sheet));
  const marks: number[][] = [];
  const sums: number[] = [];
  const held: number[] = [];
  const missing: number[] = [];
  for (const leaf of set.leaves) {
    const own: number[] = [];
    let sum = 0;
    let blank = false;
    for (const sheet of present) {
      const points = sheet.marks[leaf.code];
      if (points === undefined) {
        blank ||= !abstainsFrom(sheet, leaf.code);
        continue;
      }
      sum += points;
      insertDescending(own, points);
    }
    if (blank || own.length === 0) missing.push(leaf.index);
    marks.push(own);
    sums.push(sum);
    held.push(rule === "agreed" ? (options.agreed?.[leaf.code] ?? 0) : heldLevel(own, rule));
  }
  return {
    marks,
    sums,
    held,
    present: present.length,
    abstained: sheets.length - present.length,
    missing,
    rule,
    knockOutRule: options.knockOutRule ?? "any",
  };
}

/** Exact points per part and in total: the mean of each criterion over the members who marked it. */
export function exactPoints(set: PreparedSet, { marks, sums }: Tally): Record<PartCode | "total", Fraction> {
  const groups = { A: new Map<number, number>(), B: new Map<number, number>(), C: new Map<number, number>() };
  for (const leaf of set.leaves) {
    const count = marks[leaf.index]?.length ?? 0;
    if (count === 0) continue;
    const group = groups[leaf.part];
    group.set(count, (group.get(count) ?? 0) + (sums[leaf.index] ?? 0));
  }
  const [A, B, C] = [sumOfMeans(groups.A), sumOfMeans(groups.B), sumOfMeans(groups.C)];
  return { A, B, C, total: add(add(A, B), C) };
}

function abstainsFrom(sheet: Sheet, code: string): boolean {
  return sheet.abstained === true || (Array.isArray(sheet.abstained) && sheet.abstained.includes(code));
}

function heldLevel(descending: readonly number[], rule: "majority" | "all"): number {
  // More than half of n members is floor(n/2) + 1 of them: the level they all reach is the last one's mark.
  const last = rule === "all" ? descending.length - 1 : Math.floor(descending.length / 2);
  return descending[last] ?? 0;
}

function insertDescending(list: number[], value: number): void {
  let i = list.length;
  list.push(value);
  while (i > 0 && (list[i - 1] ?? 0) < value) {
    list[i] = list[i - 1] ?? 0;
    i--;
  }
  list[i] = value;
}
