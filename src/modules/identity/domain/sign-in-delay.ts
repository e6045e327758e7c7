/** Failures that count: those of the last hour. */
export const failureWindowMs = 60 * 60_000;

const freeTries = 5;
const firstWaitMs = 60_000;
const longestWaitMs = 15 * 60_000;
/** Many people of one office share an address; a robot passes this in a minute. */
const triesOfOneNetwork = 100;
const codeTries = 10;

export interface FailureCounts {
  /** Of this e-mail from this network. */
  own: number;
  lastOwnAt: Date | null;
  /** Of any e-mail from this network. */
  network: number;
  lastNetworkAt: Date | null;
}

/**
 * Milliseconds until the next try may be judged; 0 = now. The owner of an account is never slowed by strangers:
 * only failures from his own network count.
 */
export function waitBeforePassword(counts: FailureCounts, now: Date): number {
  const own =
    counts.own >= freeTries ? Math.min(firstWaitMs * 2 ** (counts.own - freeTries), longestWaitMs) : 0;
  const network = counts.network >= triesOfOneNetwork ? longestWaitMs : 0;
  return Math.max(left(own, counts.lastOwnAt, now), left(network, counts.lastNetworkAt, now));
}

/** Wrong codes count per account: whoever gets this far knows the password already. */
export function waitBeforeCode(failures: number, lastAt: Date | null, now: Date): number {
  return failures >= codeTries ? left(longestWaitMs, lastAt, now) : 0;
}

function left(waitMs: number, since: Date | null, now: Date): number {
  return since ? Math.max(0, since.getTime() + waitMs - now.getTime()) : 0;
}

/** "2 phút": how long to wait, rounded up. */
export function inMinutes(ms: number): string {
  return `${Math.max(1, Math.ceil(ms / 60_000))} phút`;
}

/**
 * The part of an address that one subscriber holds: all of IPv4, the first 64 bits of IPv6, for the rest is his
 * to change at will.
 */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!plain.includes(":")) return plain.slice(0, 64);
  const [head = "", tail = ""] = plain.split("%", 1)[0]?.split("::") ?? [];
  const before = head === "" ? [] : head.split(":");
  const after = tail === "" ? [] : tail.split(":");
  const middle = plain.includes("::")
    ? Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0")
    : [];
  const groups = [...before, ...middle, ...after].slice(0, 4);
  return `${groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, "")).join(":")}::/64`;
}
