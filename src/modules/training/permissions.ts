import { type Actor, holdsRole, holdsRoleIn, NotAllowed, unitsOf } from "#platform/http";

export const officerRoles = ["province_officer"] as const;
export const officeRoles = ["province_officer", "province_leader", "province_admin"] as const;
export const communeRoles = ["commune_officer", "commune_leader"] as const;
export const producerRoles = ["producer_owner", "producer_member"] as const;
/** Roles that run classes: of the province, or of their commune. */
export const runnerRoles = [...officerRoles, "commune_officer"] as const;
export const readerRoles = [...officeRoles, ...communeRoles, "ministry_officer"] as const;
/** Everybody who may sit in a class. */
export const learnerRoles = [
  ...producerRoles,
  ...officeRoles,
  ...communeRoles,
  "agency_officer",
  "advisory_member",
  "council_member",
] as const;

interface OfUnit {
  provinceCode: string;
  /** null for a class of the province itself. */
  communeCode: string | null;
}

/** @throws NotAllowed with the reason. */
export function assertMay(allowed: boolean, why: string): void {
  if (!allowed) throw new NotAllowed(why);
}

/** A class is run by the OCOP office of its province, or by the commune that holds it. */
export function mayRunClass(actor: Actor | null, { provinceCode, communeCode }: OfUnit): boolean {
  return (
    holdsRoleIn(actor, officerRoles, "province", provinceCode) ||
    (communeCode !== null && holdsRoleIn(actor, ["commune_officer"], "commune", communeCode))
  );
}

/** A closed class is opened again by the province alone. */
export function mayReopenClass(actor: Actor | null, { provinceCode }: OfUnit): boolean {
  return holdsRoleIn(actor, officerRoles, "province", provinceCode);
}

/** The province's own classes are known in all its communes; a class of a commune only there and in the province. */
export function mayReadClass(actor: Actor, { provinceCode, communeCode }: OfUnit): boolean {
  return (
    holdsRole(actor, ["ministry_officer"]) ||
    holdsRoleIn(actor, officeRoles, "province", provinceCode) ||
    (communeCode === null
      ? communeProvinces(actor).includes(provinceCode)
      : holdsRoleIn(actor, communeRoles, "commune", communeCode))
  );
}

/** Names and phones: the office of the province, the commune of the person, whoever runs the class. */
export function mayReadLearner(actor: Actor, owner: OfUnit, communeOfLearner: string | null): boolean {
  return (
    mayRunClass(actor, owner) ||
    holdsRoleIn(actor, officeRoles, "province", owner.provinceCode) ||
    (communeOfLearner !== null && holdsRoleIn(actor, communeRoles, "commune", communeOfLearner))
  );
}

/** Papers with signatures are for those who run the class and the office of the province. */
export function mayReadPapers(actor: Actor | null, owner: OfUnit): boolean {
  return mayRunClass(actor, owner) || holdsRoleIn(actor, officeRoles, "province", owner.provinceCode);
}

/** The library is the province's: its office fills it. */
export function mayKeepMaterials(actor: Actor | null, provinceCode: string): boolean {
  return holdsRoleIn(actor, officerRoles, "province", provinceCode);
}

/** Whose libraries somebody reads. */
export interface LibraryReach {
  nation: boolean;
  /** Provinces where the reader's office, team or council reaches everywhere. */
  wholeProvinces: readonly string[];
  /** Provinces the reader belongs to in any way: what is for the whole province. */
  provinces: readonly string[];
  /** Communes of the reader or of his producers: what belongs to their classes. */
  communes: readonly string[];
}

export function mayReadMaterial(
  reach: LibraryReach,
  material: { provinceCode: string; classCommune: string | null; isPublic: boolean },
): boolean {
  const { provinceCode, classCommune, isPublic } = material;
  if (isPublic || reach.nation || reach.wholeProvinces.includes(provinceCode)) return true;
  if (!reach.provinces.includes(provinceCode)) return false;
  return classCommune === null || reach.communes.includes(classCommune);
}

/** Provinces in which the actor has any office, seat or producer. */
export function provincesOf(actor: Actor): string[] {
  const codes = actor.grants.flatMap((grant) => grant.provinceCode ?? []);
  const held = unitsOf(
    actor,
    ["agency_officer", "advisory_member", "council_member", ...officeRoles],
    "province",
  );
  return [...new Set([...held, ...codes])].filter((code) => code !== "00");
}

function communeProvinces(actor: Actor): string[] {
  return actor.grants
    .filter(({ unitKind }) => unitKind === "commune")
    .flatMap((grant) => grant.provinceCode ?? []);
}

/** What an actor may see in lists: whole provinces, classes that concern a commune, or the nation. */
export interface Reach {
  nation: boolean;
  provinceCodes: string[];
  communeCodes: string[];
  /** Provinces whose own classes the communes know. */
  communeProvinces: string[];
}

export function reachOf(actor: Actor): Reach {
  return {
    nation: holdsRole(actor, ["ministry_officer"]),
    provinceCodes: unitsOf(actor, officeRoles, "province"),
    communeCodes: unitsOf(actor, communeRoles, "commune"),
    communeProvinces: communeProvinces(actor),
  };
}
