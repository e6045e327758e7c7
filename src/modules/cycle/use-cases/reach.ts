import { findCommune, listCommunes } from "#modules/territory";
import { type Actor, NotAllowed } from "#platform/http";
import { type Reach, reachOf } from "../permissions.ts";
import type { Area } from "../store/lists.store.ts";

/** Communes that a filter of the actor may choose from: those of the province, or the own ones. */
export function communesFor(actor: Actor): { code: string; name: string }[] {
  const { provinceCodes, communeCodes } = reachOf(actor);
  const own = communeCodes.map((code) => ({ code, name: findCommune(code)?.fullName ?? code }));
  const ofProvinces = provinceCodes.flatMap((province) =>
    listCommunes(province).map(({ code, fullName }) => ({ code, name: fullName })),
  );
  return [...ofProvinces, ...own];
}

/** @throws NotAllowed for somebody who works neither for an office nor for a producer. */
export function areaOf(actor: Actor): Area & Reach {
  const reach = reachOf(actor);
  if (reach.provinceCodes.length + reach.communeCodes.length + reach.producerIds.length === 0)
    throw new NotAllowed();
  return reach;
}

/** The province that the actor works for: its own, or that of the own commune. */
export function provinceOf(actor: Actor): string | undefined {
  const { provinceCodes, communeCodes } = reachOf(actor);
  return provinceCodes[0] ?? (communeCodes[0] ? findCommune(communeCodes[0])?.provinceCode : undefined);
}

/** Where a candidate is, in words: the commune of today, or the place of its time. */
export function placeOf({
  communeCode,
  oldPlace,
}: {
  communeCode: string | null;
  oldPlace: string | null;
}): string {
  const today = communeCode ? findCommune(communeCode)?.fullName : undefined;
  if (today && oldPlace) return `${today} (trước 7/2025: ${oldPlace})`;
  return today ?? oldPlace ?? "chưa rõ";
}
