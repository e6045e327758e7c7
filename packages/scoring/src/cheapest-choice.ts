import type { GapGroup, GapOption } from "./gap-options.ts";

/**
 * Picks one option per group so that the gains add up to at least `deficit`, with the fewest criteria raised and,
 * among those, the fewest points. Exact. Returns the option index per group, or null when no choice is enough.
 *
 * A state is (criteria raised, gain capped at the deficit); its value is the smallest true gain that leads there.
 * Capping loses nothing: beyond the deficit only the true gain matters, and it is what is kept.
 */
export function cheapestChoice(groups: readonly GapGroup[], deficit: number): number[] | null {
  if (groups.some((group) => group.options.length === 0)) return null;
  const limit = countBound(groups, deficit);
  if (limit === null) return null;
  const width = deficit + 1;
  let best = new Float64Array((limit + 1) * width).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  const steps: Step[] = [];
  for (const { options } of groups) {
    const step = advance(best, options, limit, width);
    best = step.best;
    steps.push(step);
  }
  for (let count = 0; count <= limit; count++) {
    const state = count * width + deficit;
    if (best[state] !== Number.POSITIVE_INFINITY) return walkBack(steps, state);
  }
  return null;
}

interface Step {
  readonly best: Float64Array<ArrayBuffer>;
  /** Per state: the option taken last, and the state it was taken from. */
  readonly option: Uint8Array;
  readonly from: Int32Array;
}

function advance(best: Float64Array, options: readonly GapOption[], limit: number, width: number): Step {
  const next = new Float64Array(best.length).fill(Number.POSITIVE_INFINITY);
  const taken = new Uint8Array(best.length);
  const from = new Int32Array(best.length);
  for (let state = 0; state < best.length; state++) {
    const gain = best[state] ?? Number.POSITIVE_INFINITY;
    if (gain === Number.POSITIVE_INFINITY) continue;
    const count = Math.floor(state / width);
    const capped = state - count * width;
    for (const [i, option] of options.entries()) {
      if (count + option.count > limit) continue;
      const to = (count + option.count) * width + Math.min(width - 1, capped + option.gain);
      const value = gain + option.gain;
      if (value >= (next[to] ?? 0)) continue;
      next[to] = value;
      taken[to] = i;
      from[to] = state;
    }
  }
  return { best: next, option: taken, from };
}

function walkBack(steps: readonly Step[], end: number): number[] {
  const chosen: number[] = [];
  let state = end;
  for (const step of steps.toReversed()) {
    chosen.push(step.option[state] ?? 0);
    state = step.from[state] ?? 0;
  }
  return chosen.reverse();
}

/**
 * How many criteria a choice needs at most: the unavoidable ones raised as far as they go, then the best single
 * ones until the deficit is met. Not always the answer, but never below it, and it keeps the table small.
 */
function countBound(groups: readonly GapGroup[], deficit: number): number | null {
  let count = 0;
  let gain = 0;
  const extras: number[] = [];
  for (const { options } of groups) {
    const least = Math.min(...options.map((option) => option.count));
    const forced = bestGain(options, least);
    count += least;
    gain += forced;
    if (least === 0) extras.push(bestGain(options, 1));
  }
  for (const extra of extras.toSorted((a, b) => b - a)) {
    if (gain >= deficit) return count;
    count += 1;
    gain += Math.max(0, extra);
  }
  if (gain >= deficit) return count;
  const most = groups.map(({ options }) => options.reduce((a, b) => (b.gain > a.gain ? b : a)));
  const reach = most.reduce((sum, option) => sum + option.gain, 0);
  return reach >= deficit ? most.reduce((sum, option) => sum + option.count, 0) : null;
}

function bestGain(options: readonly GapOption[], count: number): number {
  return Math.max(0, ...options.filter((option) => option.count === count).map((option) => option.gain));
}
