import { findCommune, findOldUnit, findUnits, successorsOf } from "#modules/territory";
import { foldVietnamese } from "#platform/text";
import type { RegisterRow } from "../../domain/register-row.ts";

export interface PlaceOfRow {
  communeCode: string | null;
  oldCommuneCode: string | null;
  /** Province before July 2025, where the register tells it or the old commune does. */
  oldProvinceCode: string | null;
  /** The place in the register's own words, when they are of before July 2025 or lead to no commune. */
  oldPlace: string | null;
}

/**
 * Finds the commune of today for each line. A commune that was divided in July 2025, or a name that fits several,
 * stays unknown with its old words: nobody but the commune's people can tell.
 */
export function makePlaceFinder(): (row: RegisterRow, provinceCode: string) => PlaceOfRow {
  const seen = new Map<string, PlaceOfRow>();
  return (row, provinceCode) => {
    const { commune, district, province } = row.place;
    const era = eraOf(row);
    const key = [
      provinceCode,
      commune,
      district,
      province,
      row.codes.commune,
      row.codes.oldCommune,
      row.codes.oldProvince,
      era,
    ].join("|");
    const known = seen.get(key);
    if (known) return known;
    const place = withOldProvince(placeOf(row, provinceCode, era), row.codes.oldProvince);
    seen.set(key, place);
    return place;
  };
}

type RowEra = "old" | "new" | "unknown";

function eraOf({ decidedOn, year, place }: RegisterRow): RowEra {
  if (place.district !== "") return "old";
  if (decidedOn) return decidedOn < "2025-07-01" ? "old" : "new";
  if (year === null || year === 2025) return "unknown";
  return year < 2025 ? "old" : "new";
}

type Found = Omit<PlaceOfRow, "oldProvinceCode">;

function withOldProvince(place: Found, told: string): PlaceOfRow {
  const commune = place.oldCommuneCode === null ? undefined : findOldUnit("commune", place.oldCommuneCode);
  return { ...place, oldProvinceCode: commune?.provinceCode ?? findOldUnit("province", told)?.code ?? null };
}

function placeOf(row: RegisterRow, provinceCode: string, era: RowEra): Found {
  const words = [row.place.commune, row.place.district, row.place.province].filter((word) => word !== "");
  const oldPlace = words.length > 0 ? words.join(", ").slice(0, 200) : null;
  const oldCommuneCode = findOldUnit("commune", row.codes.oldCommune) ? row.codes.oldCommune : null;
  if (row.codes.commune !== "") {
    const unit = findCommune(row.codes.commune);
    const communeCode = unit?.provinceCode === provinceCode ? unit.code : null;
    return { communeCode, oldCommuneCode, oldPlace };
  }
  if (oldCommuneCode !== null)
    return { communeCode: wholeSuccessor(oldCommuneCode, provinceCode), oldCommuneCode, oldPlace };
  if (row.place.commune === "") return { communeCode: null, oldCommuneCode: null, oldPlace };
  return byName(row, provinceCode, era, oldPlace);
}

function byName(row: RegisterRow, provinceCode: string, era: RowEra, oldPlace: string | null): Found {
  const now = era === "old" ? [] : communesNamed(row.place.commune, provinceCode);
  const before = era === "new" ? [] : oldCommunesNamed(row, provinceCode);
  const leadsTo = new Set([...now, ...before.map((code) => wholeSuccessor(code, provinceCode))]);
  const [only] = leadsTo;
  if (leadsTo.size !== 1 || !only) return { communeCode: null, oldCommuneCode: null, oldPlace };
  const oldCommuneCode = now.length === 0 && before.length === 1 ? (before[0] ?? null) : null;
  return { communeCode: only, oldCommuneCode, oldPlace: now.length > 0 ? null : oldPlace };
}

function communesNamed(name: string, province: string): string[] {
  return findUnits(name, { era: "2025", level: "commune", province, limit: 100 })
    .filter(({ unit }) => isNamed(unit, name))
    .map(({ unit }) => unit.code);
}

function oldCommunesNamed({ place }: RegisterRow, provinceCode: string): string[] {
  return findUnits(`${place.commune} ${place.district}`, { era: "pre2025", level: "commune", limit: 100 })
    .filter(({ unit }) => isNamed(unit, place.commune))
    .map(({ unit }) => unit.code)
    .filter((code) => liesIn(code, provinceCode));
}

function isNamed(unit: { name: string; fullName: string }, name: string): boolean {
  const folded = foldVietnamese(name);
  return foldVietnamese(unit.name) === folded || foldVietnamese(unit.fullName) === folded;
}

function liesIn(oldCommuneCode: string, provinceCode: string): boolean {
  const next = successorsOf(oldCommuneCode);
  if (!next) return false;
  const units = next.kind === "whole" ? [next.unit] : next.units;
  return units.some((unit) => unit.provinceCode === provinceCode);
}

function wholeSuccessor(oldCommuneCode: string, provinceCode: string): string | null {
  const next = successorsOf(oldCommuneCode);
  return next?.kind === "whole" && next.unit.provinceCode === provinceCode ? next.unit.code : null;
}
