import { type Actor, holdsRole, holdsRoleIn, unitsOf } from "#platform/http";
import type { Sides } from "./domain/actions.ts";

export const officerRoles = ["province_officer"] as const;
export const officeRoles = ["province_officer", "province_leader", "province_admin"] as const;
export const communeRoles = ["commune_officer", "commune_leader"] as const;
export const producerRoles = ["producer_owner", "producer_member"] as const;
const ministryRoles = ["ministry_officer"] as const;

export const requestReaders = [...producerRoles, ...communeRoles, ...officeRoles, ...ministryRoles] as const;
/** Those who ask for producers: its own people, or the commune's officer with a recorded name. */
export const askerRoles = [...producerRoles, "commune_officer"] as const;
export const stepRoles = [...askerRoles, ...officerRoles] as const;
export const designReaders = [...producerRoles, ...officeRoles, ...ministryRoles] as const;
export const contractReaders = ["province_officer", "province_leader", ...producerRoles] as const;
export const feedbackRoles = [...producerRoles, ...officerRoles] as const;
export const startupReaders = [...communeRoles, ...officeRoles, ...ministryRoles] as const;

interface Placed {
  provinceCode: string;
  communeCode: string | null;
  producerId: string | null;
}

const inProvince = (
  actor: Actor | null,
  roles: readonly string[],
  { provinceCode }: { provinceCode: string },
) => holdsRoleIn(actor, roles, "province", provinceCode);

const ofProducer = (actor: Actor | null, producerId: string | null) =>
  producerId !== null && holdsRoleIn(actor, producerRoles, "producer", producerId);

const ofCommune = (actor: Actor | null, roles: readonly string[], communeCode: string | null) =>
  communeCode !== null && holdsRoleIn(actor, roles, "commune", communeCode);

/** Its producer, its commune, its province; the ministry reads. */
export function mayReadRequest(actor: Actor | null, request: Placed): boolean {
  return (
    inProvince(actor, officeRoles, request) ||
    ofProducer(actor, request.producerId) ||
    ofCommune(actor, communeRoles, request.communeCode) ||
    holdsRole(actor, ministryRoles)
  );
}

/** On which side of a request the actor stands; the commune's officer stands in for the producer. */
export function sidesOf(actor: Actor | null, request: Placed): Sides {
  return {
    office: inProvince(actor, officerRoles, request),
    producer:
      ofProducer(actor, request.producerId) || ofCommune(actor, ["commune_officer"], request.communeCode),
  };
}

/** Contracts hold prices and people: the office, the leader and the producer concerned. */
export function mayReadContract(actor: Actor | null, request: Placed): boolean {
  return (
    inProvince(actor, ["province_officer", "province_leader"], request) ||
    ofProducer(actor, request.producerId)
  );
}

export function mayRunDesign(actor: Actor | null, project: { provinceCode: string }): boolean {
  return inProvince(actor, officerRoles, project);
}

/** A project for one producer is read by that producer too. */
export function mayReadDesign(
  actor: Actor | null,
  project: { provinceCode: string; producerId: string | null },
): boolean {
  return (
    inProvince(actor, officeRoles, project) ||
    ofProducer(actor, project.producerId) ||
    holdsRole(actor, ministryRoles)
  );
}

/** The producer says what it thinks of a proposal; the office notes what it was told. */
export function mayGiveFeedback(
  actor: Actor | null,
  project: { provinceCode: string; producerId: string | null },
): boolean {
  return mayRunDesign(actor, project) || ofProducer(actor, project.producerId);
}

export function mayRunStartups(actor: Actor | null, provinceCode: string): boolean {
  return inProvince(actor, officerRoles, { provinceCode });
}

export function mayReadStartup(
  actor: Actor | null,
  startup: { provinceCode: string; communeCode: string | null },
): boolean {
  return (
    inProvince(actor, officeRoles, startup) ||
    ofCommune(actor, communeRoles, startup.communeCode) ||
    holdsRole(actor, ministryRoles)
  );
}

/** Names of team leaders are for those who work with the team, not for national lists. */
export function maySeeLeader(
  actor: Actor | null,
  startup: { provinceCode: string; communeCode: string | null },
): boolean {
  return inProvince(actor, officeRoles, startup) || ofCommune(actor, communeRoles, startup.communeCode);
}

export function mayKeepIpRegister(actor: Actor | null, provinceCode: string): boolean {
  return inProvince(actor, officerRoles, { provinceCode });
}

/** A commune reads what covers it or its province as a whole; a producer what it may use or could ask to use. */
export function mayReadIpRight(
  actor: Actor | null,
  right: { provinceCode: string; communeCodes: readonly string[] },
  mine: { uses: boolean; places: readonly { provinceCode: string; communeCode: string | null }[] },
): boolean {
  const covers = (place: { provinceCode: string; communeCode: string | null }) =>
    place.provinceCode === right.provinceCode &&
    (right.communeCodes.length === 0 ||
      (place.communeCode !== null && right.communeCodes.includes(place.communeCode)));
  return (
    inProvince(actor, officeRoles, right) ||
    holdsRole(actor, ministryRoles) ||
    mine.uses ||
    mine.places.some(covers)
  );
}

/** Where the actor may look in lists; `everywhere` is the ministry. */
export interface Scope {
  everywhere: boolean;
  provinceCodes: string[];
  communeCodes: string[];
  producerIds: string[];
}

export function scopeOf(actor: Actor): Scope {
  return {
    everywhere: holdsRole(actor, ministryRoles),
    provinceCodes: unitsOf(actor, officeRoles, "province"),
    communeCodes: unitsOf(actor, communeRoles, "commune"),
    producerIds: unitsOf(actor, producerRoles, "producer"),
  };
}

/** The one province that an officer works for here. */
export function provinceOf(actor: Actor): string | undefined {
  return unitsOf(actor, officerRoles, "province")[0];
}

export function isOffice(actor: Actor | null): actor is Actor {
  return holdsRole(actor, officeRoles);
}

export function isOfficer(actor: Actor | null): actor is Actor {
  return holdsRole(actor, officerRoles);
}

export function isAsker(actor: Actor | null): actor is Actor {
  return holdsRole(actor, askerRoles);
}

export function isProducerPerson(actor: Actor | null): actor is Actor {
  return holdsRole(actor, producerRoles);
}
