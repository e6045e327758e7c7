import type { Actor, Grant } from "#platform/http";
import { isRole, nowhere, type Role, roleNames } from "./domain/roles.ts";
import { grantableBy, type HeldRole, looksAfter, reaches, unitKindOf } from "./domain/scope.ts";

/** Roles that open the administration of accounts. */
export const administrators = ["system_admin", "province_admin", "commune_leader"] as const;

/** May the actor give this role in this unit: his own role allows it and the unit lies within his. */
export function mayGrant(actor: Actor, wanted: HeldRole): boolean {
  if (!isRole(wanted.role) || unitKindOf(wanted.role) !== wanted.unitKind) return false;
  return heldBy(actor).some(
    (own) => grantableBy(own.role).some((role) => role === wanted.role) && reaches(own, wanted),
  );
}

/** Roles that the actor may give somewhere: the choice on the invitation form. */
export function grantableRoles(actor: Actor): Role[] {
  return roleNames.filter((role) => actor.grants.some((own) => grantableBy(own.role).includes(role)));
}

/** May the actor end this role of somebody else. Nobody ends his own: he could not undo it. */
export function mayRevoke(actor: Actor, accountId: string, held: HeldRole): boolean {
  return actor.accountId !== accountId && heldBy(actor).some((own) => looksAfter(own, held));
}

/**
 * May the actor disable or open the account as a whole: every standing role of it must be his to look after, so that
 * a commune does not shut out somebody who also works for the province.
 */
export function mayManageAccount(actor: Actor, accountId: string, standing: readonly HeldRole[]): boolean {
  if (actor.accountId === accountId) return false;
  if (actor.grants.some((own) => own.role === "system_admin")) return true;
  return standing.length > 0 && standing.every((held) => mayRevoke(actor, accountId, held));
}

/** May the actor open the account's page: one of its roles, past or present, lies within his reach. */
export function maySeeAccount(actor: Actor, held: readonly HeldRole[]): boolean {
  const own = heldBy(actor);
  return own.some((giver) => giver.role === "system_admin" || held.some((grant) => reaches(giver, grant)));
}

function heldBy(actor: Actor): HeldRole[] {
  return actor.grants.map((grant: Grant) => ({ ...grant, provinceCode: grant.provinceCode ?? nowhere }));
}
