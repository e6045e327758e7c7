import { uuidv7 } from "#platform/db";
import type { Place } from "./world.ts";
import type { Insert } from "./world-council.ts";

/** A fair that runs today with a booth, a producer in it and what it sold; a channel and a contract with it. */
export async function makePromotion(
  insert: Insert,
  place: Place,
  producer: string,
): Promise<Record<string, string>> {
  const of = { province_code: place.province };
  const eventSlug = `hoi-cho-${place.mark.toLowerCase()}`;
  const eventId = await insert("promotion.events", {
    id: uuidv7(),
    ...of,
    commune_code: place.commune,
    kind: "fair",
    title: `Hội chợ ${place.mark}`,
    slug: eventSlug,
    place: `Quảng trường ${place.mark}`,
    place_province_code: place.province,
    starts_on: "2026-11-20",
    ends_on: "2026-11-24",
    status: "running",
    announced_at: "2026-11-01T01:00:00Z",
  });
  const boothId = await insert("promotion.booths", {
    id: uuidv7(),
    event_id: eventId,
    code: `${place.mark.slice(0, 6)}1`,
    x: 1,
    y: 1,
  });
  const participationId = await insert("promotion.participations", {
    id: uuidv7(),
    event_id: eventId,
    ...of,
    producer_id: producer,
    producer_name: `HTX ${place.mark}`,
    status: "confirmed",
    booth_id: boothId,
    contact_name: `Liên hệ ${place.mark}`,
    contact_phone: "0912345678",
    wish: `Nguyện vọng ${place.mark}`,
  });
  const resultId = await insert("promotion.results", {
    id: uuidv7(),
    event_id: eventId,
    participation_id: participationId,
    ...of,
    kind: "contract",
    happened_on: "2026-11-21",
    amount_vnd: 12_000_000,
    partner: `Siêu thị ${place.mark}`,
  });
  const channelId = await insert("promotion.channels", {
    id: uuidv7(),
    ...of,
    kind: "supermarket",
    name: `Siêu thị ${place.mark}`,
    modern: true,
    sale_point: true,
    commune_code: place.commune,
    contact: `Phụ trách ${place.mark}`,
  });
  const listingId = await insert("promotion.listings", {
    id: uuidv7(),
    channel_id: channelId,
    ...of,
    producer_id: producer,
    contract_number: `HĐ-${place.mark}`,
    from_on: "2026-01-01",
    to_on: "2026-12-20",
  });
  return { eventId, eventSlug, boothId, participationId, resultId, channelId, listingId };
}
