export const resultKinds = {
  sale: "Bán hàng",
  contract: "Hợp đồng",
  agreement: "Biên bản ghi nhớ",
  contact: "Khách quan tâm",
} as const;

export type ResultKind = keyof typeof resultKinds;

export interface EventResult {
  id: string;
  eventId: string;
  participationId: string | null;
  kind: ResultKind;
  happenedOn: string;
  amountVnd: number | null;
  partner: string | null;
  note: string | null;
  notedByName: string | null;
  notedAt: Date;
  withdrawnReason: string | null;
}

/** A sale or a contract is worth its money; a partner is what an agreement or a contact is about. */
export const resultNeeds: Readonly<Record<ResultKind, "amount" | "partner">> = {
  sale: "amount",
  contract: "amount",
  agreement: "partner",
  contact: "partner",
};

export interface ResultSums {
  saleVnd: number;
  contracts: number;
  contractVnd: number;
  agreements: number;
  contacts: number;
}

export const noResults: ResultSums = { saleVnd: 0, contracts: 0, contractVnd: 0, agreements: 0, contacts: 0 };

/** Sums of what stands; what was withdrawn does not count. */
export function sumResults(
  results: readonly Pick<EventResult, "kind" | "amountVnd" | "withdrawnReason">[],
): ResultSums {
  const sums = { ...noResults };
  for (const { kind, amountVnd, withdrawnReason } of results) {
    if (withdrawnReason !== null) continue;
    if (kind === "sale") sums.saleVnd += amountVnd ?? 0;
    if (kind === "contract") {
      sums.contracts += 1;
      sums.contractVnd += amountVnd ?? 0;
    }
    if (kind === "agreement") sums.agreements += 1;
    if (kind === "contact") sums.contacts += 1;
  }
  return sums;
}

/** Sums of several sums. */
export function addUp(all: readonly ResultSums[]): ResultSums {
  const sums = { ...noResults };
  for (const each of all) {
    for (const name of Object.keys(noResults) as (keyof ResultSums)[]) sums[name] += each[name];
  }
  return sums;
}
