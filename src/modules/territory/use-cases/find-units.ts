import { foldVietnamese, normaliseTonePlacement } from "#platform/text";
import type { Era, Level, Succession, Unit } from "../domain/unit.ts";
import { formerlyNote } from "./describe-place.ts";
import { byName, type Gazetteer, gazetteer, type IndexedUnit, placeOf } from "./gazetteer.ts";

export interface UnitSearch {
  /** Without it: units in force, reached by their own name or by an old one. */
  era?: Era;
  level?: Level;
  /** Code of a province of today (of the old 63 with era `pre2025`). */
  province?: string;
  limit?: number;
}

export interface FoundUnit {
  unit: Unit;
  /** "Phường Hòa Thành, Cà Mau" */
  label: string;
  /** "trước 7/2025: xã Trí Lực, huyện Thới Bình" when an old name led here. */
  note?: string;
  formerly?: Unit;
  /** `part`: the old unit was divided; this is one of the places it may be now. */
  extent?: Succession["extent"];
}

const LARGEST = 100;

/**
 * Units for what somebody typed: with or without accents, new or old names, with or without the province.
 *
 * @example
 * findUnits("hoa thanh").map((found) => found.label); // "Phường Hòa Thành, Cà Mau", "Phường Hòa Thành, Tây Ninh", …
 */
export function findUnits(query: string, search: UnitSearch = {}): FoundUnit[] {
  const wanted = foldVietnamese(query);
  if (wanted === "") return [];
  const limit = Math.min(Math.max(search.limit ?? 20, 1), LARGEST);
  const places = gazetteer();
  const matches = ranked(places, query, search);
  const found = search.era
    ? matches.filter((unit) => unit.era === search.era).map(direct)
    : leadingToToday(places, matches);
  return found.filter((entry) => fits(entry, search)).slice(0, limit);
}

function ranked(places: Gazetteer, query: string, search: UnitSearch): Unit[] {
  const wanted = foldVietnamese(query);
  const spelled = withAccents(query);
  const words = wanted.split(" ");
  return places.all
    .filter((entry) => !search.era || entry.unit.era === search.era)
    .filter((entry) => words.every((word) => entry.words.includes(` ${word}`)))
    .map((entry) => ({
      entry,
      rank: rank(entry, wanted) + (spelledOtherwise(entry.unit, spelled) ? 0.5 : 0),
    }))
    .sort((a, b) => a.rank - b.rank || inOrder(a.entry, b.entry))
    .map(({ entry }) => entry.unit);
}

function rank(entry: IndexedUnit, wanted: string): number {
  const exact = entry.name === wanted || entry.fullName === wanted;
  if (exact) return entry.unit.level === "province" ? 0 : 1;
  if (`${wanted} `.startsWith(`${entry.name} `) || `${wanted} `.startsWith(`${entry.fullName} `)) return 2;
  return entry.name.startsWith(wanted) || entry.fullName.startsWith(wanted) ? 3 : 4;
}

/** What was typed, when its accents say something: "Hòa" then comes before "Hoa". */
function withAccents(query: string): string | undefined {
  const typed = normaliseTonePlacement(query).toLowerCase().trim();
  return /[\u0300-\u036fđ]/.test(typed.normalize("NFD")) ? typed : undefined;
}

function spelledOtherwise(unit: Unit, typed: string | undefined): boolean {
  if (typed === undefined) return false;
  const name = normaliseTonePlacement(unit.name).toLowerCase();
  return !typed.includes(name) && !normaliseTonePlacement(unit.fullName).toLowerCase().includes(typed);
}

/** New units before old ones, then by name, then namesakes by the province around them. */
function inOrder(a: IndexedUnit, b: IndexedUnit): number {
  const newFirst = Number(b.unit.era === "2025") - Number(a.unit.era === "2025");
  return newFirst || byName(a.unit, b.unit) || a.words.localeCompare(b.words, "vi");
}

function leadingToToday(places: Gazetteer, matches: Unit[]): FoundUnit[] {
  const listed = new Set(matches.filter((unit) => unit.era === "2025"));
  return matches.flatMap((unit) => {
    if (unit.era === "2025") return [direct(unit)];
    return places.after(unit.level, unit.code).flatMap((edge) => {
      const now = places.unit("2025", edge.newLevel, edge.newCode);
      // An old unit that keeps its name today would only say the same place twice.
      const sameName = now && listed.has(now) && now.name === unit.name && edge.extent === "whole";
      return now && !sameName ? [through(unit, now, edge.extent)] : [];
    });
  });
}

function direct(unit: Unit): FoundUnit {
  return { unit, label: capital(placeOf(unit)) };
}

function through(formerly: Unit, unit: Unit, extent: Succession["extent"]): FoundUnit {
  return { ...direct(unit), note: formerlyNote(formerly, unit), formerly, extent };
}

function fits({ unit }: FoundUnit, search: UnitSearch): boolean {
  return (
    (!search.level || unit.level === search.level) &&
    (!search.province || unit.provinceCode === search.province)
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
