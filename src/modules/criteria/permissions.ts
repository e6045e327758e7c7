import { type Actor, holdsRoleIn, unitsOf } from "#platform/http";

/** Who reads the Quy chế of a province at work. */
export const regulationReaders = ["province_admin", "province_officer", "province_leader"] as const;

/** The province whose Quy chế the actor works under; undefined for people of other units. */
export function provinceOfRegulation(actor: Actor): string | undefined {
  return unitsOf(actor, regulationReaders, "province")[0];
}

// QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3: the Quy chế is issued by the province's Chủ tịch; its administrator records it.
export function mayAddRegulation(actor: Actor, provinceCode: string): boolean {
  return holdsRoleIn(actor, ["province_admin"], "province", provinceCode);
}
