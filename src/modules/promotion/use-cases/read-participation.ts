import type { Actor, Services } from "#platform/http";
import { type Booth, MOST_SHARING } from "../domain/floor.ts";
import type { ShownProduct } from "../domain/participation.ts";
import { type EventResult, type ResultSums, sumResults } from "../domain/result.ts";
import { mayRunEvent, mayWorkOnParticipation } from "../permissions.ts";
import { listBooths } from "../store/booths.store.ts";
import { listOffered, type OfferedProduct } from "../store/candidates.store.ts";
import { listParticipants } from "../store/participants.store.ts";
import { listShown } from "../store/participations.store.ts";
import { listResults } from "../store/results.store.ts";
import { type OpenParticipation, participationToRead } from "./participation-access.ts";

export interface ParticipationView extends OpenParticipation {
  shown: ShownProduct[];
  offered: OfferedProduct[];
  results: EventResult[];
  sums: ResultSums;
  booth: Booth | undefined;
  /** Booths with room for one more, and the own one. */
  freeBooths: Booth[];
  mayRun: boolean;
  mayWork: boolean;
}

export async function readParticipation(
  services: Services,
  actor: Actor,
  participationId: string,
): Promise<ParticipationView> {
  const found = await participationToRead(services.db, actor, participationId);
  const { event, participation, producer } = found;
  const { id } = participation;
  const mayRun = mayRunEvent(actor, event);
  const [shown, offered, results, booths, participants] = await Promise.all([
    listShown(services.db, [id]),
    listOffered(services.db, producer ? [producer.id] : [], event.startsOn),
    listResults(services.db, { participationId: id }),
    listBooths(services.db, event.id),
    mayRun ? listParticipants(services.db, event.id) : [],
  ]);
  const others = (boothId: string) =>
    participants.filter((each) => each.boothId === boothId && each.id !== id).length;
  return {
    ...found,
    shown: shown.get(id) ?? [],
    offered: (producer && offered.get(producer.id)) ?? [],
    results,
    sums: sumResults(results),
    booth: booths.find((booth) => booth.id === participation.boothId),
    freeBooths: booths.filter((booth) => booth.kind === "booth" && others(booth.id) < MOST_SHARING),
    mayRun,
    mayWork: mayWorkOnParticipation(actor, event, producer),
  };
}
