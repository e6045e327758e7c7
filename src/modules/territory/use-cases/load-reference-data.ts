import type { Db } from "#platform/db";
import { slugify } from "#platform/text";
import { FIRST_DAY_OF_2025_UNITS, LAST_DAY_OF_OLD_UNITS, type Unit } from "../domain/unit.ts";
import { lockLoading, replaceTerritory, standingChecksum, type UnitRow } from "../store/units.store.ts";
import { readTerritoryFiles } from "./reference-files.ts";

/**
 * Brings the tables to the lists that ship with this version. Does nothing when they already stand there.
 * @returns whether anything was loaded
 */
export async function loadReferenceData(db: Db): Promise<boolean> {
  const files = readTerritoryFiles();
  return db.transaction().execute(async (tx) => {
    // Two processes may start at once: the second waits and finds the work done.
    await lockLoading(tx);
    if ((await standingChecksum(tx)) === files.checksum) return false;
    await replaceTerritory(tx, { ...files, units: files.units.map(toRow) });
    return true;
  });
}

function toRow(unit: Unit): UnitRow {
  const isNew = unit.era === "2025";
  return {
    ...unit,
    slug: slugOf(unit),
    validFrom: isNew ? FIRST_DAY_OF_2025_UNITS : null,
    validTo: isNew ? null : LAST_DAY_OF_OLD_UNITS,
  };
}

/** Part of an address: the bare name; "phuong-12" where the name is only a number. */
function slugOf(unit: Unit): string {
  return /^\d+$/.test(unit.name) ? slugify(unit.fullName) : slugify(unit.name);
}
