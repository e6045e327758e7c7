import type { Executor, Tx } from "#platform/db";
import { announce } from "#platform/jobs";
import { normaliseEmail } from "../../domain/email.ts";
import type { Role, UnitKind } from "../../domain/roles.ts";
import { events } from "../../events.ts";
import { findAccountByEmail } from "../../store/accounts.store.ts";
import { listGrantsOf, revokeGrant } from "../../store/grants.store.ts";
import { isStanding } from "../administration/get-managed-account.ts";

export interface KnownAccount {
  id: string;
  status: string;
  /** Holds a role of an office, a council or the advisory team, not only of producers. */
  holdsOffice: boolean;
}

/** Who already signs in with this address; undefined for an address nobody uses. */
export async function findAccountFor(db: Executor, email: string): Promise<KnownAccount | undefined> {
  const account = await findAccountByEmail(db, normaliseEmail(email));
  if (!account) return undefined;
  const standing = (await listGrantsOf(db, account.id)).filter(isStanding);
  const holdsOffice = standing.some(({ unit_kind }) => unit_kind !== "producer");
  return { id: account.id, status: account.status, holdsOffice };
}

export interface RoleInUnit {
  accountId: string;
  role: Role;
  unitKind: UnitKind;
  unitCode: string;
  endedBy: string;
  at: Date;
}

/**
 * Ends a role in the caller's transaction; the caller has asked who may, and writes the audit row.
 * @returns false when the account does not hold it
 */
export async function endRoleInUnit(tx: Tx, input: RoleInUnit): Promise<boolean> {
  const { accountId, role, unitKind, unitCode } = input;
  const grants = await listGrantsOf(tx, accountId);
  const held = grants.find(
    (grant) =>
      grant.revoked_at === null &&
      grant.role === role &&
      grant.unit_kind === unitKind &&
      grant.unit_code === unitCode,
  );
  if (!held || !(await revokeGrant(tx, held.id, input.endedBy, input.at))) return false;
  await announce(tx, events.roleRevoked, { accountId, role, unitCode });
  return true;
}
