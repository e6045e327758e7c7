import { foldVietnamese } from "#platform/text";
import {
  type DatedName,
  type Era,
  inSentence,
  type Level,
  provinceInSentence,
  type Succession,
  type Unit,
} from "../domain/unit.ts";
import { readTerritoryFiles } from "./reference-files.ts";

/** A unit with what a search compares, folded once. */
export interface IndexedUnit {
  unit: Unit;
  /** "tri phai" */
  name: string;
  /** "xa tri phai" */
  fullName: string;
  /** Own name and those of the units around it, one space before every word. */
  words: string;
}

/** All units in memory: 14,000 rows that never change while the process runs, read once from the shipped lists. */
export interface Gazetteer {
  unit(era: Era, level: Level, code: string): Unit | undefined;
  all: readonly IndexedUnit[];
  communesOf(provinceCode: string): readonly Unit[];
  provinces: readonly Unit[];
  after(level: Level, oldCode: string): readonly Succession[];
  before(level: Level, newCode: string): readonly Succession[];
  datedNames(unit: Unit): readonly DatedName[];
}

let loaded: Gazetteer | undefined;

export function gazetteer(): Gazetteer {
  loaded ??= build();
  return loaded;
}

const vietnamese = new Intl.Collator("vi", { numeric: true });
export const byName = (a: Unit, b: Unit): number =>
  vietnamese.compare(a.name, b.name) || vietnamese.compare(a.fullName, b.fullName);

function build(): Gazetteer {
  const { units, successions, renamed } = readTerritoryFiles();
  const byKey = new Map(units.map((unit) => [key(unit.era, unit.level, unit.code), unit]));
  const find = (era: Era, level: Level, code: string) => byKey.get(key(era, level, code));
  const current = units.filter((unit) => unit.era === "2025").sort(byName);
  const communes = Map.groupBy(
    current.filter((unit) => unit.level === "commune"),
    (unit) => unit.provinceCode,
  );
  const after = Map.groupBy(successions, (edge) => `${edge.oldLevel}/${edge.oldCode}`);
  const before = Map.groupBy(successions, (edge) => `${edge.newLevel}/${edge.newCode}`);
  return {
    unit: find,
    all: units.map((unit) => indexed(unit, find)),
    communesOf: (provinceCode) => communes.get(provinceCode) ?? [],
    provinces: current.filter((unit) => unit.level === "province"),
    after: (level, code) => after.get(`${level}/${code}`) ?? [],
    before: (level, code) => before.get(`${level}/${code}`) ?? [],
    datedNames: (unit) => (unit.era === "2025" ? (renamed.get(`${unit.level}/${unit.code}`) ?? []) : []),
  };
}

function key(era: Era, level: Level, code: string): string {
  return `${era}/${level}/${code}`;
}

function indexed(unit: Unit, find: Gazetteer["unit"]): IndexedUnit {
  const around = surroundings(unit, find).map((outer) => outer.fullName);
  const fullName = foldVietnamese(unit.fullName);
  return {
    unit,
    name: foldVietnamese(unit.name),
    fullName,
    words: ` ${fullName} ${foldVietnamese(around.join(" "))}`,
  };
}

/** The units that hold this one, from the nearest outwards. */
function surroundings(unit: Unit, find: Gazetteer["unit"]): Unit[] {
  const province = unit.level === "province" ? undefined : find(unit.era, "province", unit.provinceCode);
  const district =
    unit.era === "pre2025" && unit.level === "commune"
      ? find("pre2025", "district", unit.parentCode ?? "")
      : undefined;
  return [district, province].filter((outer) => outer !== undefined);
}

/** "phường Hòa Thành, Cà Mau"; an old commune with its district: "xã Trí Lực, huyện Thới Bình, Cà Mau". */
export function placeOf(unit: Unit, fullName: string = unit.fullName): string {
  if (unit.level === "province") return provinceInSentence(fullName);
  const around = surroundings(unit, gazetteer().unit);
  return [
    inSentence(fullName),
    ...around.map((outer) =>
      outer.level === "province" ? provinceInSentence(outer.fullName) : inSentence(outer.fullName),
    ),
  ].join(", ");
}
