import { findCommune } from "#modules/territory";
import type { Executor } from "#platform/db";
import { type Actor, holdsRole, NotAllowed, unitsOf } from "#platform/http";
import type { Reach } from "../domain/reach.ts";
import {
  agencyRoles,
  communeRoles,
  giverRoles,
  mayHandOut,
  officeRoles,
  provinceOf,
} from "../permissions.ts";
import { listAgenciesOf } from "../store/agencies.store.ts";

/** What the actor's roles and agencies open; an agency counts only with the role in its province. */
export async function reachOf(db: Executor, actor: Actor): Promise<Reach> {
  const provinces = unitsOf(actor, agencyRoles, "province");
  const agencies = holdsRole(actor, agencyRoles) ? await listAgenciesOf(db, actor.accountId) : [];
  return {
    reads: unitsOf(actor, officeRoles, "province"),
    gives: unitsOf(actor, giverRoles, "province"),
    agencies: agencies.filter(({ provinceCode }) => provinces.includes(provinceCode)).map(({ id }) => id),
    communes: unitsOf(actor, communeRoles, "commune"),
  };
}

/** The province for which the actor hands out tasks. */
export function giverProvince(actor: Actor): string {
  const provinceCode = provinceOf(actor);
  if (!provinceCode || !mayHandOut(actor, provinceCode)) throw new NotAllowed();
  return provinceCode;
}

/** The province whose office the actor reads for. */
export function officeProvince(actor: Actor): string {
  const provinceCode = provinceOf(actor);
  if (!provinceCode) throw new NotAllowed();
  return provinceCode;
}

/** A unit as people call it. */
export function unitName(unit: { agencyName?: string | null; communeCode: string | null }): string {
  if (unit.communeCode === null) return unit.agencyName ?? "Cơ quan";
  return findCommune(unit.communeCode)?.fullName ?? `Xã ${unit.communeCode}`;
}
