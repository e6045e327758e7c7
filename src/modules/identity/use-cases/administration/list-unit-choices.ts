import { findCommune, listCommunes, listProvinces } from "#modules/territory";
import type { Actor } from "#platform/http";
import { reachOf } from "../../domain/reach.ts";
import type { Role } from "../../domain/roles.ts";
import { unitKindOf } from "../../domain/scope.ts";

export interface UnitChoice {
  code: string;
  name: string;
}

/** Where a role can be given: one place only, a list to choose from, or first a province. */
export type UnitChoices =
  | { kind: "sole" }
  | { kind: "province-first"; provinces: UnitChoice[] }
  | { kind: "list"; units: UnitChoice[] };

export function listUnitChoices(actor: Actor, role: Role, provinceCode: string): UnitChoices {
  const unitKind = unitKindOf(role);
  const provinces = provincesOf(actor);
  if (unitKind === "nation" || unitKind === "system" || unitKind === "producer") return { kind: "sole" };
  if (unitKind === "province") return { kind: "list", units: provinces };
  const own = reachOf(actor.grants).communes;
  if (provinces.length === 0)
    return { kind: "list", units: own.flatMap((code) => choiceOf(findCommune(code))) };
  const chosen =
    provinces.length === 1 ? provinces[0] : provinces.find((province) => province.code === provinceCode);
  if (!chosen) return { kind: "province-first", provinces };
  return { kind: "list", units: listCommunes(chosen.code).flatMap(choiceOf) };
}

function provincesOf(actor: Actor): UnitChoice[] {
  const reach = reachOf(actor.grants);
  const all = listProvinces().flatMap(choiceOf);
  return reach.everywhere ? all : all.filter((province) => reach.provinces.includes(province.code));
}

function choiceOf(unit: { code: string; fullName: string } | undefined): UnitChoice[] {
  return unit ? [{ code: unit.code, name: unit.fullName }] : [];
}
