import { type Actor, holdsRoleIn, NotAllowed, unitsOf } from "#platform/http";

export const officerRoles = ["province_officer"] as const;
export const readerRoles = ["province_officer", "province_leader"] as const;

interface OfProvince {
  provinceCode: string;
}

/** Names, phones and contracts of consultants are for the province's own office. */
export function mayReadConsultants(actor: Actor | null, { provinceCode }: OfProvince): boolean {
  return holdsRoleIn(actor, readerRoles, "province", provinceCode);
}

export function mayKeepConsultants(actor: Actor | null, { provinceCode }: OfProvince): boolean {
  return holdsRoleIn(actor, officerRoles, "province", provinceCode);
}

/** The province whose register this officer keeps. */
export function provinceOfOfficer(actor: Actor): string {
  const [province] = unitsOf(actor, officerRoles, "province");
  if (!province) throw new NotAllowed("Chỉ cán bộ OCOP của tỉnh ghi sổ tư vấn.");
  return province;
}

export function provincesOf(actor: Actor): string[] {
  return unitsOf(actor, readerRoles, "province");
}
