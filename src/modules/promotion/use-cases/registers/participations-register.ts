import { uuidv7 } from "#platform/db";
import { Conflict } from "#platform/http";
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
import { eventAllows } from "../../domain/actions.ts";
import type { PromotionEvent } from "../../domain/event.ts";
import { findProducersByNames } from "../../store/find-producers.store.ts";
import { insertParticipations, listProducersIn } from "../../store/participations.store.ts";
import { insertResults } from "../../store/results.store.ts";
import { promotionUrls as urls } from "../../urls.ts";
import { eventToRun, getEvent } from "../event-access.ts";

const fields = [
  {
    key: "name",
    label: "Chủ thể",
    synonyms: ["tên chủ thể", "tên cơ sở", "đơn vị"],
    kind: "text",
    required: true,
    maxLength: 200,
    example: "HTX Nông nghiệp và Thủy sản Ông Muộn",
  },
  {
    key: "contact",
    label: "Người liên hệ",
    synonyms: ["liên hệ"],
    kind: "text",
    maxLength: 120,
    example: "Lê Văn Muộn",
  },
  {
    key: "phone",
    label: "Điện thoại",
    synonyms: ["số điện thoại", "sđt"],
    kind: "text",
    maxLength: 20,
    example: "0912345678",
  },
  { key: "present", label: "Có mặt", synonyms: ["tham dự"], kind: "yes-no", example: "Có" },
  { key: "revenue", label: "Doanh thu", kind: "money", example: "12.000.000" },
  {
    key: "contract",
    label: "Giá trị hợp đồng",
    synonyms: ["hợp đồng"],
    kind: "money",
    example: "50.000.000",
  },
  {
    key: "partner",
    label: "Đối tác",
    synonyms: ["khách hàng"],
    kind: "text",
    maxLength: 200,
    example: "Siêu thị Co.opmart",
  },
] as const satisfies readonly RegisterField[];

type Fields = typeof fields;
interface Found {
  producerId: string;
  producerName: string;
}

/** Who took part in one event with results, from the list that was kept in the hall. */
export const participationsRegister = defineRegister<Fields, Found>({
  name: "promotion.participations",
  title: "Chủ thể tham gia sự kiện",
  lead: "Danh sách chủ thể đã tham gia, kèm doanh thu và hợp đồng nếu có. Tên phải đúng với chủ thể trong hệ thống.",
  path: urls.importParticipations(":eventId"),
  access: ["province_officer", "commune_officer"],
  fields,
  parent: {
    param: "eventId",
    open: async (services, actor, id) => {
      const event = await eventToRun(services.db, actor, id);
      return { title: event.title, href: urls.event(event.id) };
    },
    stillOpen: async (tx, id) => assertTakes(await getEvent(tx, id)),
  },
  keyOf: ({ name }) => foldVietnamese(name),
  check,
  take,
});

function assertTakes(event: PromotionEvent): void {
  if (!eventAllows(event.status, "confirm"))
    throw new Conflict("Sự kiện không còn nhận danh sách. Mở lại sự kiện trước khi nhập.");
}

async function check({ db, provinceCode, parentId }: CheckScope, rows: readonly ReadRow<Fields>[]) {
  const event = await getEvent(db, parentId ?? "");
  const folded = rows.map(({ values }) => foldVietnamese(values.name));
  const [known, standing] = await Promise.all([
    findProducersByNames(db, provinceCode, folded),
    listProducersIn(db, event.id),
  ]);
  const noting = eventAllows(event.status, "note");
  return rows.map(({ values }) => {
    const found = known.get(foldVietnamese(values.name)) ?? [];
    const [only] = found;
    if (!only)
      return isFaulty({ field: "name", text: "Không có chủ thể đang hoạt động nào tên này trong tỉnh." });
    if (found.length > 1)
      return isFaulty({ field: "name", text: "Có nhiều chủ thể cùng tên; hãy thêm trên màn hình sự kiện." });
    if (standing.has(only.id)) return isKnown("Chủ thể đã có trong sự kiện.");
    if (!noting && (values.revenue !== null || values.contract !== null))
      return isFaulty({ field: "revenue", text: "Sự kiện chưa diễn ra nên chưa ghi kết quả được." });
    return isNew<Found>({ producerId: only.id, producerName: only.name });
  });
}

async function take(scope: TakeScope, rows: readonly NewRow<Fields, Found>[]) {
  const { tx, provinceCode, parentId, actor, now, fileName, today } = scope;
  const event = await getEvent(tx, parentId ?? "", { lock: true });
  assertTakes(event);
  const running = eventAllows(event.status, "note");
  const people = rows.map(({ values, found }) => ({
    id: uuidv7(),
    eventId: event.id,
    provinceCode,
    ...found,
    potential: false,
    status: running && values.present !== false ? ("attended" as const) : ("confirmed" as const),
    contactName: values.contact,
    contactPhone: values.phone,
    wish: null,
    note: `Nhập từ tệp ${fileName}`,
    invitedAt: null,
    answeredAt: now,
    isDemo: event.isDemo,
  }));
  await insertParticipations(tx, people);
  const happenedOn = today < event.endsOn ? today : event.endsOn;
  const results = rows.flatMap(({ values }, at) => {
    const of = {
      eventId: event.id,
      participationId: people[at]?.id ?? null,
      provinceCode,
      happenedOn,
      partner: values.partner,
      note: `Nhập từ tệp ${fileName}`,
      notedBy: actor.accountId,
      notedByName: actor.displayName,
      notedAt: now,
      isDemo: event.isDemo,
    };
    return [
      ...(values.revenue === null
        ? []
        : [{ ...of, id: uuidv7(), kind: "sale" as const, amountVnd: values.revenue }]),
      ...(values.contract === null
        ? []
        : [{ ...of, id: uuidv7(), kind: "contract" as const, amountVnd: values.contract }]),
    ];
  });
  await insertResults(tx, results);
  return { participations: people.length, results: results.length };
}
