import { getProducer, listMyProducers, mayReadProducer, type Producer } from "#modules/producers";
import { findCommune, listCommunes, listProvinces } from "#modules/territory";
import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { writeSheet } from "#platform/documents";
import { type Actor, holdsRole, NotAllowed, type Services, unitsOf } from "#platform/http";
import { type Channel, channelKinds, endingUntil, listingState, listingStates } from "../domain/channel.ts";
import { addUp, type ResultSums } from "../domain/result.ts";
import {
  assertAllowed,
  mayKeepChannel,
  ministryRoles,
  producerRoles,
  provinceRoles,
  scopeOf,
} from "../permissions.ts";
import { listOffered } from "../store/candidates.store.ts";
import {
  type ChannelCounts,
  type ChannelFilter,
  type ChannelLine,
  type CommunePoints,
  countChannels,
  listChannels,
  salePointsByCommune,
} from "../store/channels.store.ts";
import { type FoundProducer, findProducersById, findProducersByName } from "../store/find-producers.store.ts";
import {
  countEnding,
  type EndingCount,
  type ListingFilter,
  type ListingLine,
  listListings,
  listModernProducers,
  type ModernProducer,
  type ModernShare,
  modernShare,
} from "../store/listings.store.ts";
import { listProducerEvents, type ProducerEvent } from "../store/participants.store.ts";
import { getChannel } from "./keep-channels.ts";

const PAGE = 40;
const SHEET = 20_000;

export type ChannelSearch = Omit<ChannelFilter, "scope"> & { after?: { name: string; id: string } };

export interface ChannelList {
  channels: ChannelLine[];
  next: { name: string; id: string } | undefined;
  counts: ChannelCounts;
  ending: EndingCount;
  /** Of one province; undefined for the ministry as long as it has chosen none. */
  share: ModernShare | undefined;
  provinceCode: string | undefined;
}

export async function readChannels(
  services: Services,
  actor: Actor,
  search: ChannelSearch,
): Promise<ChannelList> {
  const { after, ...filter } = search;
  const scope = scopeOf(actor);
  const provinceCode = provinceFor(actor, search.provinceCode);
  const today = dayInVietnam(services.now());
  const days = { today, endingUntil: endingUntil(today) };
  const db = services.readDb;
  const all = {
    scope,
    producerIds: [],
    provinceCode: search.provinceCode,
    text: "",
    state: "",
    channelId: "",
    producerId: "",
  };
  const [lines, counts, ending, share] = await Promise.all([
    listChannels(db, { ...filter, scope }, { ...days, limit: PAGE + 1, ...(after ? { after } : {}) }),
    countChannels(db, { ...filter, scope }),
    countEnding(db, all, days),
    provinceCode ? modernShare(db, provinceCode, today) : undefined,
  ]);
  const channels = lines.slice(0, PAGE);
  const last = channels.at(-1);
  const next = lines.length > PAGE && last ? { name: last.name, id: last.id } : undefined;
  return { channels, next, counts, ending, share, provinceCode };
}

/** The one province whose shares somebody may see: the own one, or for the ministry the chosen one. */
function provinceFor(actor: Actor, chosen: string): string | undefined {
  const [own] = unitsOf(actor, provinceRoles, "province");
  if (own) return own;
  return holdsRole(actor, ministryRoles) && chosen !== "" ? chosen : undefined;
}

/** The same where a page cannot do without one: the ministry begins with the first province. */
function provinceToShow(actor: Actor, chosen: string): string {
  const first = holdsRole(actor, ministryRoles) ? listProvinces()[0]?.code : undefined;
  const provinceCode = provinceFor(actor, chosen) ?? first;
  if (!provinceCode) throw new NotAllowed();
  return provinceCode;
}

export async function writeChannelsSheet(
  services: Services,
  actor: Actor,
  search: ChannelSearch,
): Promise<Buffer> {
  const { after: _after, ...filter } = search;
  const today = dayInVietnam(services.now());
  const days = { today, endingUntil: endingUntil(today), limit: SHEET };
  const lines = await listChannels(services.readDb, { ...filter, scope: scopeOf(actor) }, days);
  return writeSheet(
    [
      { label: "Tên kênh", width: 44 },
      { label: "Loại", width: 30 },
      { label: "Kênh hiện đại", width: 12 },
      { label: "Điểm bán OCOP", width: 12 },
      { label: "Xã, phường", width: 24 },
      { label: "Địa chỉ", width: 40 },
      { label: "Số chủ thể đang bán", width: 12 },
      { label: "Số hợp đồng đang chạy", width: 12 },
      { label: "Sắp hoặc quá hạn", width: 12 },
      { label: "Ngày mở", width: 13 },
      { label: "Ngày đóng", width: 13 },
      { label: "Dữ liệu minh hoạ", width: 12 },
    ],
    lines.map((line) => [
      line.name,
      channelKinds[line.kind],
      line.modern,
      line.salePoint,
      communeName(line.communeCode),
      line.address,
      line.producers,
      line.listings,
      line.ending,
      line.openedOn ? new Date(line.openedOn) : null,
      line.closedOn ? new Date(line.closedOn) : null,
      line.isDemo,
    ]),
    { name: "Kênh bán hàng" },
  );
}

export function communeName(code: string | null): string {
  return code ? (findCommune(code)?.name ?? "") : "";
}

export type ListingSearch = Omit<ListingFilter, "scope" | "producerIds"> & {
  after?: { toOn: string; id: string };
};

export interface ListingList {
  listings: ListingLine[];
  next: { toOn: string; id: string } | undefined;
}

export async function readListings(
  services: Services,
  actor: Actor,
  search: ListingSearch,
): Promise<ListingList & { today: string }> {
  const { after, ...filter } = search;
  const today = dayInVietnam(services.now());
  const page = { today, endingUntil: endingUntil(today), limit: PAGE + 1, ...(after ? { after } : {}) };
  const seen = { ...filter, scope: scopeOf(actor), producerIds: unitsOf(actor, producerRoles, "producer") };
  const lines = await listListings(services.readDb, seen, page);
  const listings = lines.slice(0, PAGE);
  const last = listings.at(-1);
  const next = lines.length > PAGE && last ? { toOn: last.toOn ?? "infinity", id: last.id } : undefined;
  return { listings, next, today };
}

export async function writeListingsSheet(
  services: Services,
  actor: Actor,
  search: ListingSearch,
): Promise<Buffer> {
  const { after: _after, ...filter } = search;
  const today = dayInVietnam(services.now());
  const seen = { ...filter, scope: scopeOf(actor), producerIds: unitsOf(actor, producerRoles, "producer") };
  const lines = await listListings(services.readDb, seen, {
    today,
    endingUntil: endingUntil(today),
    limit: SHEET,
  });
  return writeSheet(
    [
      { label: "Chủ thể", width: 44 },
      { label: "Sản phẩm", width: 40 },
      { label: "Kênh", width: 40 },
      { label: "Loại kênh", width: 28 },
      { label: "Số hợp đồng", width: 18 },
      { label: "Từ ngày", width: 13 },
      { label: "Đến ngày", width: 13 },
      { label: "Tình trạng", width: 22 },
      { label: "Ngày kết thúc", width: 13 },
      { label: "Lý do kết thúc", width: 30 },
      { label: "Chiết khấu (%)", width: 12 },
      { label: "Doanh thu một năm (đồng)", width: 20 },
      { label: "Dữ liệu minh hoạ", width: 12 },
    ],
    lines.map((line) => [
      line.producerName,
      line.productName ?? "Cả dòng hàng",
      line.channelName,
      channelKinds[line.channelKind],
      line.contractNumber,
      new Date(line.fromOn),
      line.toOn ? new Date(line.toOn) : null,
      listingStates[listingState(line, today)],
      line.endedOn ? new Date(line.endedOn) : null,
      line.endReason,
      line.discountPercent,
      line.yearlyRevenueVnd,
      line.isDemo,
    ]),
    { name: "Sản phẩm trong kênh" },
  );
}

export interface ChannelView {
  channel: Channel;
  listings: ListingLine[];
  mayKeep: boolean;
  today: string;
}

/** A channel with what is sold there; a commune reads those of its own place. */
export async function readChannel(services: Services, actor: Actor, channelId: string): Promise<ChannelView> {
  const channel = await getChannel(services, channelId);
  const scope = scopeOf(actor);
  const own = channel.communeCode !== null && scope.communeCodes.includes(channel.communeCode);
  assertAllowed(
    scope.all || scope.provinceCodes.includes(channel.provinceCode) || own,
    "Kênh này không thuộc địa bàn của bạn.",
  );
  const today = dayInVietnam(services.now());
  const everything = { all: true, provinceCodes: [], communeCodes: [] };
  const filter = {
    scope: everything,
    producerIds: [],
    provinceCode: "",
    text: "",
    state: "",
    channelId: channel.id,
    producerId: "",
  };
  const listings = await listListings(services.db, filter, {
    today,
    endingUntil: endingUntil(today),
    limit: 500,
  });
  return { channel, listings, mayKeep: mayKeepChannel(actor, channel), today };
}

export interface ListingChoices {
  producers: FoundProducer[];
  products: { productId: string; name: string; producerName: string }[];
}

/** Producers found by a name, or the one chosen before, with their products. */
export async function readListingChoices(
  services: Services,
  channel: Channel,
  { search, chosen }: { search: string; chosen: string },
): Promise<ListingChoices> {
  const found = search === "" ? [] : await findProducersByName(services.db, channel.provinceCode, search);
  const kept =
    isUuid(chosen) && !found.some(({ id }) => id === chosen)
      ? await findProducersById(services.db, channel.provinceCode, chosen)
      : [];
  const producers = [...kept, ...found];
  const today = dayInVietnam(services.now());
  const offered = await listOffered(
    services.db,
    producers.map(({ id }) => id),
    today,
  );
  const products = producers.flatMap(({ id, name: producerName }) =>
    (offered.get(id) ?? []).map(({ productId, name }) => ({ productId, name, producerName })),
  );
  return { producers, products };
}

export interface ModernView {
  provinceCode: string;
  share: ModernShare;
  producers: ModernProducer[];
  next: { name: string; id: string } | undefined;
  today: string;
}

export interface ModernSearch {
  provinceCode: string;
  /** "in", "out" or "". */
  inside: string;
  after?: { name: string; id: string };
}

const insideOf = (text: string) => (text === "in" ? true : text === "out" ? false : undefined);

/** The share of producers in modern channels, with the producers behind each number. */
export async function readModern(
  services: Services,
  actor: Actor,
  search: ModernSearch,
): Promise<ModernView> {
  const provinceCode = provinceToShow(actor, search.provinceCode);
  const today = dayInVietnam(services.now());
  const query = { provinceCode, day: today, inside: insideOf(search.inside), after: search.after };
  const [share, lines] = await Promise.all([
    modernShare(services.readDb, provinceCode, today),
    listModernProducers(services.readDb, { ...query, limit: PAGE + 1 }),
  ]);
  const producers = lines.slice(0, PAGE);
  const last = producers.at(-1);
  const next = lines.length > PAGE && last ? { name: last.producerName, id: last.producerId } : undefined;
  return { provinceCode, share, producers, next, today };
}

export async function writeModernSheet(
  services: Services,
  actor: Actor,
  search: ModernSearch,
): Promise<Buffer> {
  const provinceCode = provinceToShow(actor, search.provinceCode);
  const day = dayInVietnam(services.now());
  const lines = await listModernProducers(services.readDb, {
    provinceCode,
    day,
    inside: insideOf(search.inside),
    after: undefined,
    limit: SHEET,
  });
  return writeSheet(
    [
      { label: "Chủ thể", width: 44 },
      { label: "Xã, phường", width: 24 },
      { label: "Sản phẩm còn hiệu lực", width: 14 },
      { label: "Sao cao nhất", width: 12 },
      { label: "Có trong kênh hiện đại", width: 14 },
      { label: "Các kênh", width: 60 },
    ],
    lines.map((line) => [
      line.producerName,
      communeName(line.communeCode),
      line.products,
      line.bestStar,
      line.channels.length > 0,
      line.channels.join("; "),
    ]),
    { name: "Kênh hiện đại" },
  );
}

/** Sale points by commune, with communes that have none. */
export async function readSalePoints(
  services: Services,
  actor: Actor,
  chosen: string,
): Promise<{ provinceCode: string; communes: (CommunePoints & { name: string })[]; without: number }> {
  const provinceCode = provinceToShow(actor, chosen);
  const found = await salePointsByCommune(services.readDb, provinceCode);
  const communes = listCommunes(provinceCode).map((unit) => {
    const own = found.find(({ communeCode }) => communeCode === unit.code);
    return {
      communeCode: unit.code,
      name: unit.fullName,
      points: own?.points ?? 0,
      ocopShops: own?.ocopShops ?? 0,
    };
  });
  const placed = communes.filter(({ points }) => points > 0).sort((one, other) => other.points - one.points);
  return { provinceCode, communes: placed, without: communes.length - placed.length };
}

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
