import { findCommune, findProvince } from "#modules/territory";
import { startChecks, type Typed } from "#platform/forms";
import type { Result } from "#platform/result";
import {
  type EventKind,
  eventKinds,
  type PromotionEvent,
  scopeOfEvent,
  scopesToChoose,
} from "../domain/event.ts";
import type { EventDetails } from "../store/events.store.ts";

export const eventFields = [
  "kind",
  "title",
  "organiser",
  "scope",
  "place",
  "placeProvinceCode",
  "abroad",
  "startsOn",
  "endsOn",
  "registerBy",
  "planNumber",
  "description",
  "plannedCostVnd",
  "boothsRented",
] as const;

export type TypedEvent = Typed<(typeof eventFields)[number]>;

/** What was typed, as an event; every fault at once. */
export function checkEvent(typed: TypedEvent, provinceCode: string): Result<EventDetails> {
  const check = startChecks();
  const scope = check.choice("scope", typed.scope, scopesToChoose, "Chọn nơi tổ chức.");
  const details: EventDetails = {
    kind: check.choice("kind", typed.kind, Object.keys(eventKinds) as EventKind[], "Chọn loại sự kiện."),
    title: check.line("title", typed.title, { label: "tên sự kiện", min: 5, max: 250 }),
    organiser: check.optionalLine("organiser", typed.organiser, { label: "đơn vị tổ chức", max: 250 }),
    place: check.optionalLine("place", typed.place, { label: "địa điểm", max: 250 }),
    placeProvinceCode: null,
    abroad: null,
    ...daysOf(check, typed),
    planNumber: check.optionalLine("planNumber", typed.planNumber, { label: "số kế hoạch", max: 80 }),
    description: check.optionalText("description", typed.description, { label: "nội dung", max: 4000 }),
    plannedCostVnd: check.optionalWhole("plannedCostVnd", typed.plannedCostVnd, {
      label: "kinh phí dự kiến",
      max: 1_000_000_000_000,
    }),
    boothsRented: check.optionalWhole("boothsRented", typed.boothsRented, {
      label: "số gian hàng",
      max: 2000,
    }),
  };
  if (scope === "inside") details.placeProvinceCode = provinceCode;
  if (scope === "outside") details.placeProvinceCode = otherProvince(check, typed, provinceCode);
  if (scope === "abroad") details.abroad = check.line("abroad", typed.abroad, { label: "tên nước", max: 80 });
  return check.result(details);
}

type Checks = ReturnType<typeof startChecks>;

function daysOf(check: Checks, typed: TypedEvent) {
  const startsOn = check.optionalDay("startsOn", typed.startsOn, { label: "ngày bắt đầu" }) ?? "";
  const endsOn = check.optionalDay("endsOn", typed.endsOn, { label: "ngày kết thúc" }) ?? "";
  const registerBy = check.optionalDay("registerBy", typed.registerBy, { label: "hạn đăng ký" });
  if (typed.startsOn === "") check.add("startsOn", "Chọn ngày bắt đầu.");
  if (typed.endsOn === "")
    check.add("endsOn", "Chọn ngày kết thúc; sự kiện một ngày thì chọn cùng ngày bắt đầu.");
  if (startsOn && endsOn && endsOn < startsOn)
    check.add("endsOn", "Ngày kết thúc phải từ ngày bắt đầu trở đi.");
  if (startsOn && endsOn && Date.parse(endsOn) - Date.parse(startsOn) > 92 * 86_400_000)
    check.add("endsOn", "Một sự kiện kéo dài tối đa 3 tháng; việc lâu hơn hãy ghi thành nhiều sự kiện.");
  if (registerBy && startsOn && registerBy > startsOn)
    check.add("registerBy", "Hạn đăng ký phải trước hoặc đúng ngày bắt đầu.");
  return { startsOn, endsOn, registerBy };
}

function otherProvince(check: Checks, typed: TypedEvent, provinceCode: string): string | null {
  const province = findProvince(typed.placeProvinceCode);
  if (!province) check.add("placeProvinceCode", "Chọn tỉnh nơi tổ chức.");
  else if (province.code === provinceCode)
    check.add("placeProvinceCode", "Đây là tỉnh của bạn: chọn “Trong tỉnh” hoặc chọn tỉnh khác.");
  return province?.code ?? null;
}

/** An event as the form shows it again. */
export function typedFrom(event: PromotionEvent): TypedEvent {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    kind: event.kind,
    title: event.title,
    organiser: event.organiser ?? "",
    scope: scopeOfEvent(event),
    place: event.place ?? "",
    placeProvinceCode: event.placeProvinceCode ?? "",
    abroad: event.abroad ?? "",
    startsOn: event.startsOn,
    endsOn: event.endsOn,
    registerBy: event.registerBy ?? "",
    planNumber: event.planNumber ?? "",
    description: event.description ?? "",
    plannedCostVnd: text(event.plannedCostVnd),
    boothsRented: text(event.boothsRented),
  };
}

/** A name of a place to read: "An Giang", "Nhật Bản", "trực tuyến". */
export function placeWords(
  event: Pick<PromotionEvent, "place" | "placeProvinceCode" | "abroad" | "communeCode" | "source">,
): string {
  const commune = event.communeCode ? findCommune(event.communeCode)?.fullName : undefined;
  const province = event.placeProvinceCode ? findProvince(event.placeProvinceCode)?.name : undefined;
  const wide =
    event.abroad ?? province ?? (event.source === null ? "trực tuyến" : event.place ? "" : "chưa rõ nơi");
  return [event.place, commune, wide].filter(Boolean).join(", ");
}
