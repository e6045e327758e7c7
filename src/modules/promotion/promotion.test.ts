import { beforeAll, describe, expect, test } from "vitest";
import { uuidv7 } from "#platform/db";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { importForTest } from "#platform/imports/testing";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { declineInvitation, registerForEvent } from "./use-cases/answer-invitation.ts";
import { addBooths, readFloor } from "./use-cases/floor-plan.ts";
import { inviteProducers, proposeProducers } from "./use-cases/invite-producers.ts";
import { addChannel, emptyChannel } from "./use-cases/keep-channels.ts";
import { addListing, emptyListing, endListing } from "./use-cases/keep-listings.ts";
import { loadPromotionHistory } from "./use-cases/load-history.ts";
import { noteResult, takeBackResult } from "./use-cases/note-result.ts";
import { emptyEvent, planEvent } from "./use-cases/plan-event.ts";
import { readEvent, readEvents } from "./use-cases/read-events.ts";
import { readParticipation } from "./use-cases/read-participation.ts";
import { readProducerRegister } from "./use-cases/read-producer-register.ts";
import { readPublicEvents } from "./use-cases/read-public.ts";
import { readModern } from "./use-cases/read-shares.ts";
import { eventsRegister } from "./use-cases/registers/events-register.ts";
import { listingsRegister } from "./use-cases/registers/listings-register.ts";
import { closeEvent, startDue, takeStep } from "./use-cases/step-event.ts";
import { placeInBooth, stepParticipation } from "./use-cases/step-participation.ts";

const database = withTestDatabase();
const inProvince = { unitKind: "province", unitCode: "96", provinceCode: "96" };
const office = testActor("Cán bộ tỉnh", { role: "province_officer", ...inProvince });
const elsewhere = testActor("Tỉnh khác", {
  role: "province_officer",
  unitKind: "province",
  unitCode: "80",
  provinceCode: "80",
});
let services: Services;
const makers: { id: string; owner: Actor }[] = [];

beforeAll(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T03:00:00Z" });
  for (const no of [1, 2, 3]) makers.push(await makeProducer(no));
});

/** A producer with one product recognised at four stars, valid on the day. */
async function makeProducer(no: number) {
  const id = uuidv7();
  await database.asOwner(
    `insert into producers.producers (id, province_code, commune_code, kind, name, slug, status)
     values ($1, '96', '32014', 'cooperative', $2, $3, 'active')`,
    [id, `HTX Thử ${no}`, `htx-thu-${no}`],
  );
  const product = uuidv7();
  await database.asOwner(
    `insert into products.products (id, producer_id, province_code, name, slug, sector, status) values ($1, $2, '96', $3, $4, 'I', 'active')`,
    [product, id, `Tôm khô ${no}`, `tom-kho-${no}`],
  );
  await database.asOwner(
    `insert into certification.recognitions (id, product_id, producer_id, province_code, star, rule_set, recognised_on, recognition_year, valid_until, source)
     values ($1, $2, $3, '96', 4, '148/2023', '2025-01-10', 2025, '2028-01-10', 'thử')`,
    [uuidv7(), product, id],
  );
  const grant = { role: "producer_owner", unitKind: "producer", unitCode: id, provinceCode: "96" };
  return { id, owner: testActor(`Chủ ${no}`, grant) };
}

const maker = (no: number) => makers[no - 1] ?? { id: "", owner: office };

async function plan(title: string, startsOn = "2026-11-22"): Promise<string> {
  const typed = { ...emptyEvent, title, kind: "fair", startsOn, endsOn: startsOn };
  const done = await planEvent(services, office, { typed, copyOf: "" });
  if (!done.ok) throw new Error(JSON.stringify(done.faults));
  return done.value.id;
}

async function open(eventId: string, step = "open") {
  const { event } = await readEvent(services, office, eventId);
  return takeStep(services, office, { eventId, version: event.version, step });
}

async function partOf(eventId: string, producerId: string) {
  const { participants } = await readEvent(services, office, eventId);
  const id = participants.find((each) => each.producerId === producerId)?.id ?? "";
  const view = await readParticipation(services, office, id);
  return { participationId: id, version: view.participation.version, view };
}

async function comes(eventId: string, no: number) {
  const { id, owner } = maker(no);
  await inviteProducers(services, office, { eventId, producerIds: [id] });
  const part = await partOf(eventId, id);
  const productIds = part.view.offered.map(({ productId }) => productId);
  const typed = { contactName: "Người đi", contactPhone: "0912345678", wish: "" };
  await registerForEvent(services, owner, { ...part, typed, productIds });
  const registered = await partOf(eventId, id);
  await stepParticipation(services, office, { ...registered, step: "confirm", reason: "" });
  return partOf(eventId, id);
}

const result = (kind: string, amountVnd: string, partner = "") => ({
  kind,
  amountVnd,
  partner,
  note: "",
  happenedOn: "",
});

describe("an event", () => {
  test("goes from plan to report, with results noted by the producer", async () => {
    const eventId = await plan("Hội chợ đủ các bước");
    await open(eventId);
    const part = await comes(eventId, 1);
    expect(part.view.shown).toEqual([{ productId: expect.any(String), name: "Tôm khô 1", star: 4 }]);
    await open(eventId, "start");
    const { owner } = maker(1);
    const note = (typed: ReturnType<typeof result>) =>
      noteResult(services, owner, { participationId: part.participationId, typed });
    expect(await note(result("contract", "5.000"))).toMatchObject({
      ok: false,
      faults: [{ field: "partner" }],
    });
    await note(result("sale", "1.500.000"));
    await note(result("sale", "900.000.000"));
    const { view } = await partOf(eventId, maker(1).id);
    expect(view.participation.status).toBe("attended");
    const wrong = view.results.find(({ amountVnd }) => amountVnd === 900_000_000)?.id ?? "";
    await takeBackResult(services, owner, { ...part, resultId: wrong, reason: "gõ nhầm" });
    const { event, sums } = await readEvent(services, office, eventId);
    expect(sums.saleVnd).toBe(1_500_000);
    const closing = { eventId, version: event.version, summary: "Bán tốt hơn năm trước.", spentVnd: "" };
    expect(await closeEvent(services, office, closing)).toMatchObject({ ok: true });
    const { events } = await readProducerRegister(services, owner, maker(1).id);
    expect(events.find((each) => each.eventId === eventId)).toMatchObject({
      saleVnd: 1_500_000,
      status: "attended",
    });
    await expect(note(result("sale", "1.000"))).rejects.toThrow(Conflict);
  });

  test("cannot be closed while somebody is neither present nor absent", async () => {
    const eventId = await plan("Hội chợ còn dở");
    await open(eventId);
    await comes(eventId, 2);
    await open(eventId, "start");
    const { event } = await readEvent(services, office, eventId);
    const closing = { eventId, version: event.version, summary: "Xong cả rồi nhé.", spentVnd: "" };
    expect(await closeEvent(services, office, closing)).toMatchObject({
      ok: false,
      faults: [{ field: "summary" }],
    });
  });

  test("begins by itself on its first day, and is public only once announced", async () => {
    const eventId = await plan("Phiên chợ tự bắt đầu");
    const publicTitles = async () =>
      (await readPublicEvents(services, "96")).coming.map(({ title }) => title);
    expect(await publicTitles()).not.toContain("Phiên chợ tự bắt đầu");
    await open(eventId);
    expect(await publicTitles()).toContain("Phiên chợ tự bắt đầu");
    await startDue(services);
    expect((await readEvent(services, office, eventId)).event.status).toBe("running");
  });

  test("belongs to its own province, and changes no step twice", async () => {
    const eventId = await plan("Hội chợ của tỉnh");
    await expect(readEvent(services, elsewhere, eventId)).rejects.toThrow(NotAllowed);
    const { event } = await readEvent(services, office, eventId);
    const step = { eventId, version: event.version, step: "open" };
    const both = await Promise.allSettled([
      takeStep(services, office, step),
      takeStep(services, office, step),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

test("a rule proposes who meets it and is not asked yet; nobody is invited twice", async () => {
  const eventId = await plan("Hội chợ mời theo điều kiện", "2026-12-20");
  await open(eventId);
  const rule = { minStar: 4, sectors: ["I"], communeCodes: [], validOnly: true, restMonths: 0, capacity: 2 };
  const { proposals } = await proposeProducers(services, office, { eventId, rule, text: "" });
  expect(proposals.map(({ chosen }) => chosen)).toEqual([true, true, false]);
  const producerIds = proposals.map(({ producerId }) => producerId);
  expect(await inviteProducers(services, office, { eventId, producerIds, rule })).toMatchObject({
    value: { invited: 3 },
  });
  expect(await inviteProducers(services, office, { eventId, producerIds })).toMatchObject({
    value: { invited: 0 },
  });
  const none = await proposeProducers(services, office, { eventId, rule: { ...rule, minStar: 5 }, text: "" });
  expect(none.proposals).toEqual([]);
});

test("two producers share a booth, a third does not get in", async () => {
  const eventId = await plan("Hội chợ chung gian");
  const square = { width: "1", height: "1", x: "", y: "", priceVnd: "" };
  await addBooths(services, office, {
    eventId,
    typed: { ...square, prefix: "A", count: "1", kind: "booth" },
  });
  await open(eventId);
  const { booths } = await readFloor(services, office, eventId);
  const placed = [];
  for (const no of [1, 2, 3]) {
    const part = await comes(eventId, no);
    placed.push((await placeInBooth(services, office, { ...part, boothId: booths[0]?.id ?? "" })).ok);
  }
  expect(placed).toEqual([true, true, false]);
  const first = await partOf(eventId, maker(1).id);
  await declineInvitation(services, maker(1).owner, { ...first, reason: "bận mùa vụ" });
  const third = await partOf(eventId, maker(3).id);
  expect((await placeInBooth(services, office, { ...third, boothId: booths[0]?.id ?? "" })).ok).toBe(true);
});

test("the share of modern channels counts producers with a recognised product and a contract that runs", async () => {
  const typed = { ...emptyChannel, kind: "supermarket", name: "Siêu thị thử", modern: "1" };
  const channel = await addChannel(services, office, { typed });
  const channelId = channel.ok ? channel.value.id : "";
  const contract = { ...emptyListing, producerId: maker(1).id, fromOn: "2026-01-01", toOn: "2026-12-31" };
  const listed = await addListing(services, office, { channelId, typed: contract });
  const share = async () => (await readModern(services, office, { provinceCode: "", inside: "in" })).share;
  expect(await share()).toEqual({ producers: 3, inModern: 1 });
  const listingId = listed.ok ? listed.value.id : "";
  await endListing(services, office, { listingId, version: 1, endedOn: "2026-11-22", reason: "hết hàng" });
  expect(await share()).toEqual({ producers: 3, inModern: 0 });
});

test("what articles tell stands as told, once", async () => {
  expect(await loadPromotionHistory(services)).toEqual({ added: 4 });
  expect(await loadPromotionHistory(services)).toEqual({ added: 0 });
  const search = { provinceCode: "", year: 2022, text: "", kind: "", status: "", place: "" as const };
  const { events, totals } = await readEvents(services, elsewhere, search);
  const told = events.map((each) => [
    each.reportedRecognised,
    each.reportedPotential,
    each.reportedTotal,
    each.boothsRented,
  ]);
  expect(told).toEqual(
    expect.arrayContaining([
      [5, 3, null, null],
      [null, null, 12, null],
      [null, null, null, 6],
    ]),
  );
  expect(totals).toMatchObject({ events: 3, cancelled: 0, joined: 20, producers: 0, booths: 6 });
});

describe("tables of the office", () => {
  test("bring in past events once, with their revenue", async () => {
    const table = [
      ["Tên sự kiện", "Loại", "Từ ngày", "Đến ngày", "Số chủ thể tham gia", "Doanh thu (triệu đồng)"],
      ["Hội chợ cũ của tỉnh", "Hội chợ", "05/03/2024", "09/03/2024", "12", "120"],
      ["Hội chợ mai sau", "Hội chợ", "05/03/2030", "", "", ""],
    ];
    await importForTest(services, office, eventsRegister, table);
    await importForTest(services, office, eventsRegister, table);
    const search = {
      provinceCode: "",
      year: 2024,
      text: "hoi cho cu",
      kind: "",
      status: "",
      place: "" as const,
    };
    expect((await readEvents(services, office, search)).totals).toMatchObject({
      events: 1,
      joined: 12,
      saleVnd: 120_000_000,
    });
  });

  test("bring in contracts with the channels they need", async () => {
    const table = [
      ["Kênh bán hàng", "Loại kênh", "Chủ thể", "Từ ngày", "Đến ngày"],
      ["Sàn thử", "Sàn thương mại điện tử", "htx thu 2", "01/01/2026", "31/12/2026"],
      ["Sàn thử", "Sàn thương mại điện tử", "HTX không có", "01/01/2026", ""],
    ];
    await importForTest(services, office, listingsRegister, table);
    const { listings } = await readProducerRegister(services, maker(2).owner, maker(2).id);
    expect(listings.map(({ channelName, toOn }) => [channelName, toOn])).toEqual([["Sàn thử", "2026-12-31"]]);
  });
});
