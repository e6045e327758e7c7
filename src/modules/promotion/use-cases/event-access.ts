import { type Executor, isUuid } from "#platform/db";
import { type Actor, Conflict, NotFound, unitsOf } from "#platform/http";
import { type EventAction, eventAllows } from "../domain/actions.ts";
import { eventStatuses, type PromotionEvent } from "../domain/event.ts";
import { assertAllowed, communeRoles, mayReadEvent, mayRunEvent } from "../permissions.ts";
import { communesOf, findEvent } from "../store/events.store.ts";

export async function getEvent(
  db: Executor,
  id: string,
  options: { lock?: boolean } = {},
): Promise<PromotionEvent> {
  const event = isUuid(id) ? await findEvent(db, id, options) : undefined;
  if (!event) throw new NotFound("Không tìm thấy sự kiện này.");
  return event;
}

/** The event for somebody who may read it. */
export async function viewEvent(db: Executor, actor: Actor, id: string): Promise<PromotionEvent> {
  const event = await getEvent(db, id);
  const ofCommune = unitsOf(actor, communeRoles, "commune").length > 0;
  const communes = ofCommune ? await communesOf(db, event.id) : [];
  assertAllowed(mayReadEvent(actor, event, communes), "Sự kiện này không thuộc địa bàn của bạn.");
  return event;
}

/** The event for whoever runs it. */
export async function eventToRun(
  db: Executor,
  actor: Actor,
  id: string,
  options: { lock?: boolean } = {},
): Promise<PromotionEvent> {
  const event = await getEvent(db, id, options);
  assertAllowed(mayRunEvent(actor, event), "Chỉ cán bộ của đơn vị tổ chức sự kiện làm được việc này.");
  return event;
}

export function assertEventAllows(event: PromotionEvent, action: EventAction): void {
  if (eventAllows(event.status, action)) return;
  throw new Conflict(
    `Sự kiện đang ở trạng thái “${eventStatuses[event.status]}” nên không làm được bước này. Hãy tải lại trang.`,
  );
}
