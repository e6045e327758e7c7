/** Who a notice goes to: a person, everyone of a producer, or everyone with a role in a unit. */
export type AskedRecipient =
  | { accountId: string }
  | { producerId: string }
  | { role: string; unitKind: string; unitCode: string };
