import { type AuditActor, audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, type Services } from "#platform/http";
import { type Recipient, tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import { formatDate } from "#platform/ui";
import { type EventAction, eventAfter } from "../domain/actions.ts";
import { type EventStatus, eventStatuses, type PromotionEvent } from "../domain/event.ts";
import { type EventStep, listStarting, stepEvent } from "../store/events.store.ts";
import { listParticipants } from "../store/participants.store.ts";
import { promotionUrls as urls } from "../urls.ts";
import { assertEventAllows, eventToRun } from "./event-access.ts";

interface StepInput {
  eventId: string;
  version: number;
  requestId?: string;
}

type Named = "open" | "start" | "restore";

/** Opens invitations, starts the event on its first day, takes a cancelled one up again. */
export async function takeStep(
  services: Services,
  actor: Actor,
  input: StepInput & { step: string },
): Promise<Result<{ status: EventStatus }>> {
  const event = await eventToRun(services.db, actor, input.eventId);
  const steps: readonly Named[] = ["open", "start", "restore"];
  const step = steps.find((each) => each === input.step);
  if (!step) return fault("step", "Chọn bước tiếp theo của sự kiện.");
  assertEventAllows(event, step);
  const today = dayInVietnam(services.now());
  if (step === "start" && event.startsOn > today)
    return fault(
      "step",
      `Sự kiện bắt đầu ngày ${formatDate(event.startsOn)}. Nếu khai mạc sớm, sửa ngày bắt đầu trước.`,
    );
  await services.db.transaction().execute(async (tx) => {
    const change = step === "open" ? { announced: true } : step === "restore" ? { cancelReason: null } : {};
    await move(tx, services, {
      event,
      step,
      version: input.version,
      change,
      actor,
      requestId: input.requestId,
    });
  });
  return ok({ status: eventAfter(event.status, step) ?? event.status });
}

export async function cancelEvent(
  services: Services,
  actor: Actor,
  input: StepInput & { reason: string },
): Promise<Result<void>> {
  const event = await eventToRun(services.db, actor, input.eventId);
  assertEventAllows(event, "cancel");
  const check = startChecks();
  const reason = check.line("reason", input.reason, { label: "lý do huỷ", min: 10, max: 500 });
  if (check.faults.length > 0) return check.result(undefined);
  return services.db.transaction().execute(async (tx) => {
    await move(tx, services, {
      event,
      step: "cancel",
      version: input.version,
      change: { cancelReason: reason },
      actor,
      requestId: input.requestId,
    });
    const to = await producersOf(tx, event.id);
    if (to.length > 0)
      await tell(tx, {
        about: { kind: "promotion-event", id: event.id },
        to,
        subject: `Huỷ: ${event.title}`,
        body: `Sự kiện “${event.title}” (${formatDate(event.startsOn)}) không tổ chức nữa.\nLý do: ${reason}`,
        href: urls.mine,
      });
    return ok(undefined);
  });
}

export interface ClosingInput extends StepInput {
  summary: string;
  spentVnd: string;
}

/** What is left open at the end is settled by whoever closes: nobody stays between present and absent. */
export async function closeEvent(
  services: Services,
  actor: Actor,
  input: ClosingInput,
): Promise<Result<void>> {
  const event = await eventToRun(services.db, actor, input.eventId);
  assertEventAllows(event, "close");
  const check = startChecks();
  const summary = check.optionalText("summary", input.summary, {
    label: "nhận xét chung",
    min: 10,
    max: 4000,
  });
  if (input.summary.trim() === "") check.add("summary", "Nhập nhận xét chung về sự kiện.");
  const spentVnd = check.optionalWhole("spentVnd", input.spentVnd, {
    label: "kinh phí đã chi",
    max: 1_000_000_000_000,
  });
  const open = (await listParticipants(services.db, event.id)).filter(({ status }) => status === "confirmed");
  if (open.length > 0)
    check.add("summary", `Còn ${open.length} chủ thể chưa ghi có mặt hay vắng. Ghi xong rồi kết thúc.`);
  if (check.faults.length > 0) return check.result(undefined);
  return services.db.transaction().execute(async (tx) => {
    await move(tx, services, {
      event,
      step: "close",
      version: input.version,
      change: { summary, spentVnd, closed: true },
      actor,
      requestId: input.requestId,
      details: { spentVnd },
    });
    return ok(undefined);
  });
}

/** Figures that were wrong are mended after opening again; the reason stays in the trail. */
export async function reopenEvent(
  services: Services,
  actor: Actor,
  input: StepInput & { reason: string },
): Promise<Result<void>> {
  const event = await eventToRun(services.db, actor, input.eventId);
  assertEventAllows(event, "reopen");
  const check = startChecks();
  const reason = check.line("reason", input.reason, { label: "lý do mở lại", min: 10, max: 500 });
  if (check.faults.length > 0) return check.result(undefined);
  return services.db.transaction().execute(async (tx) => {
    await move(tx, services, {
      event,
      step: "reopen",
      version: input.version,
      change: { closed: false },
      actor,
      requestId: input.requestId,
      details: { reason },
    });
    return ok(undefined);
  });
}

/** Every night: events whose first day has come begin by themselves. */
export async function startDue(services: Services): Promise<number> {
  const due = await listStarting(services.db, dayInVietnam(services.now()));
  for (const event of due) {
    await services.db.transaction().execute(async (tx) => {
      const done = await stepEvent(
        tx,
        { id: event.id, version: event.version, at: services.now() },
        { status: "running" },
      );
      // Somebody pressed the button meanwhile: that is as good.
      if (done) await note(tx, { event, step: "start", actor: null, requestId: undefined });
    });
  }
  return due.length;
}

interface Move {
  event: PromotionEvent;
  step: EventAction;
  version: number;
  change: Omit<EventStep, "status">;
  actor: AuditActor;
  requestId: string | undefined;
  details?: Record<string, unknown>;
}

async function move(tx: Tx, services: Services, move: Move): Promise<void> {
  const { event, step, version, change } = move;
  const status = eventAfter(event.status, step);
  if (!status) throw new Conflict(`Sự kiện đang “${eventStatuses[event.status]}”.`);
  const done = await stepEvent(tx, { id: event.id, version, at: services.now() }, { ...change, status });
  if (!done) throw new Conflict();
  await note(tx, move);
}

function note(
  tx: Tx,
  move: Pick<Move, "event" | "step" | "requestId" | "details"> & { actor: AuditActor | null },
): Promise<void> {
  const { event, step, actor, requestId, details } = move;
  return audit(tx, {
    provinceCode: event.provinceCode,
    actor,
    action: `promotion.${step}-event`,
    subject: { kind: "promotion-event", id: event.id },
    requestId,
    details: { from: event.status, ...details },
  });
}

/** Producers that still count on the event. */
async function producersOf(tx: Tx, eventId: string): Promise<Recipient[]> {
  const people = await listParticipants(tx, eventId);
  return people
    .filter(({ status }) => status !== "declined")
    .flatMap(({ producerId }) => (producerId ? [{ producerId }] : []));
}
