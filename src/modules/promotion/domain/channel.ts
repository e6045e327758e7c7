import { addDays, daysBetween, type IsoDate } from "#platform/calendar";

export const channelKinds = {
  supermarket: "Siêu thị, trung tâm thương mại",
  convenience: "Chuỗi cửa hàng tiện lợi",
  exchange: "Sàn thương mại điện tử",
  wholesale: "Chợ đầu mối, nhà phân phối",
  shop_chain: "Chuỗi cửa hàng đặc sản",
  export: "Kênh xuất khẩu",
  ocop_shop: "Cửa hàng OCOP",
  rest_stop: "Trạm dừng chân",
  tourism_site: "Điểm du lịch",
  hotel: "Khách sạn, nhà hàng",
  other: "Kênh khác",
} as const;

export type ChannelKind = keyof typeof channelKinds;

/** What a new channel of the kind usually is; the office may say otherwise. */
export const kindDefaults: Readonly<Record<ChannelKind, { modern: boolean; salePoint: boolean }>> = {
  supermarket: { modern: true, salePoint: false },
  convenience: { modern: true, salePoint: false },
  exchange: { modern: true, salePoint: false },
  wholesale: { modern: false, salePoint: false },
  shop_chain: { modern: true, salePoint: false },
  export: { modern: false, salePoint: false },
  ocop_shop: { modern: false, salePoint: true },
  rest_stop: { modern: false, salePoint: true },
  tourism_site: { modern: false, salePoint: true },
  hotel: { modern: false, salePoint: true },
  other: { modern: false, salePoint: false },
};

export interface Channel {
  id: string;
  provinceCode: string;
  kind: ChannelKind;
  name: string;
  modern: boolean;
  salePoint: boolean;
  communeCode: string | null;
  address: string | null;
  website: string | null;
  contact: string | null;
  phone: string | null;
  openedOn: string | null;
  closedOn: string | null;
  note: string | null;
  isDemo: boolean;
  version: number;
}

export interface Listing {
  id: string;
  channelId: string;
  provinceCode: string;
  producerId: string;
  productId: string | null;
  contractNumber: string | null;
  fromOn: string;
  toOn: string | null;
  endedOn: string | null;
  endReason: string | null;
  discountPercent: number | null;
  yearlyRevenueVnd: number | null;
  note: string | null;
  isDemo: boolean;
  version: number;
}

export const listingStates = {
  coming: "Chưa tới ngày",
  running: "Đang bán",
  ending: "Sắp hết hạn",
  overdue: "Quá hạn, chưa gia hạn",
  ended: "Đã kết thúc",
} as const;

export type ListingState = keyof typeof listingStates;

/** How early the office and the producer are told that a contract ends. */
export const ENDING_DAYS = 45;

export function listingState(
  listing: Pick<Listing, "fromOn" | "toOn" | "endedOn">,
  today: IsoDate,
): ListingState {
  const { fromOn, toOn, endedOn } = listing;
  if (endedOn !== null && endedOn <= today) return "ended";
  if (fromOn > today) return "coming";
  if (toOn === null) return "running";
  if (toOn < today) return "overdue";
  return daysBetween(today, toOn) <= ENDING_DAYS ? "ending" : "running";
}

/** The last day of a contract that still counts as ending soon. */
export function endingUntil(today: IsoDate): IsoDate {
  return addDays(today, ENDING_DAYS);
}

export type ChannelAction = "change" | "list" | "close" | "reopen";
export type ListingAction = "change" | "end" | "resume";

/** What may be done with a channel that is open or closed, and with a listing that runs or has ended. */
const channelActions: Readonly<Record<"open" | "closed", readonly ChannelAction[]>> = {
  open: ["change", "list", "close"],
  closed: ["reopen"],
};

const listingActions: Readonly<Record<"running" | "ended", readonly ListingAction[]>> = {
  running: ["change", "end"],
  ended: ["resume"],
};

export function channelAllows(channel: Pick<Channel, "closedOn">, action: ChannelAction): boolean {
  return channelActions[channel.closedOn === null ? "open" : "closed"].includes(action);
}

export function listingAllows(listing: Pick<Listing, "endedOn">, action: ListingAction): boolean {
  return listingActions[listing.endedOn === null ? "running" : "ended"].includes(action);
}

export function isChannelKind(text: string): text is ChannelKind {
  return Object.hasOwn(channelKinds, text);
}

export function isListingState(text: string): text is ListingState {
  return Object.hasOwn(listingStates, text);
}
