import { uuidv7 } from "#platform/db";
import {
  type CheckScope,
  defineRegister,
  isFaulty,
  isKnown,
  isNew,
  type NewRow,
  type ReadRow,
  type RegisterField,
  type TakeScope,
} from "#platform/imports";
import { foldVietnamese } from "#platform/text";
import { type ChannelKind, channelKinds, kindDefaults } from "../../domain/channel.ts";
import { findChannelsByNames, insertChannels, type NewChannel } from "../../store/channels.store.ts";
import { findProducersByNames } from "../../store/find-producers.store.ts";
import { insertListings, listStandingListings } from "../../store/listings.store.ts";
import { promotionUrls as urls } from "../../urls.ts";

const fields = [
  {
    key: "channel",
    label: "Kênh bán hàng",
    synonyms: ["siêu thị", "tên kênh", "sàn"],
    kind: "text",
    required: true,
    maxLength: 200,
    example: "Co.opmart Cà Mau",
  },
  {
    key: "kind",
    label: "Loại kênh",
    kind: "choice",
    required: "column",
    example: "Siêu thị, trung tâm thương mại",
    choices: (Object.entries(channelKinds) as [ChannelKind, string][]).map(([value, label]) => ({
      value,
      label,
    })),
  },
  {
    key: "producer",
    label: "Chủ thể",
    synonyms: ["tên chủ thể", "tên cơ sở"],
    kind: "text",
    required: true,
    maxLength: 200,
    example: "HTX Nông nghiệp và Thủy sản Ông Muộn",
  },
  { key: "contractNumber", label: "Số hợp đồng", kind: "text", maxLength: 80, example: "12/HĐ-2026" },
  {
    key: "fromOn",
    label: "Từ ngày",
    synonyms: ["ngày ký", "ngày bắt đầu"],
    kind: "date",
    required: true,
    example: "01/03/2026",
  },
  { key: "toOn", label: "Đến ngày", synonyms: ["ngày hết hạn"], kind: "date", example: "28/02/2027" },
  {
    key: "revenue",
    label: "Doanh thu một năm",
    synonyms: ["doanh thu"],
    kind: "money",
    example: "240.000.000",
  },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
interface Found {
  producerId: string;
}

/** Channels with their contracts in one table: a channel that is not known yet is added with it. */
export const listingsRegister = defineRegister<Fields, Found>({
  name: "promotion.listings",
  title: "Kênh bán hàng và hợp đồng",
  lead: "Mỗi dòng là một chủ thể bán hàng ở một kênh. Kênh chưa có sẽ được thêm theo tên và loại.",
  path: urls.importListings,
  access: ["province_officer", "commune_officer"],
  fields,
  back: { href: urls.listings, label: "Xem hợp đồng" },
  keyOf: ({ channel, producer, fromOn }) =>
    `${foldVietnamese(channel)}|${foldVietnamese(producer)}|${fromOn}`,
  check,
  take,
});

async function check({ db, provinceCode, unitCode }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const [producers, channels] = await Promise.all([
    findProducersByNames(
      db,
      provinceCode,
      rows.map(({ values }) => foldVietnamese(values.producer)),
    ),
    findChannelsByNames(
      db,
      provinceCode,
      rows.map(({ values }) => foldVietnamese(values.channel)),
    ),
  ]);
  const standing = await listStandingListings(
    db,
    [...channels.values()].map(({ id }) => id),
  );
  return rows.map(({ values }) => {
    const found = producers.get(foldVietnamese(values.producer)) ?? [];
    const [only] = found;
    if (!only || found.length > 1)
      return isFaulty({
        field: "producer",
        text: only
          ? "Có nhiều chủ thể cùng tên; hãy ghi trên màn hình của kênh."
          : "Không có chủ thể nào tên này trong tỉnh.",
      });
    if (values.toOn !== null && values.toOn < values.fromOn)
      return isFaulty({ field: "toOn", text: "Trước ngày bắt đầu." });
    const channel = channels.get(foldVietnamese(values.channel));
    if (channel && unitCode !== null && channel.communeCode !== unitCode)
      return isFaulty({ field: "channel", text: "Kênh này do tỉnh hoặc xã khác giữ." });
    if (!channel && values.kind === null) return isFaulty({ field: "kind", text: "Kênh mới cần có loại." });
    if (channel && standing.has(`${channel.id}|${only.id}|${values.fromOn}`)) return isKnown();
    return isNew<Found>({ producerId: only.id }, ...(channel ? [] : ["Kênh mới, sẽ được thêm."]));
  });
}

async function take(scope: TakeScope, rows: readonly NewRow<Fields, Found>[]) {
  const { tx, provinceCode, unitCode, actor } = scope;
  const names = rows.map(({ values }) => foldVietnamese(values.channel));
  const known = new Map(
    [...(await findChannelsByNames(tx, provinceCode, names))].map(([name, { id }]) => [name, id]),
  );
  const fresh: NewChannel[] = [];
  for (const { values } of rows) {
    const name = foldVietnamese(values.channel);
    if (known.has(name)) continue;
    const kind = values.kind ?? "other";
    const id = uuidv7();
    known.set(name, id);
    fresh.push({
      id,
      provinceCode,
      communeCode: unitCode,
      kind,
      name: values.channel,
      modern: kindDefaults[kind].modern,
      // A sale point is counted by its commune; without one the office marks it later.
      salePoint: kindDefaults[kind].salePoint && unitCode !== null,
      address: null,
      website: null,
      contact: null,
      phone: null,
      openedOn: null,
      note: null,
      isDemo: false,
      createdBy: actor.accountId,
    });
  }
  await insertChannels(tx, fresh);
  const listings = rows.map(({ values, found }) => ({
    id: uuidv7(),
    channelId: known.get(foldVietnamese(values.channel)) ?? "",
    provinceCode,
    producerId: found.producerId,
    productId: null,
    contractNumber: values.contractNumber,
    fromOn: values.fromOn,
    toOn: values.toOn,
    discountPercent: null,
    yearlyRevenueVnd: values.revenue,
    note: null,
    isDemo: false,
    createdBy: actor.accountId,
  }));
  await insertListings(tx, listings);
  return { channels: fresh.length, listings: listings.length };
}
