import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { type Actor, NotFound, type Services } from "#platform/http";
import type { HeldRole } from "../../domain/scope.ts";
import { mayManageAccount, mayRevoke, maySeeAccount } from "../../permissions.ts";
import { findAccountById } from "../../store/accounts.store.ts";
import { type GrantRow, listGrantsOf } from "../../store/grants.store.ts";

export interface ManagedAccount {
  id: string;
  email: string;
  displayName: string;
  phone: string | null;
  status: string;
  isDemo: boolean;
  hasSecondFactor: boolean;
  createdAt: Date;
  lastSignedInAt: Date | null;
  version: number;
  grants: (GrantRow & { inForce: boolean; mayEnd: boolean })[];
  mayManage: boolean;
  isSelf: boolean;
}

export async function getManagedAccount(
  services: Services,
  actor: Actor,
  id: string,
): Promise<ManagedAccount> {
  const account = isUuid(id) ? await findAccountById(services.db, id) : undefined;
  const grants = account ? await listGrantsOf(services.db, id) : [];
  if (!account || !maySeeAccount(actor, heldRoles(grants))) throw new NotFound();
  const today = dayInVietnam(services.now());
  return {
    id,
    email: account.email,
    displayName: account.display_name,
    phone: account.phone,
    status: account.status,
    isDemo: account.is_demo,
    hasSecondFactor: account.totp_enabled_at !== null,
    createdAt: account.created_at,
    lastSignedInAt: account.last_signed_in_at,
    version: account.version,
    grants: grants.map((grant) => ({
      ...grant,
      inForce:
        isStanding(grant) &&
        grant.valid_from <= today &&
        (grant.valid_to === null || grant.valid_to >= today),
      mayEnd: isStanding(grant) && heldRoles([grant]).every((held) => mayRevoke(actor, id, held)),
    })),
    mayManage: mayManageAccount(actor, id, heldRoles(grants.filter(isStanding))),
    isSelf: id === actor.accountId,
  };
}

export function isStanding(grant: GrantRow): boolean {
  return grant.revoked_at === null;
}

export function heldRoles(grants: readonly GrantRow[]): HeldRole[] {
  return grants.map((grant) => ({
    role: grant.role,
    unitKind: grant.unit_kind,
    unitCode: grant.unit_code,
    provinceCode: grant.province_code,
  }));
}
