import type { Unit } from "../domain/unit.ts";
import { byName, gazetteer, placeOf } from "./gazetteer.ts";

/** Where an old commune is today: one commune, or a question only somebody who knows the place can answer. */
export type Successors = { kind: "whole"; unit: Unit } | { kind: "parts"; question: string; units: Unit[] };

/** The commune or communes of today that took over a commune of before July 2025; undefined when there was none. */
export function successorsOf(oldCommuneCode: string): Successors | undefined {
  const places = gazetteer();
  const former = places.unit("pre2025", "commune", oldCommuneCode);
  const units = places
    .after("commune", oldCommuneCode)
    .map((edge) => places.unit("2025", "commune", edge.newCode))
    .filter((unit) => unit !== undefined);
  const [only, ...others] = units;
  if (!former || !only) return undefined;
  if (others.length === 0) return { kind: "whole", unit: only };
  const question = `Từ 01/7/2025, ${placeOf(former)} được chia về ${units.length} đơn vị mới. Nơi của bạn nay thuộc đơn vị nào?`;
  return { kind: "parts", question, units: units.sort(byName) };
}

/** The old communes (or the island district) that a commune of today was made of, and whether wholly. */
export function predecessorsOf(communeCode: string): { unit: Unit; extent: "whole" | "part" }[] {
  const places = gazetteer();
  return places.before("commune", communeCode).flatMap((edge) => {
    const unit = places.unit("pre2025", edge.oldLevel, edge.oldCode);
    return unit ? [{ unit, extent: edge.extent }] : [];
  });
}
