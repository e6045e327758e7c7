import { addDays, dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { declineInvitation, registerForEvent } from "../../modules/promotion/use-cases/answer-invitation.ts";
import { addBooths, readFloor, resizeFloor } from "../../modules/promotion/use-cases/floor-plan.ts";
import { inviteProducers } from "../../modules/promotion/use-cases/invite-producers.ts";
import { addChannel, emptyChannel } from "../../modules/promotion/use-cases/keep-channels.ts";
import { addListing, emptyListing, endListing } from "../../modules/promotion/use-cases/keep-listings.ts";
import { loadPromotionHistory } from "../../modules/promotion/use-cases/load-history.ts";
import { noteResult, takeBackResult } from "../../modules/promotion/use-cases/note-result.ts";
import { emptyEvent, planEvent } from "../../modules/promotion/use-cases/plan-event.ts";
import { readEvent } from "../../modules/promotion/use-cases/read-events.ts";
import { readParticipation } from "../../modules/promotion/use-cases/read-participation.ts";
import { cancelEvent, closeEvent, takeStep } from "../../modules/promotion/use-cases/step-event.ts";
import { placeInBooth, stepParticipation } from "../../modules/promotion/use-cases/step-participation.ts";
import { agreed } from "./agreed.ts";
import { type Cast, gatherCast } from "./cast.ts";
import { producerOf } from "./load-makers.ts";
import { demoMakers } from "./makers.ts";
import {
  type DemoChannel,
  type DemoEvent,
  type DemoResult,
  demoChannels,
  demoEvents,
} from "./promotion-content.ts";

interface Stage {
  services: Services;
  cast: Cast;
  today: string;
  /** Producer by the key of its owner. */
  producers: ReadonlyMap<string, string>;
}

/** A year of promotion in every state, channels with contracts that end soon; and what articles tell of earlier years. */
export async function loadPromotion(services: Services, tx: Tx): Promise<void> {
  await loadPromotionHistory(services);
  const producers = new Map<string, string>();
  for (const maker of demoMakers) producers.set(maker.owner, (await producerOf(tx, maker)).id);
  const stage = { services, cast: await gatherCast(tx), today: dayInVietnam(services.now()), producers };
  for (const each of demoEvents) await hold(stage, each);
  for (const each of demoChannels) await openChannel(stage, each);
}

/** The same services at nine o'clock of a day counted from today; nothing is done after now. */
function on(stage: Stage, days: number): Services {
  const at = new Date(`${addDays(stage.today, days)}T09:12:00+07:00`);
  const now = stage.services.now();
  return { ...stage.services, now: () => (at < now ? at : now) };
}

async function hold(stage: Stage, demo: DemoEvent): Promise<void> {
  const officer = stage.cast(demo.by);
  const before = on(stage, Math.min(demo.start, 0) - 30);
  const typed = {
    ...emptyEvent,
    ...demo.typed,
    startsOn: addDays(stage.today, demo.start),
    endsOn: addDays(stage.today, demo.start + demo.length - 1),
    registerBy: demo.reached === "planned" ? "" : addDays(stage.today, demo.start - 3),
  };
  const { id } = agreed(await planEvent(before, officer, { typed, copyOf: "", isDemo: true }));
  if (demo.floor) await drawFloor(before, officer, id, demo.floor);
  if (demo.reached === "planned") return;
  await step(before, officer, id, "open");
  await gather(stage, demo, id);
  if (demo.reached === "cancelled") {
    const { event } = await readEvent(before, officer, id);
    agreed(
      await cancelEvent(on(stage, demo.start - 2), officer, {
        eventId: id,
        version: event.version,
        reason: demo.reason ?? "",
      }),
    );
  }
  if (demo.reached === "inviting" || demo.reached === "cancelled") return;
  await step(on(stage, demo.start), officer, id, "start");
  for (const result of demo.results ?? []) await note(stage, demo, id, result);
  if (demo.reached === "closed") await finish(stage, demo, id);
}

async function step(services: Services, officer: Actor, eventId: string, name: string): Promise<void> {
  const { event } = await readEvent(services, officer, eventId);
  agreed(await takeStep(services, officer, { eventId, version: event.version, step: name }));
}

type Floor = NonNullable<DemoEvent["floor"]>;

/** A row of booths, with the stage, the office and the door where they usually are. */
async function drawFloor(services: Services, officer: Actor, eventId: string, floor: Floor): Promise<void> {
  const { event } = await readFloor(services, officer, eventId);
  const size = { columns: String(floor.columns), rows: String(floor.rows) };
  agreed(await resizeFloor(services, officer, { eventId, version: event.version, ...size }));
  const square = { count: "1", width: "1", height: "1", x: "", y: "", priceVnd: "" };
  const last = String(floor.rows);
  const typed = [
    { ...square, prefix: "SK", kind: "stage", width: "2", x: "1", y: "1" },
    { ...square, prefix: "CV", kind: "entrance", x: "1", y: last },
    { ...square, prefix: "BTC", kind: "office", x: String(floor.columns), y: last },
    { ...square, prefix: floor.prefix, kind: "booth", count: String(floor.count), priceVnd: "3000000" },
  ];
  for (const each of typed) agreed(await addBooths(services, officer, { eventId, typed: each }));
}

async function gather(stage: Stage, demo: DemoEvent, eventId: string): Promise<void> {
  const officer = stage.cast(demo.by);
  const then = on(stage, Math.min(demo.start, 0) - 20);
  const declined = demo.declined ?? [];
  const comes = [...(demo.registered ?? []), ...(demo.confirmed ?? [])];
  const everybody = [...(demo.invited ?? []), ...comes, ...declined.map(([who]) => who)];
  if (everybody.length === 0) return;
  const producerIds = everybody.map((who) => stage.producers.get(who) ?? "");
  agreed(await inviteProducers(then, officer, { eventId, producerIds }));
  const answered = on(stage, Math.min(demo.start, 0) - 12);
  for (const who of comes) await register(stage, answered, { eventId, who, by: demo.by });
  for (const [who, reason] of declined) {
    const found = await participationOf(stage, { eventId, who, by: demo.by });
    agreed(await declineInvitation(answered, stage.cast(who), { ...found, reason }));
  }
  for (const who of demo.confirmed ?? []) await confirm(stage, answered, { eventId, who, by: demo.by });
}

interface Part {
  eventId: string;
  who: string;
  by: string;
}

async function participationOf(stage: Stage, { eventId, who, by }: Part) {
  const { participants } = await readEvent(stage.services, stage.cast(by), eventId);
  const own = participants.find(({ producerId }) => producerId === stage.producers.get(who));
  if (!own) throw new Error(`${who} is not in the event`);
  const { participation } = await readParticipation(stage.services, stage.cast(by), own.id);
  return { participationId: own.id, version: participation.version };
}

async function register(stage: Stage, services: Services, part: Part): Promise<void> {
  const owner = stage.cast(part.who);
  const found = await participationOf(stage, part);
  const { offered } = await readParticipation(services, owner, found.participationId);
  const productIds = offered.slice(0, 3).map(({ productId }) => productId);
  const typed = {
    contactName: owner.displayName,
    contactPhone: "0900000000",
    wish: "Cần một ổ điện cho tủ mát.",
  };
  agreed(await registerForEvent(services, owner, { ...found, typed, productIds }));
}

/** The office confirms and gives the next free booth; one in four shares. */
async function confirm(stage: Stage, services: Services, part: Part): Promise<void> {
  const officer = stage.cast(part.by);
  const found = await participationOf(stage, part);
  agreed(await stepParticipation(services, officer, { ...found, step: "confirm", reason: "" }));
  const { booths, participants } = await readFloor(services, officer, part.eventId);
  const standing = (boothId: string) => participants.filter((each) => each.boothId === boothId).length;
  const places = booths
    .filter(({ kind }) => kind === "booth")
    .sort((one, other) => one.code.localeCompare(other.code, "vi", { numeric: true }));
  const shared = places.find(({ id }) => standing(id) === 1);
  const taken = places.filter(({ id }) => standing(id) > 0).length;
  const free = taken === 3 && shared ? shared : places.find(({ id }) => standing(id) === 0);
  if (!free) return;
  const now = await participationOf(stage, part);
  agreed(await placeInBooth(services, officer, { ...now, boothId: free.id }));
}

async function note(stage: Stage, demo: DemoEvent, eventId: string, result: DemoResult): Promise<void> {
  const then = on(stage, demo.start + result.day);
  const owner = stage.cast(result.who);
  const { participationId } = await participationOf(stage, { eventId, who: result.who, by: demo.by });
  const typed = {
    kind: result.kind,
    amountVnd: result.amountVnd === undefined ? "" : String(result.amountVnd),
    partner: result.partner ?? "",
    note: "",
    happenedOn: addDays(stage.today, demo.start + result.day),
  };
  agreed(await noteResult(then, owner, { participationId, typed }));
  if (!result.withdrawn) return;
  const { results } = await readParticipation(then, owner, participationId);
  const wrong = results.find(({ amountVnd }) => amountVnd === result.amountVnd);
  const input = { participationId, resultId: wrong?.id ?? "", reason: result.withdrawn };
  agreed(await takeBackResult(then, owner, input));
}

async function finish(stage: Stage, demo: DemoEvent, eventId: string): Promise<void> {
  const officer = stage.cast(demo.by);
  const after = on(stage, demo.start + demo.length + 2);
  const { event, participants } = await readEvent(after, officer, eventId);
  for (const each of participants.filter(({ status }) => status === "confirmed")) {
    const { participation } = await readParticipation(after, officer, each.id);
    const missed = (demo.absent ?? []).some((who) => stage.producers.get(who) === each.producerId);
    const input = { participationId: each.id, version: participation.version, reason: "" };
    agreed(await stepParticipation(after, officer, { ...input, step: missed ? "miss" : "attend" }));
  }
  const spentVnd = demo.spentVnd === undefined ? "" : String(demo.spentVnd);
  const closing = { eventId, version: event.version, summary: demo.summary ?? "", spentVnd };
  agreed(await closeEvent(after, officer, closing));
}

async function openChannel(stage: Stage, demo: DemoChannel): Promise<void> {
  const officer = stage.cast(demo.by);
  const typed = {
    ...emptyChannel,
    kind: demo.kind,
    name: demo.name,
    modern: demo.modern ? "1" : "",
    salePoint: demo.salePoint ? "1" : "",
    commune: demo.commune ?? "",
    address: demo.address ?? "",
  };
  const { id: channelId } = agreed(await addChannel(stage.services, officer, { typed, isDemo: true }));
  for (const line of demo.listed) {
    const { id } = agreed(
      await addListing(stage.services, officer, {
        channelId,
        typed: {
          ...emptyListing,
          producerId: stage.producers.get(line.who) ?? "",
          fromOn: addDays(stage.today, line.from),
          toOn: line.to === undefined ? "" : addDays(stage.today, line.to),
          yearlyRevenueVnd: line.revenueVnd === undefined ? "" : String(line.revenueVnd),
        },
      }),
    );
    if (!line.ended) continue;
    const [day, reason] = line.ended;
    const endedOn = addDays(stage.today, day);
    agreed(await endListing(stage.services, officer, { listingId: id, version: 1, endedOn, reason }));
  }
}
