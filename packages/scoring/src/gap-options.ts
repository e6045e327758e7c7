import { gcd } from "./fraction.ts";
import type { Leaf, PreparedSet } from "./prepare-set.ts";
import type { Star } from "./rule-set.ts";
import type { Sheet } from "./sheet.ts";
import type { Tally } from "./tally.ts";

/** One way to treat a group of criteria: how many are raised, what the total gains (in units), and to which levels. */
export interface GapOption {
  readonly count: number;
  readonly gain: number;
  readonly raise: readonly { readonly leaf: number; readonly to: number }[];
}

/** Criteria that must be decided together: one alone, or a story with the criteria that depend on it. */
export interface GapGroup {
  readonly options: readonly GapOption[];
}

const SCALE_LIMIT = 1000n;

/**
 * Units per point in which all gains are whole numbers: the number of members, when all marked everything.
 * Councils whose blanks would need a finer unit than 1/1000 get a rounded one, so that one request cannot ask for
 * a table of any size: what is proposed still reaches the star, only "fewest points raised" is then approximate.
 */
export function gainScale({ marks }: Tally): number {
  let scale = 1n;
  for (const own of marks) {
    const count = BigInt(Math.max(1, own.length));
    scale = (scale / gcd(scale, count)) * count;
    if (scale > SCALE_LIMIT) return Number(SCALE_LIMIT);
  }
  return Number(scale);
}

export function gapGroups(
  set: PreparedSet,
  sheets: readonly Sheet[],
  counted: Tally,
  star: Star,
  scale: number,
): GapGroup[] {
  const groups = new Map<number, Leaf[]>();
  for (const leaf of set.leaves) {
    const head = leaf.gate ?? leaf.index;
    groups.set(head, [...(groups.get(head) ?? []), leaf]);
  }
  return [...groups.values()].map((members) => {
    const choices = members.map((leaf) => leafOptions(leaf, sheets, counted, star, scale));
    return { options: prune(combine(members, choices, counted)) };
  });
}

/**
 * What the council gives a criterion now: its mean, or the level that holds under the minimum rule where that is
 * lower. A change always leads upwards from here.
 */
export function standing({ marks, sums, held }: Tally, leaf: number): number {
  const count = marks[leaf]?.length ?? 0;
  if (count === 0) return 0;
  return Math.min((sums[leaf] ?? 0) / count, held[leaf] ?? 0);
}

/** Staying as it is (when no minimum is unmet), or raising to any level that gains something and is enough. */
function leafOptions(
  leaf: Leaf,
  sheets: readonly Sheet[],
  counted: Tally,
  star: Star,
  scale: number,
): GapOption[] {
  const marks = counted.marks[leaf.index] ?? [];
  const held = counted.held[leaf.index] ?? 0;
  const need = leaf.minimums.findLast((minimum) => minimum.star <= star)?.points ?? 0;
  const options: GapOption[] = held >= need ? [{ count: 0, gain: 0, raise: [] }] : [];
  for (const to of levelsToReach(leaf, sheets)) {
    const units = marks.length === 0 ? to * scale : gainInUnits(marks, to, scale);
    const useful = held >= need ? units > 0 : to >= need;
    if (!useful || to <= standing(counted, leaf.index)) continue;
    options.push({ count: 1, gain: units, raise: [{ leaf: leaf.index, to }] });
  }
  return options;
}

/** Levels open to every member: with alternatives, those that exist in each case the members chose. */
function levelsToReach(leaf: Leaf, sheets: readonly Sheet[]): number[] {
  const chosen = new Set(sheets.flatMap((sheet) => sheet.cases?.[leaf.code] ?? []));
  const sets = [...leaf.allowed].flatMap(([name, points]) =>
    chosen.size === 0 || chosen.has(name) || name === "" ? [points] : [],
  );
  const all = new Set(leaf.levels.map((level) => level.points));
  return [...all]
    .filter((points) => points > 0 && sets.every((set) => set.has(points)))
    .toSorted((a, b) => a - b);
}

function gainInUnits(marks: readonly number[], to: number, scale: number): number {
  const sum = marks.reduce((total, mark) => total + Math.max(0, to - mark), 0);
  return Math.floor((sum * scale) / marks.length);
}

/** Every combination of the group's options, without those that raise a criterion whose gate stays closed. */
function combine(members: readonly Leaf[], choices: readonly GapOption[][], counted: Tally): GapOption[] {
  let combined: GapOption[] = [{ count: 0, gain: 0, raise: [] }];
  for (const options of choices) {
    combined = combined.flatMap((left) =>
      options.map((right) => ({
        count: left.count + right.count,
        gain: left.gain + right.gain,
        raise: [...left.raise, ...right.raise],
      })),
    );
  }
  const gates = new Map(members.map((leaf) => [leaf.index, leaf.gate]));
  return combined.filter(({ raise }) =>
    raise.every(({ leaf }) => {
      const gate = gates.get(leaf) ?? null;
      return gate === null || isOpen(counted, gate) || raise.some((other) => other.leaf === gate);
    }),
  );
}

function isOpen({ marks }: Tally, gate: number): boolean {
  const own = marks[gate] ?? [];
  return own.length > 0 && (own.at(-1) ?? 0) > 0;
}

/** Keeps the first option for each (count, gain); with fewer criteria first, then fewer points. */
function prune(options: readonly GapOption[]): GapOption[] {
  const seen = new Set<string>();
  const sorted = options.toSorted((a, b) => a.count - b.count || a.gain - b.gain);
  return sorted.filter(({ count, gain }) => {
    const key = `${count}:${gain}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
