import { dayInVietnam } from "#platform/calendar";
import { NotFound, type Services } from "#platform/http";
import type { PromotionEvent } from "../domain/event.ts";
import { listOffered, type OfferedProduct } from "../store/candidates.store.ts";
import { findEventBySlug, listAnnounced } from "../store/events.store.ts";
import { listParticipants } from "../store/participants.store.ts";

export interface PublicEvents {
  coming: PromotionEvent[];
  past: PromotionEvent[];
}

const MOST_SHOWN = 60;

export async function readPublicEvents(services: Services, provinceCode: string): Promise<PublicEvents> {
  const today = dayInVietnam(services.now());
  const [coming, past] = await Promise.all([
    listAnnounced(services.readDb, { today, past: false, provinceCode, limit: MOST_SHOWN }),
    listAnnounced(services.readDb, { today, past: true, provinceCode, limit: 12 }),
  ]);
  return { coming, past };
}

export interface PublicMaker {
  name: string;
  slug: string;
  boothCode: string | null;
  /** Products whose certificate holds today. */
  products: OfferedProduct[];
}

export interface PublicEvent {
  event: PromotionEvent;
  makers: PublicMaker[];
}

/** Who has a place, with the products that bear stars today; nobody's contact, wish or result. */
export async function readPublicEvent(services: Services, slug: string): Promise<PublicEvent> {
  const event = slug.length <= 200 ? await findEventBySlug(services.readDb, slug) : undefined;
  if (!event) throw new NotFound("Không tìm thấy sự kiện này.");
  const people = (await listParticipants(services.readDb, event.id)).filter(
    ({ status }) => status === "confirmed" || status === "attended",
  );
  const ids = people.flatMap(({ producerId }) => (producerId ? [producerId] : []));
  const offered = await listOffered(services.readDb, ids, dayInVietnam(services.now()));
  const makers = people.flatMap((each) =>
    each.producerId && each.producerSlug
      ? [
          {
            name: each.producerName,
            slug: each.producerSlug,
            boothCode: each.boothCode,
            products: (offered.get(each.producerId) ?? []).filter(({ star }) => star !== null),
          },
        ]
      : [],
  );
  return { event, makers };
}
