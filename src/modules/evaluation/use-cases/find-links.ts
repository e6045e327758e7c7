import { helpersOf } from "#modules/consultants";
import type { Executor } from "#platform/db";
import { type ConsultantLink, consultantLinks } from "../domain/consultant-links.ts";
import type { RoomDossier, RoomMember } from "../domain/room.ts";
import { registerLinks } from "../store/recusals.store.ts";

export interface Links {
  /** Recused without asking: members of the producer, and consultants known by their account. */
  certain: ConsultantLink[];
  /** Same name as a consultant of the producer: the secretary confirms or passes over. */
  suspected: ConsultantLink[];
}

/** What the registers of producers and of consultants say about the members of a session; one link a member and dossier. */
export async function findLinks(
  db: Executor,
  sessionId: string,
  people: readonly RoomMember[],
  dossiers: readonly RoomDossier[],
): Promise<Links> {
  const members = people.filter((member) => !member.left);
  const producerIds = [...new Set(dossiers.map(({ producerId }) => producerId))];
  const found = consultantLinks(members, dossiers, await helpersOf(db, producerIds));
  const own = (await registerLinks(db, sessionId)).map(({ memberId, dossierId, producerName }) => ({
    memberId,
    dossierId,
    reason: registerReason(producerName),
  }));
  const known = new Set(own.map(keyOf));
  const certain = [...own, ...found.certain.filter((link) => !known.has(keyOf(link)))];
  return { certain, suspected: found.suspected.filter((link) => !known.has(keyOf(link))) };
}

function keyOf({ memberId, dossierId }: ConsultantLink): string {
  return `${memberId} ${dossierId}`;
}

function registerReason(producerName: string): string {
  return `Theo sổ đăng ký, thành viên thuộc chủ thể ${producerName}.`;
}
