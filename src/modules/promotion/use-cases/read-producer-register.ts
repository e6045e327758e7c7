import { getProducer, listMyProducers, mayReadProducer, type Producer } from "#modules/producers";
import { dayInVietnam } from "#platform/calendar";
import type { Actor, Services } from "#platform/http";
import { endingUntil } from "../domain/channel.ts";
import { addUp, type ResultSums } from "../domain/result.ts";
import { assertAllowed } from "../permissions.ts";
import { type ListingLine, listListings } from "../store/listings.store.ts";
import { listProducerEvents, type ProducerEvent } from "../store/participants.store.ts";

export interface ProducerRegister {
  producer: Producer;
  events: ProducerEvent[];
  listings: ListingLine[];
  sums: ResultSums;
  today: string;
}

/** Everything the programme did to sell for one producer; for the producer, its commune and its province. */
export async function readProducerRegister(
  services: Services,
  actor: Actor,
  producerId: string,
): Promise<ProducerRegister> {
  const producer = await getProducer(services.db, producerId);
  assertAllowed(mayReadProducer(actor, producer), "Chủ thể này không thuộc địa bàn của bạn.");
  const today = dayInVietnam(services.now());
  const none = { all: false, provinceCodes: [], communeCodes: [] };
  const filter = {
    scope: none,
    producerIds: [producer.id],
    provinceCode: "",
    text: "",
    state: "",
    channelId: "",
    producerId: "",
  };
  const [events, listings] = await Promise.all([
    listProducerEvents(services.db, [producer.id]),
    listListings(services.db, filter, { today, endingUntil: endingUntil(today), limit: 200 }),
  ]);
  return { producer, events, listings, sums: addUp(events), today };
}

export function listOwnProducers(services: Services, actor: Actor): Promise<Producer[]> {
  return listMyProducers(services.db, actor);
}
