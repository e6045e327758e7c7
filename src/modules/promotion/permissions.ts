import { mayActForProducer, mayReadProducer } from "#modules/producers";
import { type Actor, holdsRole, holdsRoleIn, NotAllowed, unitsOf } from "#platform/http";
import type { Channel } from "./domain/channel.ts";
import type { PromotionEvent } from "./domain/event.ts";
import type { Scope } from "./domain/scope.ts";

export const provinceRoles = ["province_officer", "province_leader", "province_admin"] as const;
export const communeRoles = ["commune_officer", "commune_leader"] as const;
export const producerRoles = ["producer_owner", "producer_member"] as const;
export const ministryRoles = ["ministry_officer"] as const;
/** Who runs events and keeps channels: of the province everywhere, of a commune its own. */
export const runnerRoles = ["province_officer", "commune_officer"] as const;
export const readerRoles = [...provinceRoles, ...communeRoles, ...ministryRoles] as const;
/** Who works on one participation: the producer itself, its commune, the office. */
export const participantRoles = [...producerRoles, "commune_officer", "province_officer"] as const;
export const everyReader = [...readerRoles, ...producerRoles] as const;

type Placed = Pick<PromotionEvent, "provinceCode" | "communeCode">;

export function scopeOf(actor: Actor): Scope {
  return {
    all: holdsRole(actor, ministryRoles),
    provinceCodes: unitsOf(actor, provinceRoles, "province"),
    communeCodes: unitsOf(actor, communeRoles, "commune"),
  };
}

/** The unit for which a new event or channel is made; undefined for whoever runs none. */
export function runnerUnit(actor: Actor): { provinceCode: string; communeCode: string | null } | undefined {
  const [provinceCode] = unitsOf(actor, ["province_officer"], "province");
  if (provinceCode) return { provinceCode, communeCode: null };
  const grant = actor.grants.find(({ role }) => role === "commune_officer");
  return grant?.provinceCode ? { provinceCode: grant.provinceCode, communeCode: grant.unitCode } : undefined;
}

export function mayRunEvent(actor: Actor | null, event: Placed): boolean {
  return (
    holdsRoleIn(actor, ["province_officer"], "province", event.provinceCode) ||
    (event.communeCode !== null && holdsRoleIn(actor, ["commune_officer"], "commune", event.communeCode))
  );
}

/** A commune reads its own events and those in which its producers take part. */
export function mayReadEvent(
  actor: Actor | null,
  event: Placed,
  communesOfParticipants: readonly string[],
): boolean {
  if (holdsRole(actor, ministryRoles)) return true;
  if (holdsRoleIn(actor, provinceRoles, "province", event.provinceCode)) return true;
  const communes =
    event.communeCode === null ? communesOfParticipants : [event.communeCode, ...communesOfParticipants];
  return communes.some((code) => holdsRoleIn(actor, communeRoles, "commune", code));
}

type PlacedProducer = Parameters<typeof mayReadProducer>[1];

/** Contacts of a participation go to its producer, its commune and the office that runs the event. */
export function mayReadParticipation(
  actor: Actor | null,
  event: Placed,
  producer: PlacedProducer | null,
): boolean {
  return (
    holdsRoleIn(actor, provinceRoles, "province", event.provinceCode) ||
    mayRunEvent(actor, event) ||
    (producer !== null && mayReadProducer(actor, producer))
  );
}

/** Answers and results: the producer, its commune on its behalf, whoever runs the event. */
export function mayWorkOnParticipation(
  actor: Actor | null,
  event: Placed,
  producer: PlacedProducer | null,
): boolean {
  return mayRunEvent(actor, event) || (producer !== null && mayActForProducer(actor, producer));
}

export function mayKeepChannel(
  actor: Actor | null,
  channel: Pick<Channel, "provinceCode" | "communeCode">,
): boolean {
  return (
    holdsRoleIn(actor, ["province_officer"], "province", channel.provinceCode) ||
    (channel.communeCode !== null && holdsRoleIn(actor, ["commune_officer"], "commune", channel.communeCode))
  );
}

export function assertAllowed(allowed: boolean, message?: string): void {
  if (!allowed) throw new NotAllowed(message);
}
