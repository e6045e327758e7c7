import { computeFigures, findIndicator, UNKNOWN, type UnitScope, unitKey, unitName } from "#modules/planning";
import { findOldUnit, findProvince, listCommunes, listProvinces, predecessorsOf } from "#modules/territory";
import type { IsoDate } from "#platform/calendar";
import { type Actor, NotFound, type Services } from "#platform/http";
import { dayAsked, type OfficeUnit, officeUnit, yearStart } from "../unit.ts";

/** What a map can shade its tiles by. */
export const mapMeasures = [
  "products.valid",
  "products.cumulative",
  "products.recognised",
  "products.lapsed",
  "producers.cumulative",
  "economy.jobs",
] as const;
export type MapMeasure = (typeof mapMeasures)[number];

export interface MapTile {
  scope: UnitScope;
  key: string;
  name: string;
  value: number;
}

export interface MapGroup {
  title: string | undefined;
  tiles: MapTile[];
}

export interface MapView {
  unit: OfficeUnit;
  asOf: IsoDate;
  today: IsoDate;
  fromOn: IsoDate;
  era: "2025" | "pre2025";
  measure: MapMeasure;
  indicator: { name: string; unit: string };
  groups: MapGroup[];
  total: number;
  /** What no tile holds: records without a place. */
  elsewhere: number;
}

/** One indicator over the units below a province or the nation, in the boundaries of today or of before July 2025. */
export async function viewMap(
  services: Services,
  actor: Actor,
  asked: { unit: string; day: string; measure: string; era: string },
): Promise<MapView> {
  const unit = officeUnit(actor, asked.unit);
  if (unit.scope.level === "commune") throw new NotFound("Xã, phường không chia nhỏ hơn trên bản đồ.");
  const { asOf, today } = dayAsked(services, asked.day);
  const measure = mapMeasures.find((code) => code === asked.measure) ?? "products.valid";
  const era = asked.era === "cu" ? "pre2025" : "2025";
  const indicator = findIndicator(measure);
  const grouping =
    unit.scope.level === "nation"
      ? era === "2025"
        ? "province"
        : "old_province"
      : era === "2025"
        ? "commune"
        : "old_commune";
  const fromOn = yearStart(asOf);
  const [figure] = await computeFigures(services.readDb, [{ code: measure, fromOn, toOn: asOf }], {
    unit: unit.scope,
    groupBy: grouping,
  });
  const values = new Map((figure?.parts ?? []).map(({ part, value }) => [part, value ?? 0]));
  const groups = groupsFor(unit.scope, era, values);
  const placed = groups.flatMap(({ tiles }) => tiles).reduce((sum, { value }) => sum + value, 0);
  return {
    unit,
    asOf,
    today,
    fromOn,
    era,
    measure,
    groups,
    indicator: { name: indicator?.name ?? measure, unit: indicator?.unit ?? "" },
    total: figure?.value ?? 0,
    elsewhere: Math.max((figure?.value ?? 0) - placed, values.get(UNKNOWN) ?? 0),
  };
}

type Values = ReadonlyMap<string, number>;

function groupsFor(scope: UnitScope, era: MapView["era"], values: Values): MapGroup[] {
  if (scope.level === "nation") return era === "2025" ? [provincesNow(values)] : oldProvinces(values);
  return era === "2025" ? communesNow(scope.code, values) : oldDistricts(scope.code, values);
}

function tile(scope: UnitScope, name: string, value: number): MapTile {
  return { scope, key: unitKey(scope), name, value };
}

function provincesNow(values: Values): MapGroup {
  const tiles = listProvinces().map(({ code, name }) =>
    tile({ era: "2025", level: "province", code }, name, values.get(code) ?? 0),
  );
  return { title: undefined, tiles };
}

/** Communes of today under the district that most of their land lay in, in the order of the names. */
function communesNow(provinceCode: string, values: Values): MapGroup[] {
  const groups = new Map<string, MapTile[]>();
  for (const { code, name } of listCommunes(provinceCode)) {
    const title = formerDistrictOf(code) ?? "Khác";
    const tiles = groups.get(title) ?? [];
    tiles.push(tile({ era: "2025", level: "commune", code }, name, values.get(code) ?? 0));
    groups.set(title, tiles);
  }
  return inOrder(groups);
}

const formerDistricts = new Map<string, string | undefined>();

function formerDistrictOf(communeCode: string): string | undefined {
  if (formerDistricts.has(communeCode)) return formerDistricts.get(communeCode);
  const counts = new Map<string, number>();
  for (const { unit, extent } of predecessorsOf(communeCode)) {
    const district = unit.level === "district" ? unit.code : (unit.parentCode ?? "");
    counts.set(district, (counts.get(district) ?? 0) + (extent === "whole" ? 2 : 1));
  }
  const [code] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const found = code ? findOldUnit("district", code)?.fullName : undefined;
  const title = found ? `${found} (trước 7/2025)` : undefined;
  formerDistricts.set(communeCode, title);
  return title;
}

/** Districts until June 2025 under the provinces they belonged to. */
function oldDistricts(provinceCode: string, values: Values): MapGroup[] {
  const sums = new Map<string, number>();
  for (const district of districtsBefore(provinceCode)) sums.set(district, 0);
  for (const [part, value] of values) {
    const commune = findOldUnit("commune", part);
    const district = commune?.parentCode;
    if (district) sums.set(district, (sums.get(district) ?? 0) + value);
  }
  const groups = new Map<string, MapTile[]>();
  for (const [code, value] of sums) {
    const district = findOldUnit("district", code);
    if (!district) continue;
    const title = `${findOldUnit("province", district.provinceCode)?.fullName ?? district.provinceCode} (trước 7/2025)`;
    const tiles = groups.get(title) ?? [];
    tiles.push(tile({ era: "pre2025", level: "district", code }, district.fullName, value));
    groups.set(title, tiles);
  }
  return inOrder(groups);
}

const districts = new Map<string, Set<string>>();

function districtsBefore(provinceCode: string): ReadonlySet<string> {
  const known = districts.get(provinceCode);
  if (known) return known;
  const found = new Set(
    listCommunes(provinceCode).flatMap(({ code }) =>
      predecessorsOf(code).flatMap(({ unit }) =>
        unit.level === "district" ? unit.code : (unit.parentCode ?? []),
      ),
    ),
  );
  districts.set(provinceCode, found);
  return found;
}

/** The 63 provinces until June 2025 under those they went into. */
function oldProvinces(values: Values): MapGroup[] {
  return listProvinces().map(({ code }) => ({
    title: findProvince(code)?.fullName ?? code,
    tiles: predecessorProvinces(code).map((old) => {
      const scope: UnitScope = { era: "pre2025", level: "province", code: old };
      return tile(scope, unitName(scope).replace(/ \(trước.*$/, ""), values.get(old) ?? 0);
    }),
  }));
}

const merged = new Map<string, string[]>();

// Parts of a commune may come from over the old border: a province went into the one that took over its communes.
function predecessorProvinces(provinceCode: string): string[] {
  if (merged.size === 0) {
    const counts = new Map<string, Map<string, number>>();
    for (const { code } of listProvinces())
      for (const commune of listCommunes(code))
        for (const { unit } of predecessorsOf(commune.code)) {
          const into = counts.get(unit.provinceCode) ?? new Map<string, number>();
          into.set(code, (into.get(code) ?? 0) + 1);
          counts.set(unit.provinceCode, into);
        }
    for (const [old, into] of counts) {
      const [main] = [...into].sort((a, b) => b[1] - a[1])[0] ?? [];
      if (main) merged.set(main, [...(merged.get(main) ?? []), old].sort());
    }
  }
  return merged.get(provinceCode) ?? [];
}

const order = new Intl.Collator("vi");

function inOrder(groups: ReadonlyMap<string, MapTile[]>): MapGroup[] {
  return [...groups]
    .sort(([a], [b]) => order.compare(a, b))
    .map(([title, tiles]) => ({ title, tiles: tiles.sort((a, b) => order.compare(a.name, b.name)) }));
}
