import { type Actor, holdsRoleIn, unitsOf } from "#platform/http";
import type { PressedAction } from "./domain/actions.ts";
import type { Candidate } from "./domain/candidate.ts";

export const officerRoles = ["province_officer"] as const;
export const provinceRoles = ["province_officer", "province_leader"] as const;
export const communeRoles = ["commune_officer", "commune_leader"] as const;
export const producerRoles = ["producer_owner", "producer_member"] as const;
export const officeRoles = [...provinceRoles, ...communeRoles] as const;
export const readerRoles = [...officeRoles, ...producerRoles] as const;
/** Who writes candidates, ideas and plans. */
export const writerRoles = ["province_officer", "commune_officer", ...producerRoles] as const;
/** An idea comes from the producer, or from its commune in its name. */
export const ideaRoles = ["commune_officer", ...producerRoles] as const;
export const moverRoles = ["province_officer", "province_leader", ...communeRoles, ...producerRoles] as const;

type Placed = Pick<Candidate, "provinceCode" | "communeCode" | "producerId">;

export function isOwnProducer(actor: Actor | null, { producerId }: Placed): boolean {
  return producerId !== null && holdsRoleIn(actor, producerRoles, "producer", producerId);
}

function isIn(actor: Actor | null, roles: readonly string[], { provinceCode, communeCode }: Placed): boolean {
  return (
    holdsRoleIn(actor, roles, "province", provinceCode) ||
    (communeCode !== null && holdsRoleIn(actor, roles, "commune", communeCode))
  );
}

export function mayReadCandidate(actor: Actor | null, candidate: Placed): boolean {
  return isIn(actor, officeRoles, candidate) || isOwnProducer(actor, candidate);
}

/** What is known of the candidate: kept by the office of the province and of the commune. */
export function mayChangeCandidate(actor: Actor | null, candidate: Placed): boolean {
  return isIn(actor, ["province_officer", "commune_officer"], candidate);
}

/** The idea and the plan: written by the producer, or by the commune on its behalf. */
export function mayWriteFor(actor: Actor | null, candidate: Placed): boolean {
  return mayChangeCandidate(actor, candidate) || isOwnProducer(actor, candidate);
}

/** Pilots carry the province's money and consultants. */
export function mayMakePilot(actor: Actor | null, { provinceCode }: Pick<Placed, "provinceCode">): boolean {
  return holdsRoleIn(actor, officerRoles, "province", provinceCode);
}

const mayPress: Readonly<Record<PressedAction, readonly string[]>> = {
  acceptIdea: ["province_officer", "commune_officer", "commune_leader"],
  approvePlan: ["province_officer", "province_leader", "commune_leader"],
  back: ["province_officer", "commune_officer", "commune_leader"],
  stop: ["province_officer", "commune_officer", "commune_leader"],
  resume: ["province_officer", "commune_officer", "commune_leader"],
};

/** Nobody judges what is theirs: a producer only gives up its own candidate and takes it up again. */
export function mayMove(actor: Actor | null, candidate: Placed, action: PressedAction): boolean {
  const own = action === "stop" || action === "resume";
  return isIn(actor, mayPress[action], candidate) || (own && isOwnProducer(actor, candidate));
}

export function mayKeepSurveys(actor: Actor | null, { provinceCode }: { provinceCode: string }): boolean {
  return holdsRoleIn(actor, officerRoles, "province", provinceCode);
}

/** Where the actor may look. */
export interface Reach {
  provinceCodes: string[];
  communeCodes: string[];
  producerIds: string[];
}

export function reachOf(actor: Actor): Reach {
  return {
    provinceCodes: unitsOf(actor, provinceRoles, "province"),
    communeCodes: unitsOf(actor, communeRoles, "commune"),
    producerIds: unitsOf(actor, producerRoles, "producer"),
  };
}
