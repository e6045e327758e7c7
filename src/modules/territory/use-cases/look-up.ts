import { NotFound } from "#platform/http";
import type { DatedName, Level, Unit } from "../domain/unit.ts";
import { gazetteer } from "./gazetteer.ts";

/** The 34 provinces and cities of today, in Vietnamese order. */
export function listProvinces(): readonly Unit[] {
  return gazetteer().provinces;
}

/** Communes of today's province, in Vietnamese order; empty for an unknown code. */
export function listCommunes(provinceCode: string): readonly Unit[] {
  return gazetteer().communesOf(provinceCode);
}

export function findProvince(code: string): Unit | undefined {
  return gazetteer().unit("2025", "province", code);
}

export function getProvince(code: string): Unit {
  return findProvince(code) ?? missing();
}

export function findCommune(code: string): Unit | undefined {
  return gazetteer().unit("2025", "commune", code);
}

export function getCommune(code: string): Unit {
  return findCommune(code) ?? missing();
}

/** A unit as it was until 30 June 2025. */
export function findOldUnit(level: Level, code: string): Unit | undefined {
  return gazetteer().unit("pre2025", level, code);
}

/** Names of a unit of today that was renamed since July 2025, oldest first; empty when it never was. */
export function namesOf(unit: Unit): readonly DatedName[] {
  return gazetteer().datedNames(unit);
}

function missing(): never {
  throw new NotFound("Không tìm thấy đơn vị hành chính này.");
}
