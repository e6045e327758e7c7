import { audit } from "#platform/audit";
import { type Executor, uuidv7 } from "#platform/db";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { freeSlug, slugBase } from "#platform/text";
import { readRule } from "../domain/invitation.ts";
import { runnerUnit } from "../permissions.ts";
import { insertBooths, listBooths } from "../store/booths.store.ts";
import {
  findRule,
  insertEvent,
  keepRule,
  listSlugsLikeAny,
  setFloor,
  updateEvent,
} from "../store/events.store.ts";
import { checkEvent, type TypedEvent, typedFrom } from "./check-event.ts";
import { assertEventAllows, eventToRun } from "./event-access.ts";

export const emptyEvent: TypedEvent = {
  kind: "",
  title: "",
  organiser: "",
  scope: "inside",
  place: "",
  placeProvinceCode: "",
  abroad: "",
  startsOn: "",
  endsOn: "",
  registerBy: "",
  planNumber: "",
  description: "",
  plannedCostVnd: "",
  boothsRented: "",
};

/** The unit a new event belongs to. */
export function unitForNew(actor: Actor): { provinceCode: string; communeCode: string | null } {
  const unit = runnerUnit(actor);
  if (!unit) throw new NotAllowed("Chỉ cán bộ OCOP của tỉnh hoặc của xã lập sự kiện.");
  return unit;
}

/** The form of a new event: empty, or filled from an earlier one without its days. */
export async function suggestEvent(services: Services, actor: Actor, copyOf: string): Promise<TypedEvent> {
  unitForNew(actor);
  if (copyOf === "") return emptyEvent;
  const earlier = await eventToRun(services.db, actor, copyOf);
  return { ...typedFrom(earlier), startsOn: "", endsOn: "", registerBy: "", planNumber: "" };
}

export interface PlanInput {
  typed: TypedEvent;
  /** Its floor plan and rule of invitation are taken along; "" for none. */
  copyOf: string;
  requestId?: string;
  /** Only the demonstration sets it; no form has such a field. */
  isDemo?: boolean;
}

export async function planEvent(
  services: Services,
  actor: Actor,
  input: PlanInput,
): Promise<Result<{ id: string }>> {
  const unit = unitForNew(actor);
  const checked = checkEvent(input.typed, unit.provinceCode);
  if (!checked.ok) return checked;
  const source = input.copyOf === "" ? undefined : await eventToRun(services.db, actor, input.copyOf);
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    const slug = await freeEventSlug(tx, checked.value.title, checked.value.startsOn);
    await insertEvent(tx, {
      ...checked.value,
      ...unit,
      id,
      slug,
      createdBy: actor.accountId,
      isDemo: input.isDemo ?? false,
    });
    if (source) await takeAlong(tx, services, { from: source, to: id });
    await audit(tx, {
      provinceCode: unit.provinceCode,
      actor,
      action: "promotion.plan-event",
      subject: { kind: "promotion-event", id },
      requestId: input.requestId,
      details: { title: checked.value.title, ...(source ? { copyOf: source.id } : {}) },
    });
  });
  return ok({ id });
}

async function freeEventSlug(db: Executor, title: string, startsOn: string): Promise<string> {
  const name = title.includes(startsOn.slice(0, 4)) ? title : `${title} ${startsOn.slice(0, 4)}`;
  return freeSlug(name, await listSlugsLikeAny(db, [slugBase(name, "su-kien")]), "su-kien");
}

interface Copy {
  from: { id: string; floorColumns: number; floorRows: number };
  to: string;
}

async function takeAlong(
  tx: Parameters<typeof insertBooths>[0],
  services: Services,
  copy: Copy,
): Promise<void> {
  const { from, to } = copy;
  const booths = await listBooths(tx, from.id);
  const floor = { columns: from.floorColumns, rows: from.floorRows };
  await setFloor(tx, { id: to, version: 1, at: services.now() }, floor);
  await insertBooths(
    tx,
    booths.map((booth) => ({ ...booth, id: uuidv7(), eventId: to })),
  );
  await keepRule(tx, to, readRule(await findRule(tx, from.id)));
}

export async function changeEvent(
  services: Services,
  actor: Actor,
  input: { eventId: string; version: number; typed: TypedEvent; requestId?: string },
): Promise<Result<{ id: string }>> {
  const event = await eventToRun(services.db, actor, input.eventId);
  assertEventAllows(event, "change");
  const checked = checkEvent(input.typed, event.provinceCode);
  if (!checked.ok) return checked;
  const { id } = event;
  await services.db.transaction().execute(async (tx) => {
    const done = await updateEvent(tx, { id, version: input.version, at: services.now() }, checked.value);
    if (!done) throw new Conflict();
    await audit(tx, {
      provinceCode: event.provinceCode,
      actor,
      action: "promotion.change-event",
      subject: { kind: "promotion-event", id },
      requestId: input.requestId,
      details: { title: checked.value.title, startsOn: checked.value.startsOn, endsOn: checked.value.endsOn },
    });
  });
  return ok({ id });
}
