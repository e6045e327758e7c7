import { slugify } from "#platform/text";
import type { Unit } from "../domain/unit.ts";

/** Part of an address for a unit: its bare name; "phuong-12" where the name is only a number. */
export function unitSlug(unit: Unit): string {
  return /^\d+$/.test(unit.name) ? slugify(unit.fullName) : slugify(unit.name);
}
