import { findProvince, listProvinces } from "#modules/territory";
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
import { foldVietnamese, freeSlug, slugBase } from "#platform/text";
import { type EventKind, eventKinds } from "../../domain/event.ts";
import { findStanding, insertEvents, listSlugsLikeAny } from "../../store/events.store.ts";
import { insertResults } from "../../store/results.store.ts";
import { promotionUrls as urls } from "../../urls.ts";

const fields = [
  {
    key: "title",
    label: "Tên sự kiện",
    synonyms: ["hội chợ", "sự kiện", "tên hội chợ", "diễn đàn"],
    kind: "text",
    required: true,
    maxLength: 250,
    example: "Hội chợ sản phẩm OCOP Cà Mau 2026",
  },
  {
    key: "kind",
    label: "Loại",
    kind: "choice",
    required: "column",
    example: "Hội chợ",
    choices: (Object.entries(eventKinds) as [EventKind, string][]).map(([value, label]) => ({
      value,
      label,
    })),
  },
  {
    key: "startsOn",
    label: "Từ ngày",
    synonyms: ["ngày bắt đầu", "khai mạc"],
    kind: "date",
    required: true,
    example: "05/03/2026",
  },
  {
    key: "endsOn",
    label: "Đến ngày",
    synonyms: ["ngày kết thúc", "bế mạc"],
    kind: "date",
    example: "09/03/2026",
  },
  {
    key: "place",
    label: "Địa điểm",
    synonyms: ["nơi tổ chức"],
    kind: "text",
    maxLength: 250,
    example: "Quảng trường Phan Ngọc Hiển",
  },
  {
    key: "province",
    label: "Tỉnh tổ chức",
    synonyms: ["tỉnh"],
    kind: "text",
    example: "Cà Mau",
    hint: "Bỏ trống: trong tỉnh.",
  },
  {
    key: "organiser",
    label: "Đơn vị tổ chức",
    synonyms: ["chủ trì"],
    kind: "text",
    maxLength: 250,
    example: "Sở Công Thương",
  },
  {
    key: "joined",
    label: "Số chủ thể tham gia",
    synonyms: ["số chủ thể", "số đơn vị"],
    kind: "integer",
    example: 12,
  },
  { key: "booths", label: "Số gian hàng", synonyms: ["gian hàng"], kind: "integer", example: 6 },
  {
    key: "revenue",
    label: "Doanh thu",
    synonyms: ["doanh thu bán hàng"],
    kind: "money",
    example: "120.000.000",
  },
  {
    key: "spent",
    label: "Kinh phí đã chi",
    synonyms: ["kinh phí", "chi phí"],
    kind: "money",
    example: "80.000.000",
  },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
interface Found {
  placeProvinceCode: string;
}

const keyOf = ({ title, startsOn }: { title: string; startsOn: string }) =>
  `${foldVietnamese(title)}|${startsOn}`;

/** Events of the years before, as offices kept them in their own tables: they come in as closed. */
export const eventsRegister = defineRegister<Fields, Found>({
  name: "promotion.events",
  title: "Sự kiện xúc tiến đã qua",
  lead: "Danh sách hội chợ, diễn đàn đã tổ chức. Sự kiện sắp tới hãy lập trên màn hình để mời chủ thể và vẽ sơ đồ.",
  path: urls.importEvents,
  access: ["province_officer", "commune_officer"],
  fields,
  back: { href: urls.events, label: "Xem sự kiện" },
  keyOf,
  check,
  take,
});

async function check({ db, provinceCode, today }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const standing = await findStanding(
    db,
    provinceCode,
    rows.map(({ values }) => foldVietnamese(values.title)),
  );
  const provinces = new Map(listProvinces().map(({ code, name }) => [foldVietnamese(name), code]));
  return rows.map(({ values }) => {
    const endsOn = values.endsOn ?? values.startsOn;
    if (values.title.length < 5) return isFaulty({ field: "title", text: "Tên quá ngắn." });
    if (endsOn < values.startsOn) return isFaulty({ field: "endsOn", text: "Trước ngày bắt đầu." });
    if (endsOn >= today)
      return isFaulty({ field: "startsOn", text: "Sự kiện chưa qua; hãy lập trên màn hình." });
    if (standing.has(keyOf(values))) return isKnown();
    const named = foldVietnamese(values.province ?? "").replace(/^(tinh|thanh pho|tp\.?) /, "");
    const code = named === "" ? provinceCode : provinces.get(named);
    if (!code || !findProvince(code))
      return isFaulty({ field: "province", text: "Không có tỉnh này trong 34 tỉnh, thành phố hiện nay." });
    return isNew<Found>({ placeProvinceCode: code });
  });
}

async function take(scope: TakeScope, rows: readonly NewRow<Fields, Found>[]) {
  const { tx, provinceCode, unitCode, fileName, actor, now } = scope;
  const names = rows.map(({ values }) => nameOf(values.title, values.startsOn));
  const taken = await listSlugsLikeAny(
    tx,
    names.map((name) => slugBase(name, "su-kien")),
  );
  const results: Parameters<typeof insertResults>[1][number][] = [];
  const events = rows.map(({ values, found }, at) => {
    const slug = freeSlug(names[at] ?? "", taken, "su-kien");
    taken.push(slug);
    const id = uuidv7();
    const of = { eventId: id, participationId: null, provinceCode, partner: null, isDemo: false };
    if (values.revenue !== null)
      results.push({
        ...of,
        id: uuidv7(),
        kind: "sale",
        happenedOn: values.endsOn ?? values.startsOn,
        amountVnd: values.revenue,
        note: `Tổng doanh thu theo tệp ${fileName}`,
        notedBy: actor.accountId,
        notedByName: actor.displayName,
        notedAt: now,
      });
    return {
      id,
      slug,
      provinceCode,
      communeCode: unitCode,
      kind: values.kind ?? ("other" as const),
      title: values.title,
      organiser: values.organiser,
      place: values.place,
      placeProvinceCode: found.placeProvinceCode,
      abroad: null,
      startsOn: values.startsOn,
      endsOn: values.endsOn ?? values.startsOn,
      registerBy: null,
      planNumber: null,
      description: null,
      plannedCostVnd: null,
      boothsRented: values.booths,
      spentVnd: values.spent,
      reportedTotal: values.joined,
      status: "closed" as const,
      source: `Tệp ${fileName}`,
      createdBy: actor.accountId,
      isDemo: false,
    };
  });
  await insertEvents(tx, events);
  await insertResults(tx, results);
  return { events: events.length, results: results.length };
}

function nameOf(title: string, startsOn: string): string {
  const year = startsOn.slice(0, 4);
  return title.includes(year) ? title : `${title} ${year}`;
}
