import { actingFor, getProducer, type Producer } from "#modules/producers";
import type { AuditActor } from "#platform/audit";
import { type Executor, isUuid } from "#platform/db";
import { type Actor, NotFound } from "#platform/http";
import type { PromotionEvent } from "../domain/event.ts";
import type { Participation } from "../domain/participation.ts";
import { assertAllowed, mayReadParticipation, mayRunEvent, mayWorkOnParticipation } from "../permissions.ts";
import { findParticipation } from "../store/participations.store.ts";
import { getEvent } from "./event-access.ts";

export interface OpenParticipation {
  event: PromotionEvent;
  participation: Participation;
  /** null where an old report tells only the name. */
  producer: Producer | null;
}

async function open(db: Executor, id: string, options: { lock?: boolean }): Promise<OpenParticipation> {
  const participation = isUuid(id) ? await findParticipation(db, id, options) : undefined;
  if (!participation) throw new NotFound("Không tìm thấy lần tham gia này.");
  const event = await getEvent(db, participation.eventId);
  const producer = participation.producerId ? await getProducer(db, participation.producerId) : null;
  return { event, participation, producer };
}

export async function participationToRead(
  db: Executor,
  actor: Actor,
  id: string,
): Promise<OpenParticipation> {
  const found = await open(db, id, {});
  assertAllowed(mayReadParticipation(actor, found.event, found.producer));
  return found;
}

/** For the producer, its commune on its behalf, or whoever runs the event. */
export async function participationToWorkOn(
  db: Executor,
  actor: Actor,
  id: string,
  options: { lock?: boolean } = {},
): Promise<OpenParticipation> {
  const found = await open(db, id, options);
  assertAllowed(
    mayWorkOnParticipation(actor, found.event, found.producer),
    "Chỉ chủ thể, cán bộ xã làm giúp hoặc đơn vị tổ chức làm được việc này.",
  );
  return found;
}

export async function participationToRun(
  db: Executor,
  actor: Actor,
  id: string,
  options: { lock?: boolean } = {},
): Promise<OpenParticipation> {
  const found = await open(db, id, options);
  assertAllowed(mayRunEvent(actor, found.event), "Chỉ đơn vị tổ chức sự kiện làm được việc này.");
  return found;
}

/** Who stands in the trail: an officer of the commune who fills in for the producer is named with it. */
export function namedIn(actor: Actor, { event, producer }: OpenParticipation): AuditActor {
  return producer && !mayRunEvent(actor, event) ? actingFor(actor, producer) : actor;
}
