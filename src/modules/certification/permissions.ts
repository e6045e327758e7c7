import { type Actor, holdsRoleIn, unitsOf } from "#platform/http";

export const officerRoles = ["province_officer"] as const;
export const leaderRoles = ["province_leader"] as const;
export const officeRoles = ["province_officer", "province_leader", "province_admin"] as const;
export const producerRoles = ["producer_owner", "producer_member"] as const;
export const certificateReaderRoles = [
  ...officeRoles,
  ...producerRoles,
  "commune_officer",
  "commune_leader",
] as const;

interface OfProvince {
  provinceCode: string;
}

/** Registers of the province are taken over by its OCOP office. */
export function mayImportRegister(actor: Actor | null, { provinceCode }: OfProvince): boolean {
  return holdsRoleIn(actor, officerRoles, "province", provinceCode);
}

/** Files of this module: a register for those who import it, a signed decision for those who may read the decision. */
export function mayReadFile(actor: Actor | null, file: OfProvince & { ownerKind: string }): boolean {
  return file.ownerKind === "signed-decision" ? mayReadDecision(actor, file) : mayImportRegister(actor, file);
}

/** Cơ quan tham mưu prepares and submits (QĐ 26/2026/QĐ-TTg, Điều 7). */
export function mayPrepareDecision(actor: Actor | null, { provinceCode }: OfProvince): boolean {
  return holdsRoleIn(actor, officerRoles, "province", provinceCode);
}

/** Chủ tịch UBND tỉnh decides on 3–4 stars and on sending to the ministry; nobody may do so for him. */
export function mayDecide(actor: Actor | null, { provinceCode }: OfProvince): boolean {
  return holdsRoleIn(actor, leaderRoles, "province", provinceCode);
}

export function mayReadDecision(actor: Actor | null, { provinceCode }: OfProvince): boolean {
  return holdsRoleIn(actor, officeRoles, "province", provinceCode);
}

/** The scan of the signed paper is brought by the office that keeps the decision, or by the leader. */
export function mayKeepSignedCopy(actor: Actor | null, { provinceCode }: OfProvince): boolean {
  return holdsRoleIn(actor, [...officerRoles, ...leaderRoles], "province", provinceCode);
}

/** Thu hồi of 3–4 stars: Chủ tịch UBND tỉnh; of 5 stars: Bộ trưởng (Điều 8), not here. */
export function mayRevoke(actor: Actor | null, certificate: OfProvince & { star: number | null }): boolean {
  return certificate.star !== 5 && holdsRoleIn(actor, leaderRoles, "province", certificate.provinceCode);
}

/** Printing is for the office, the producer itself and its commune. */
export function mayPrintCertificate(
  actor: Actor | null,
  certificate: OfProvince & { producerId: string; communeCode: string | null },
): boolean {
  return (
    holdsRoleIn(actor, officeRoles, "province", certificate.provinceCode) ||
    holdsRoleIn(actor, producerRoles, "producer", certificate.producerId) ||
    (certificate.communeCode !== null &&
      holdsRoleIn(actor, ["commune_officer", "commune_leader"], "commune", certificate.communeCode))
  );
}

/** The one province that an official of the office works for here. */
export function provinceOf(actor: Actor): string | undefined {
  return unitsOf(actor, officeRoles, "province")[0];
}
