/** One line of the table: ours and its limit, measured in turns in the same run. */
export interface Row {
  what: string;
  unit: string;
  ours: number;
  limit: number;
  limitWas: string;
  /** How close ours is to the limit, 1 = the limit itself. */
  ratio: number;
  aim?: { text: string; reached: boolean };
}

/** Runs every contestant once a round, in turns, so that a slow moment of the machine hits all alike. */
export async function inTurns<Name extends string>(
  rounds: number,
  contestants: Record<Name, () => Promise<number> | number>,
): Promise<Record<Name, number>> {
  const names = Object.keys(contestants) as Name[];
  const seen = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) seen[name].push(await contestants[name]());
  }
  return Object.fromEntries(names.map((name) => [name, median(seen[name])])) as Record<Name, number>;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export async function millisecondsOf(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** The same "random" numbers in every run. */
export function steadyRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
