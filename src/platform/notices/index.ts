import type { Tx } from "#platform/db";
import { announce } from "#platform/jobs";

/** Who is written to: a person, everyone of a producer, or everyone with a role in a unit. */
export type Recipient =
  | { accountId: string }
  | { producerId: string }
  | { role: string; unitKind: string; unitCode: string };

/** A letter that a module wants sent; what is secret or personal stays behind the address it points to. */
export interface Notice {
  about: { kind: string; id: string };
  to: readonly Recipient[];
  subject: string;
  /** Plain text, one paragraph a line; greeting, address and signature are added. */
  body: string;
  /** Where to go on, as a path of this installation. */
  href: string;
}

export const NOTICE = "notices.told";

/** Asks for a letter in the same transaction as the change it speaks of; each person gets it once. */
export function tell(tx: Tx, notice: Notice): Promise<void> {
  return announce(tx, NOTICE, { ...notice });
}
