import {
  findCommune,
  findOldUnit,
  findProvince,
  listCommunes,
  listProvinces,
  predecessorsOf,
} from "#modules/territory";
import { type Actor, NotFound } from "#platform/http";
import { nation, provinceUnit, type UnitScope } from "../../domain/measure.ts";
import { ownPlaceOf } from "../plans/open-plan.ts";

/** As an address names a unit: "2025.province.96". */
export function unitKey({ era, level, code }: UnitScope): string {
  return `${era}.${level}.${code}`;
}

/** The unit a person's own figures are of. */
export function ownUnit(actor: Actor): UnitScope {
  const { provinceCode, communeCode } = ownPlaceOf(actor);
  if (provinceCode === "00") return nation;
  return communeCode ? { era: "2025", level: "commune", code: communeCode } : provinceUnit(provinceCode);
}

/** The unit that an address asks for, if this person reads its figures; without one, the person's own. */
export function readUnit(actor: Actor, key: string): UnitScope {
  if (key === "") return ownUnit(actor);
  const unit = parseUnit(key);
  if (!unit || !readsUnit(actor, unit)) throw new NotFound("Không có số liệu của đơn vị này.");
  return unit;
}

export function readsUnit(actor: Actor, unit: UnitScope): boolean {
  const { provinceCode, communeCode } = ownPlaceOf(actor);
  if (provinceCode === "00") return true;
  if (communeCode) return unit.era === "2025" && unit.level === "commune" && unit.code === communeCode;
  if (unit.level === "nation") return false;
  if (unit.era === "2025")
    return unit.level === "province"
      ? unit.code === provinceCode
      : provinceOfCommune(unit.code) === provinceCode;
  const old = unit.level === "province" ? unit.code : findOldUnit(unit.level, unit.code)?.provinceCode;
  return old !== undefined && oldProvincesOf(provinceCode).includes(old);
}

export function unitName(unit: UnitScope): string {
  if (unit.level === "nation") return "Cả nước";
  if (unit.era === "pre2025")
    return `${findOldUnit(unit.level, unit.code)?.fullName ?? unit.code} (trước 7/2025)`;
  const found = unit.level === "province" ? findProvince(unit.code) : findCommune(unit.code);
  return found?.fullName ?? unit.code;
}

/** The units a person may choose among, widest first. */
export function unitChoices(actor: Actor): { value: string; label: string; group?: string }[] {
  const { provinceCode, communeCode } = ownPlaceOf(actor);
  const own = ownUnit(actor);
  const first = { value: unitKey(own), label: unitName(own) };
  if (communeCode) return [first];
  if (provinceCode === "00")
    return [
      first,
      ...listProvinces().map(({ code, fullName }) => ({
        value: unitKey(provinceUnit(code)),
        label: fullName,
        group: "Tỉnh",
      })),
    ];
  const old = oldProvincesOf(provinceCode).map(
    (code): UnitScope => ({ era: "pre2025", level: "province", code }),
  );
  return [
    first,
    ...old.map((unit) => ({ value: unitKey(unit), label: unitName(unit), group: "Tỉnh trước 7/2025" })),
    ...listCommunes(provinceCode).map(({ code, fullName }) => ({
      value: unitKey({ era: "2025", level: "commune", code }),
      label: fullName,
      group: "Xã, phường",
    })),
  ];
}

function parseUnit(key: string): UnitScope | undefined {
  const [era, level, code = ""] = key.split(".");
  if (key === unitKey(nation)) return nation;
  if (era === "2025" && level === "province" && findProvince(code)) return { era, level, code };
  if (era === "2025" && level === "commune" && findCommune(code)) return { era, level, code };
  const old = level === "province" || level === "district" || level === "commune" ? level : undefined;
  return era === "pre2025" && old && findOldUnit(old, code) ? { era, level: old, code } : undefined;
}

const provinceOfCommune = (code: string): string | undefined => findCommune(code)?.provinceCode;

const known = new Map<string, string[]>();

/** Provinces before July 2025 that a province of today was made of. */
export function oldProvincesOf(provinceCode: string): string[] {
  const before = known.get(provinceCode);
  if (before) return before;
  const found = listCommunes(provinceCode).flatMap(({ code }) =>
    predecessorsOf(code).map(({ unit }) => unit.provinceCode),
  );
  const codes = [...new Set(found)].sort();
  known.set(provinceCode, codes);
  return codes;
}
