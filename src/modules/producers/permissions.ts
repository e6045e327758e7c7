import { type Actor, holdsRole, holdsRoleIn } from "#platform/http";
import type { Producer } from "./domain/producer.ts";

type Placed = Pick<Producer, "id" | "provinceCode" | "communeCode">;

export const producerRoles = ["producer_owner", "producer_member"] as const;
export const communeRoles = ["commune_officer", "commune_leader"] as const;
export const provinceRoles = ["province_officer", "province_leader", "province_admin"] as const;
const expertRoles = ["advisory_member", "council_member"] as const;

export const workRoles = [...producerRoles, ...communeRoles, ...provinceRoles] as const;
export const officialRoles = [...communeRoles, ...provinceRoles] as const;

/** Owner or member of exactly this producer. */
export function belongsToProducer(actor: Actor | null, producer: Pick<Placed, "id">): boolean {
  return holdsRoleIn(actor, producerRoles, "producer", producer.id);
}

/** Officer of the producer's commune who fills in what the producer brings on paper. */
export function helpsProducer(actor: Actor | null, producer: Placed): boolean {
  return (
    !belongsToProducer(actor, producer) &&
    producer.communeCode !== null &&
    holdsRoleIn(actor, ["commune_officer"], "commune", producer.communeCode)
  );
}

/** May change what belongs to the producer: its own people, or its commune on its behalf. */
export function mayActForProducer(actor: Actor | null, producer: Placed): boolean {
  return belongsToProducer(actor, producer) || helpsProducer(actor, producer);
}

/** May see the workspace pages of the producer: its people, its commune, its province. */
export function mayReadProducer(actor: Actor | null, producer: Placed): boolean {
  return belongsToProducer(actor, producer) || isOfficialOf(actor, producer);
}

/** Papers also go to the advisory team and the council of the province, who judge by them. */
export function mayReadProducerPapers(actor: Actor | null, producer: Placed): boolean {
  return (
    mayReadProducer(actor, producer) || holdsRoleIn(actor, expertRoles, "province", producer.provinceCode)
  );
}

/** Only the owner and the commune say who works for the producer. */
export function mayInviteMember(actor: Actor | null, producer: Placed): boolean {
  return holdsRoleIn(actor, ["producer_owner"], "producer", producer.id) || helpsProducer(actor, producer);
}

/** Registrations are decided by the commune they were sent to, by nobody else. */
export function mayDecideRegistration(actor: Actor | null, registration: { communeCode: string }): boolean {
  return holdsRoleIn(actor, communeRoles, "commune", registration.communeCode);
}

export function mayListProducers(actor: Actor | null): boolean {
  return holdsRole(actor, officialRoles);
}

function isOfficialOf(actor: Actor | null, producer: Placed): boolean {
  const inCommune =
    producer.communeCode !== null && holdsRoleIn(actor, communeRoles, "commune", producer.communeCode);
  return inCommune || holdsRoleIn(actor, provinceRoles, "province", producer.provinceCode);
}
