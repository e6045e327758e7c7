import { type Actor, holdsRoleIn } from "#platform/http";
import { type DossierStatus, hasReachedProvince } from "./domain/actions.ts";

/** What permission looks at; every dossier and every producer carries it. */
export interface Place {
  producerId: string;
  communeCode: string;
  provinceCode: string;
}

export const producerRoles = ["producer_owner", "producer_member"] as const;
export const communeRoles = ["commune_officer", "commune_leader"] as const;
const provinceRoles = ["province_officer", "province_leader", "province_admin"] as const;
const councilRoles = ["council_member", "advisory_member"] as const;
export const readerRoles = [
  ...producerRoles,
  ...communeRoles,
  ...provinceRoles,
  ...councilRoles,
  "ministry_officer",
] as const;

/** A commune officer who writes for a producer of the commune acts on its behalf, and the record says so. */
export function actsOnBehalf(actor: Actor, place: Place): boolean {
  return !holdsRoleIn(actor, producerRoles, "producer", place.producerId) && mayAssist(actor, place);
}

export function mayAssist(actor: Actor, place: Place): boolean {
  return holdsRoleIn(actor, ["commune_officer"], "commune", place.communeCode);
}

export function mayWrite(actor: Actor, place: Place): boolean {
  return holdsRoleIn(actor, producerRoles, "producer", place.producerId) || mayAssist(actor, place);
}

/** Mẫu 01 is signed by the legal representative: a member prepares, the owner submits. */
export function maySubmit(actor: Actor, place: Place): boolean {
  return holdsRoleIn(actor, ["producer_owner"], "producer", place.producerId) || mayAssist(actor, place);
}

export function mayWithdraw(actor: Actor, place: Place): boolean {
  return holdsRoleIn(actor, ["producer_owner"], "producer", place.producerId);
}

export function mayCheckAtCommune(actor: Actor, place: Place): boolean {
  return holdsRoleIn(actor, communeRoles, "commune", place.communeCode);
}

export function mayCheckAtProvince(actor: Actor, place: Place): boolean {
  return holdsRoleIn(actor, ["province_officer"], "province", place.provinceCode);
}

/** QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3: dossiers of 90 points and more go to the ministry. */
export function mayReceiveAtMinistry(actor: Actor): boolean {
  return holdsRoleIn(actor, ["ministry_officer"], "nation", "vn");
}

export function mayRead(actor: Actor, dossier: Place & { status: DossierStatus }): boolean {
  if (holdsRoleIn(actor, producerRoles, "producer", dossier.producerId)) return true;
  if (mayCheckAtCommune(actor, dossier)) return true;
  if (!hasReachedProvince(dossier.status)) return false;
  if (holdsRoleIn(actor, [...provinceRoles, ...councilRoles], "province", dossier.provinceCode)) return true;
  return dossier.status === "sent_to_ministry" && mayReceiveAtMinistry(actor);
}

/** Sex and ethnicity of the representative stand in Mẫu 02 and 03: those who write or decide, not those who score. */
export function mayReadRepresentative(actor: Actor, dossier: Place & { status: DossierStatus }): boolean {
  if (holdsRoleIn(actor, producerRoles, "producer", dossier.producerId)) return true;
  if (mayCheckAtCommune(actor, dossier)) return true;
  return (
    hasReachedProvince(dossier.status) && holdsRoleIn(actor, provinceRoles, "province", dossier.provinceCode)
  );
}
