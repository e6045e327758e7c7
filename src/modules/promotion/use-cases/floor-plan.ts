import { audit } from "#platform/audit";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import type { PromotionEvent } from "../domain/event.ts";
import {
  type Booth,
  type BoothKind,
  boothKinds,
  firstFreePlace,
  MOST_BOOTHS,
  nextCodes,
  placeFaults,
} from "../domain/floor.ts";
import { deleteBooth, insertBooths, listBooths, updateBooth } from "../store/booths.store.ts";
import { setFloor } from "../store/events.store.ts";
import { listParticipants, type Participant } from "../store/participants.store.ts";
import { assertEventAllows, eventToRun, viewEvent } from "./event-access.ts";

export interface FloorPlan {
  event: PromotionEvent;
  booths: Booth[];
  participants: Participant[];
}

export async function readFloor(services: Services, actor: Actor, eventId: string): Promise<FloorPlan> {
  const event = await viewEvent(services.db, actor, eventId);
  const [booths, participants] = await Promise.all([
    listBooths(services.db, event.id),
    listParticipants(services.db, event.id),
  ]);
  return { event, booths, participants };
}

export const newBoothFields = ["prefix", "count", "kind", "width", "height", "x", "y", "priceVnd"] as const;
export type TypedNewBooths = Typed<(typeof newBoothFields)[number]>;

/** Adds several booths at once, each in the first free place, or one where it was told to stand. */
export async function addBooths(
  services: Services,
  actor: Actor,
  input: { eventId: string; typed: TypedNewBooths; requestId?: string },
): Promise<Result<{ codes: string[] }>> {
  const { typed } = input;
  return arrange(services, actor, input, async (tx, event) => {
    const standing = await listBooths(tx, event.id);
    const check = startChecks();
    const kind = check.choice("kind", typed.kind, Object.keys(boothKinds) as BoothKind[], "Chọn loại ô.");
    const prefix = check.line("prefix", typed.prefix, { label: "chữ đầu của mã gian", max: 12 });
    const number = (name: "count" | "width" | "height" | "x" | "y", label: string, max: number) =>
      check.optionalWhole(name, typed[name], { label, min: 1, max });
    const count = number("count", "số gian", 100) ?? 1;
    const width = number("width", "chiều ngang", 20) ?? 1;
    const height = number("height", "chiều dọc", 20) ?? 1;
    const x = number("x", "cột", 60);
    const y = number("y", "hàng", 60);
    const priceVnd = check.optionalWhole("priceVnd", typed.priceVnd, {
      label: "giá thuê",
      max: 1_000_000_000,
    });
    if ((x === null) !== (y === null))
      check.add(x === null ? "x" : "y", "Ghi cả cột và hàng, hoặc bỏ trống cả hai.");
    if (x !== null && count > 1) check.add("count", "Đặt đúng chỗ thì thêm từng gian một.");
    if (standing.length + count > MOST_BOOTHS) check.add("count", `Sơ đồ có tối đa ${MOST_BOOTHS} ô.`);
    if (check.faults.length > 0) return check.result({ codes: [] });
    const codes =
      count === 1 && !standing.some(({ code }) => code === prefix) && /\d$/.test(prefix)
        ? [prefix]
        : nextCodes(
            prefix,
            count,
            standing.map(({ code }) => code),
          );
    const made: Booth[] = [];
    for (const code of codes) {
      const others = [...standing, ...made];
      const plan = { columns: event.floorColumns, rows: event.floorRows, others };
      const place = x !== null && y !== null ? { x, y } : firstFreePlace({ width, height }, plan);
      if (!place) return fault("count", "Sơ đồ không còn đủ chỗ trống. Mở rộng sơ đồ hoặc thêm ít hơn.");
      const booth: Booth = { id: uuidv7(), eventId: event.id, code, ...place, width, height, kind, priceVnd };
      const faults = placeFaults(booth, plan);
      if (faults.length > 0) return { ok: false, faults };
      made.push(booth);
    }
    await insertBooths(tx, made);
    return ok({ codes });
  });
}

export const boothFields = ["code", "kind", "x", "y", "width", "height", "priceVnd"] as const;
export type TypedBooth = Typed<(typeof boothFields)[number]>;

export async function changeBooth(
  services: Services,
  actor: Actor,
  input: { eventId: string; boothId: string; typed: TypedBooth; requestId?: string },
): Promise<Result<{ code: string }>> {
  const { typed } = input;
  return arrange(services, actor, input, async (tx, event) => {
    const booths = await listBooths(tx, event.id);
    const booth = boothOf(booths, input.boothId);
    const check = startChecks();
    const number = (name: "x" | "y" | "width" | "height", label: string, max: number) => {
      const value = check.optionalWhole(name, typed[name], { label, min: 1, max });
      if (typed[name] === "") check.add(name, `Nhập ${label}.`);
      return value ?? 1;
    };
    const changed: Booth = {
      ...booth,
      code: check.line("code", typed.code, { label: "mã gian", max: 12 }),
      kind: check.choice("kind", typed.kind, Object.keys(boothKinds) as BoothKind[], "Chọn loại ô."),
      x: number("x", "cột", 60),
      y: number("y", "hàng", 60),
      width: number("width", "chiều ngang", 20),
      height: number("height", "chiều dọc", 20),
      priceVnd: check.optionalWhole("priceVnd", typed.priceVnd, { label: "giá thuê", max: 1_000_000_000 }),
    };
    const others = booths.filter(({ id }) => id !== booth.id);
    const plan = { columns: event.floorColumns, rows: event.floorRows, others };
    for (const each of placeFaults(changed, plan)) check.add(each.field, each.text);
    if (check.faults.length > 0) return check.result({ code: booth.code });
    await updateBooth(tx, changed);
    return ok({ code: changed.code });
  });
}

export async function removeBooth(
  services: Services,
  actor: Actor,
  input: { eventId: string; boothId: string; requestId?: string },
): Promise<Result<{ code: string }>> {
  return arrange(services, actor, input, async (tx, event) => {
    const booth = boothOf(await listBooths(tx, event.id), input.boothId);
    await deleteBooth(tx, event.id, booth.id);
    return ok({ code: booth.code });
  });
}

export async function resizeFloor(
  services: Services,
  actor: Actor,
  input: { eventId: string; version: number; columns: string; rows: string; requestId?: string },
): Promise<Result<{ columns: number; rows: number }>> {
  return arrange(services, actor, input, async (tx, event) => {
    const check = startChecks();
    const size = (name: "columns" | "rows", label: string) => {
      if (input[name] === "") check.add(name, `Nhập ${label}.`);
      return check.optionalWhole(name, input[name], { label, min: 1, max: 60 }) ?? 1;
    };
    const [columns, rows] = [size("columns", "số cột"), size("rows", "số hàng")];
    const outside = (await listBooths(tx, event.id)).filter(
      (booth) => booth.x + booth.width - 1 > columns || booth.y + booth.height - 1 > rows,
    );
    if (outside.length > 0 && check.faults.length === 0)
      check.add(
        "columns",
        `Gian ${outside.map(({ code }) => code).join(", ")} sẽ nằm ngoài sơ đồ. Dời trước.`,
      );
    if (check.faults.length > 0) return check.result({ columns, rows });
    const which = { id: event.id, version: input.version, at: services.now() };
    if (!(await setFloor(tx, which, { columns, rows }))) throw new Conflict();
    return ok({ columns, rows });
  });
}

export function boothOf(booths: readonly Booth[], boothId: string): Booth {
  const booth = isUuid(boothId) ? booths.find(({ id }) => id === boothId) : undefined;
  if (!booth) throw new NotFound("Không tìm thấy gian hàng này.");
  return booth;
}

/** One change of the plan: the event is locked, so that two people never put two booths on one place. */
async function arrange<T extends Record<string, unknown>>(
  services: Services,
  actor: Actor,
  input: { eventId: string; requestId?: string },
  work: (tx: Tx, event: PromotionEvent) => Promise<Result<T>>,
): Promise<Result<T>> {
  await eventToRun(services.db, actor, input.eventId);
  return services.db.transaction().execute(async (tx) => {
    const event = await eventToRun(tx, actor, input.eventId, { lock: true });
    assertEventAllows(event, "arrange");
    const done = await work(tx, event);
    if (done.ok)
      await audit(tx, {
        provinceCode: event.provinceCode,
        actor,
        action: "promotion.arrange-floor",
        subject: { kind: "promotion-event", id: event.id },
        requestId: input.requestId,
        details: done.value,
      });
    return done;
  });
}
