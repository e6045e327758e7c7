import { type Actor, holdsRole, holdsRoleIn, unitsOf } from "#platform/http";
import type { Reach } from "./store/reach.ts";

export const officerRoles = ["province_officer"] as const;
export const leaderRoles = ["province_leader"] as const;
export const officeRoles = ["province_officer", "province_leader", "province_admin"] as const;
const communeRoles = ["commune_officer", "commune_leader"] as const;
export const ministryRoles = ["ministry_officer"] as const;
const producerRoles = ["producer_owner", "producer_member"] as const;
/** Who looks at lines, commitments and payments, each within the own unit. */
export const readerRoles = [...officeRoles, ...communeRoles, ...ministryRoles] as const;
/** Rewards, without personal data: the office and the ministry. */
export const rewardReaderRoles = [...officeRoles, ...ministryRoles] as const;
export const spendReaderRoles = [...officeRoles, ...communeRoles, ...producerRoles] as const;

interface OfProvince {
  provinceCode: string;
}

/** Money of the province is kept by its OCOP office. */
export function mayKeepMoney(actor: Actor | null, { provinceCode }: OfProvince): boolean {
  return holdsRoleIn(actor, officerRoles, "province", provinceCode);
}

/** Rewards and commendations are approved by the leader; nobody may do so for him. */
export function mayApprove(actor: Actor | null, { provinceCode }: OfProvince): boolean {
  return holdsRoleIn(actor, leaderRoles, "province", provinceCode);
}

export function mayReadOffice(actor: Actor | null, { provinceCode }: OfProvince): boolean {
  return holdsRoleIn(actor, officeRoles, "province", provinceCode);
}

/** A line of a commune is also that commune's to see; the ministry reads. */
export function mayReadLine(actor: Actor | null, line: OfProvince & { communeCode: string | null }): boolean {
  return (
    mayReadOffice(actor, line) ||
    holdsRole(actor, ministryRoles) ||
    (line.communeCode !== null && holdsRoleIn(actor, communeRoles, "commune", line.communeCode))
  );
}

export function mayReadRewards(actor: Actor | null, list: OfProvince): boolean {
  return mayReadOffice(actor, list) || holdsRole(actor, ministryRoles);
}

/** What was spent for a producer: itself, its commune, its province. */
export function mayReadSpend(
  actor: Actor | null,
  producer: OfProvince & { id: string; communeCode: string | null },
): boolean {
  return (
    mayReadOffice(actor, producer) ||
    holdsRoleIn(actor, producerRoles, "producer", producer.id) ||
    (producer.communeCode !== null && holdsRoleIn(actor, communeRoles, "commune", producer.communeCode))
  );
}

/** The lines an actor may see; `provinceCode` narrows the ministry's view to one province. */
export function reachOf(actor: Actor, provinceCode?: string): Reach {
  const all = holdsRole(actor, ministryRoles);
  if (all && provinceCode) return { all: false, provinceCodes: [provinceCode], communeCodes: [] };
  return {
    all,
    provinceCodes: unitsOf(actor, officeRoles, "province"),
    communeCodes: unitsOf(actor, communeRoles, "commune"),
  };
}

/** Provinces whose rewards an actor may see; undefined = all. */
export function rewardProvinces(actor: Actor): string[] | undefined {
  return holdsRole(actor, ministryRoles) ? undefined : unitsOf(actor, officeRoles, "province");
}

/** The one province that an official of the office works for here. */
export function provinceOf(actor: Actor): string | undefined {
  return unitsOf(actor, officeRoles, "province")[0];
}

/** Papers of payments belong to the office that keeps the money. */
export function mayReadFile(actor: Actor | null, file: OfProvince): boolean {
  return mayReadOffice(actor, file);
}
