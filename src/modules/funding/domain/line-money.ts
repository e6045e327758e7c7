/** Money of a line, or of many lines added up, in đồng. */
export interface Money {
  allocatedVnd: number;
  /** Open commitments in full, settled ones with what was paid. */
  boundVnd: number;
  paidVnd: number;
}

/** What may still be bound. */
export function leftOf({ allocatedVnd, boundVnd }: Pick<Money, "allocatedVnd" | "boundVnd">): number {
  return allocatedVnd - boundVnd;
}

export function addUp(all: readonly Money[]): Money {
  return all.reduce(
    (sum, each) => ({
      allocatedVnd: sum.allocatedVnd + each.allocatedVnd,
      boundVnd: sum.boundVnd + each.boundVnd,
      paidVnd: sum.paidVnd + each.paidVnd,
    }),
    { allocatedVnd: 0, boundVnd: 0, paidVnd: 0 },
  );
}

/** Heads of pages are read at a glance: 1509170000 → 1509.17; the tables below have every đồng. */
export function inMillions(amountVnd: number): number {
  return Math.round(amountVnd / 10_000) / 100;
}
