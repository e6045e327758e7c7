import { fullNameOn, inSentence, type Unit } from "../domain/unit.ts";
import { gazetteer, placeOf } from "./gazetteer.ts";

export interface Place {
  communeCode2025: string;
  /** The commune before July 2025, when it is known which one. */
  oldCommuneCode?: string | null | undefined;
  /** The day the text is about (`yyyy-mm-dd`): names changed since then are given as they were. */
  on?: string;
}

/**
 * A place as one line of text.
 *
 * @example
 * describePlace({ communeCode2025: "32062", oldCommuneCode: "32056" });
 * // "xã Khánh Lâm, Cà Mau (trước 7/2025: xã Khánh Lâm, huyện U Minh)"
 */
export function describePlace({ communeCode2025, oldCommuneCode, on }: Place): string {
  const places = gazetteer();
  const unit = places.unit("2025", "commune", communeCode2025);
  if (!unit) return "";
  const name = on ? fullNameOn(unit, places.datedNames(unit), on) : unit.fullName;
  const former = oldCommuneCode ? places.unit("pre2025", "commune", oldCommuneCode) : undefined;
  return former ? `${placeOf(unit, name)} (${formerlyNote(former, unit)})` : placeOf(unit, name);
}

/** "trước 7/2025: xã Trí Lực, huyện Thới Bình", with the province when that changed its name too. */
export function formerlyNote(former: Unit, now: Unit): string {
  const places = gazetteer();
  const oldProvince = places.unit("pre2025", "province", former.provinceCode);
  const province = places.unit("2025", "province", now.provinceCode);
  const sameProvince = former.level !== "province" && oldProvince?.name === province?.name;
  const district = places.unit("pre2025", "district", former.parentCode ?? "");
  const parts = [
    inSentence(former.fullName),
    former.level === "commune" && district ? inSentence(district.fullName) : "",
    former.level !== "province" && !sameProvince && oldProvince ? inSentence(oldProvince.fullName) : "",
  ];
  return `trước 7/2025: ${parts.filter((part) => part !== "").join(", ")}`;
}
