import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { writeSheet } from "#platform/documents";
import { type Actor, type Services, unitsOf } from "#platform/http";
import { type Channel, channelKinds, endingUntil, listingState, listingStates } from "../domain/channel.ts";
import { assertAllowed, mayKeepChannel, producerRoles, scopeOf } from "../permissions.ts";
import { listOffered } from "../store/candidates.store.ts";
import {
  type ChannelCounts,
  type ChannelFilter,
  type ChannelLine,
  countChannels,
  listChannels,
} from "../store/channels.store.ts";
import { type FoundProducer, findProducersById, findProducersByName } from "../store/find-producers.store.ts";
import {
  countEnding,
  type EndingCount,
  type ListingFilter,
  type ListingLine,
  listListings,
  type ModernShare,
  modernShare,
} from "../store/listings.store.ts";
import { communeName } from "./commune-name.ts";
import { getChannel } from "./keep-channels.ts";
import { provinceFor } from "./read-shares.ts";

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
