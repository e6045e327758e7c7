/**
 * Sums of averages without rounding. A mean of nine marks is rarely a binary fraction, and a band begins at
 * exactly 50: adding floats could turn a true 50 into 49.999…, one star less. Numbers appear only at the end.
 */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Σ sum/count over the groups: `groups` maps how many members marked → the sum of their marks. */
export function sumOfMeans(groups: ReadonlyMap<number, number>): Fraction {
  let num = 0n;
  let den = 1n;
  for (const [count, sum] of groups) {
    if (sum === 0) continue;
    const c = BigInt(count);
    const common = (den / gcd(den, c)) * c;
    num = num * (common / den) + BigInt(sum) * (common / c);
    den = common;
  }
  return { num, den };
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.den === b.den) return { num: a.num + b.num, den: a.den };
  const den = (a.den / gcd(a.den, b.den)) * b.den;
  return { num: a.num * (den / a.den) + b.num * (den / b.den), den };
}

export function isAtLeast(value: Fraction, whole: number): boolean {
  return value.num >= BigInt(whole) * value.den;
}

export function toNumber({ num, den }: Fraction): number {
  if (num <= SAFE && den <= SAFE) return Number(num) / Number(den);
  const whole = num / den;
  return Number(whole) + Number(((num - whole * den) << 53n) / den) / 2 ** 53;
}

export function gcd(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
