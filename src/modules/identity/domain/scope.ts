import { type Role, roles, type UnitKind } from "./roles.ts";

/** A role somewhere: what is given, taken away or asked about. */
export interface HeldRole {
  role: string;
  unitKind: string;
  unitCode: string;
  provinceCode: string;
}

export interface Wanted extends HeldRole {
  role: Role;
  unitKind: UnitKind;
}

const inProvince: readonly Role[] = [
  "province_officer",
  "province_leader",
  "agency_officer",
  "advisory_member",
  "council_member",
];
const inCommune: readonly Role[] = ["commune_officer", "commune_leader"];
/** A producer's people come through the producer itself, never through an administrator. */
const bySystem: readonly Role[] = [
  "system_admin",
  "ministry_officer",
  "province_admin",
  ...inProvince,
  ...inCommune,
];

/** Roles that a holder of `role` may give at all; where, `reaches` decides. */
export function grantableBy(role: string): readonly Role[] {
  if (role === "system_admin") return bySystem;
  // A province's administrator cannot make another one: that stays with the system, so that no one multiplies alone.
  if (role === "province_admin") return [...inProvince, ...inCommune];
  if (role === "commune_leader") return ["commune_officer"];
  return [];
}

/** Whether a holder of `giver` reaches the unit of `held`. */
export function reaches(giver: HeldRole, held: HeldRole): boolean {
  if (giver.role === "system_admin") return true;
  if (giver.role === "province_admin") return held.provinceCode === giver.unitCode;
  if (giver.role === "commune_leader") return held.unitKind === "commune" && held.unitCode === giver.unitCode;
  return false;
}

/** Roles a person may look after (end the role, disable the account), beyond those he may give. */
export function looksAfter(giver: HeldRole, held: HeldRole): boolean {
  if (!reaches(giver, held)) return false;
  if (giver.role === "system_admin") return true;
  const ofProducer = held.unitKind === "producer" && giver.role === "province_admin";
  return ofProducer || grantableBy(giver.role).some((role) => role === held.role);
}

export function unitKindOf(role: Role): UnitKind {
  return roles[role].unitKind;
}
