/** `pre2025`: three levels, until 30 June 2025. `2025`: province and commune, from 1 July 2025. */
export type Era = "pre2025" | "2025";
export type Level = "province" | "district" | "commune";
export type UnitType =
  | "tinh"
  | "thanh_pho"
  | "quan"
  | "huyen"
  | "thi_xa"
  | "xa"
  | "phuong"
  | "thi_tran"
  | "dac_khu";

export interface Unit {
  era: Era;
  level: Level;
  code: string;
  /** Province of a district or new commune, district of an old commune; null for a province. */
  parentCode: string | null;
  provinceCode: string;
  /** "Trí Phải" */
  name: string;
  /** "Xã Trí Phải", the newest name of its era. */
  fullName: string;
  type: UnitType;
}

export interface DatedName {
  fullName: string;
  validFrom: string;
  /** null = still in use */
  validTo: string | null;
  legalBasis: string;
}

/** One way an old unit went: all of it, or one of the parts it was divided into. */
export interface Succession {
  oldLevel: Level;
  oldCode: string;
  newLevel: Level;
  newCode: string;
  extent: "whole" | "part";
}

// Nghị quyết 202/2025/QH15 and the 34 resolutions on communes: in force from 1 July 2025.
export const FIRST_DAY_OF_2025_UNITS = "2025-07-01";
export const LAST_DAY_OF_OLD_UNITS = "2025-06-30";

const typeWords: readonly (readonly [string, UnitType])[] = [
  ["Tỉnh", "tinh"],
  ["Thành phố", "thanh_pho"],
  ["Quận", "quan"],
  ["Huyện", "huyen"],
  ["Thị xã", "thi_xa"],
  ["Xã", "xa"],
  ["Phường", "phuong"],
  ["Thị trấn", "thi_tran"],
  ["Đặc khu", "dac_khu"],
];

/** Splits "Phường Hòa Thành" into its kind and its name. */
export function splitFullName(fullName: string): { type: UnitType; word: string; name: string } {
  const found = typeWords.find(([word]) => fullName.startsWith(`${word} `));
  if (!found) throw new Error(`Not a name of an administrative unit: ${fullName}`);
  const [word, type] = found;
  return { type, word, name: fullName.slice(word.length + 1) };
}

/** The name as it stands inside a sentence: "xã Trí Phải", "thành phố Huế". */
export function inSentence(fullName: string): string {
  const { word, name } = splitFullName(fullName);
  return `${word.toLowerCase()} ${name}`;
}

/** A province is called by its bare name, a city by its kind and name: "Cà Mau", "thành phố Cần Thơ". */
export function provinceInSentence(fullName: string): string {
  const { type, name } = splitFullName(fullName);
  return type === "tinh" ? name : inSentence(fullName);
}

/** Which list of units is in force on a day (`yyyy-mm-dd`). */
export function eraOn(date: string): Era {
  return date <= LAST_DAY_OF_OLD_UNITS ? "pre2025" : "2025";
}

/** The name a unit carried on a day; the newest one when it was never renamed. */
export function fullNameOn(unit: Unit, names: readonly DatedName[], date: string): string {
  const then = names.find((n) => n.validFrom <= date && (n.validTo === null || date <= n.validTo));
  return then?.fullName ?? unit.fullName;
}
