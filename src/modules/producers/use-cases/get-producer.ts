import { type Executor, isUuid } from "#platform/db";
import { type Actor, NotAllowed, NotFound, unitsOf } from "#platform/http";
import type { Producer } from "../domain/producer.ts";
import { mayActForProducer, mayReadProducer, producerRoles } from "../permissions.ts";
import { findBySlug, findProducer, findProducers } from "../store/producers.store.ts";

/** @throws NotFound for an id that no producer has. */
export async function getProducer(db: Executor, id: string): Promise<Producer> {
  const producer = isUuid(id) ? await findProducer(db, id) : undefined;
  if (!producer) throw new NotFound("Không tìm thấy chủ thể này.");
  return producer;
}

export function findProducerBySlug(db: Executor, slug: string): Promise<Producer | undefined> {
  return findBySlug(db, slug);
}

/** The producer as its own people and the offices above it see it. */
export async function viewProducer(db: Executor, actor: Actor, id: string): Promise<Producer> {
  const producer = await getProducer(db, id);
  if (!mayReadProducer(actor, producer)) throw new NotAllowed("Chủ thể này không thuộc địa bàn của bạn.");
  return producer;
}

/** The producer, for somebody who is about to change what belongs to it. */
export async function producerToChange(db: Executor, actor: Actor, id: string): Promise<Producer> {
  const producer = await getProducer(db, id);
  if (!mayActForProducer(actor, producer)) {
    throw new NotAllowed("Chỉ người của chủ thể hoặc cán bộ xã làm giúp mới được sửa nội dung này.");
  }
  return producer;
}

/** Producers the actor belongs to. */
export async function listMyProducers(db: Executor, actor: Actor): Promise<Producer[]> {
  return findProducers(db, unitsOf(actor, producerRoles, "producer").filter(isUuid));
}
