import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, type Services } from "#platform/http";
import { tell } from "#platform/notices";
import { ok, type Result } from "#platform/result";
import { formatDate } from "#platform/ui";
import { participationAfter, participationAllows } from "../domain/actions.ts";
import { MOST_SHOWN, participationStatuses } from "../domain/participation.ts";
import { mayRunEvent } from "../permissions.ts";
import { listOffered } from "../store/candidates.store.ts";
import { replaceShown, updateParticipation } from "../store/participations.store.ts";
import { promotionUrls as urls } from "../urls.ts";
import { namedIn, type OpenParticipation, participationToWorkOn } from "./participation-access.ts";

export const answerFields = ["contactName", "contactPhone", "wish"] as const;
export type TypedAnswer = Typed<(typeof answerFields)[number]>;

interface AnswerInput {
  participationId: string;
  version: number;
  typed: TypedAnswer;
  productIds: readonly string[];
  requestId?: string;
}

/** The producer says that it comes, what it shows and whom to call; the office then confirms. */
export async function registerForEvent(
  services: Services,
  actor: Actor,
  input: AnswerInput,
): Promise<Result<void>> {
  const found = await participationToWorkOn(services.db, actor, input.participationId);
  const { event, participation, producer } = found;
  assertOpen(found, "register");
  const today = dayInVietnam(services.now());
  const check = startChecks();
  const contactName = check.line("contactName", input.typed.contactName, {
    label: "tên người liên hệ",
    max: 120,
  });
  const contactPhone = check.optionalPhone("contactPhone", input.typed.contactPhone);
  if (input.typed.contactPhone === "") check.add("contactPhone", "Nhập số điện thoại người liên hệ.");
  const wish = check.optionalText("wish", input.typed.wish, { label: "nguyện vọng", max: 1000 });
  const late = event.registerBy !== null && today > event.registerBy && !mayRunEvent(actor, event);
  if (late && event.registerBy)
    check.add(
      "contactName",
      `Hạn đăng ký đã qua ngày ${formatDate(event.registerBy)}. Hãy gọi đơn vị tổ chức.`,
    );
  const offered = producer
    ? ((await listOffered(services.db, [producer.id], event.startsOn)).get(producer.id) ?? [])
    : [];
  const shown = offered.filter(({ productId }) => input.productIds.includes(productId));
  if (shown.length === 0) check.add("san-pham-dua", "Chọn ít nhất một sản phẩm đưa đi trưng bày.");
  if (shown.length > MOST_SHOWN) check.add("san-pham-dua", `Chọn tối đa ${MOST_SHOWN} sản phẩm.`);
  if (check.faults.length > 0) return check.result(undefined);
  return services.db.transaction().execute(async (tx) => {
    const status = participationAfter(participation.status, "register");
    const potential = shown.every(({ everRecognised }) => !everRecognised);
    const which = { id: participation.id, version: input.version };
    const change = { ...(status ? { status } : {}), contactName, contactPhone, wish, potential };
    if (!(await updateParticipation(tx, which, { ...change, answeredAt: services.now() })))
      throw new Conflict();
    await replaceShown(tx, participation.id, shown);
    await noteAnswer(tx, actor, found, {
      step: "register",
      products: shown.length,
      requestId: input.requestId,
    });
    if (!mayRunEvent(actor, event)) await tell(tx, answerLetter(found, `đăng ký ${shown.length} sản phẩm`));
    return ok(undefined);
  });
}

export async function declineInvitation(
  services: Services,
  actor: Actor,
  input: { participationId: string; version: number; reason: string; requestId?: string },
): Promise<Result<void>> {
  const found = await participationToWorkOn(services.db, actor, input.participationId);
  const { event, participation } = found;
  const step = participation.status === "confirmed" && event.status === "running" ? "turnDown" : "decline";
  assertOpen(found, step);
  const check = startChecks();
  const reason = check.line("reason", input.reason, { label: "lý do không tham gia", min: 3, max: 500 });
  if (check.faults.length > 0) return check.result(undefined);
  return services.db.transaction().execute(async (tx) => {
    const which = { id: participation.id, version: input.version };
    const change = { status: "declined" as const, boothId: null, note: reason, answeredAt: services.now() };
    if (!(await updateParticipation(tx, which, change))) throw new Conflict();
    await noteAnswer(tx, actor, found, { step: "decline", reason, requestId: input.requestId });
    if (!mayRunEvent(actor, event)) await tell(tx, answerLetter(found, `không tham gia: ${reason}`));
    return ok(undefined);
  });
}

export function assertOpen(
  { event, participation }: OpenParticipation,
  action: Parameters<typeof participationAllows>[2],
): void {
  if (participationAllows(event.status, participation.status, action)) return;
  throw new Conflict(
    `Lần tham gia này đang “${participationStatuses[participation.status]}” nên không làm được bước này. Hãy tải lại trang.`,
  );
}

type Tx = Parameters<typeof audit>[0];

export function noteAnswer(
  tx: Tx,
  actor: Actor,
  found: OpenParticipation,
  { step, requestId, ...details }: { step: string; requestId: string | undefined } & Record<string, unknown>,
): Promise<void> {
  const { participation } = found;
  return audit(tx, {
    provinceCode: participation.provinceCode,
    actor: namedIn(actor, found),
    action: `promotion.${step}-participation`,
    subject: { kind: "promotion-participation", id: participation.id },
    requestId,
    details: { eventId: participation.eventId, from: participation.status, ...details },
  });
}

function answerLetter({ event, participation }: OpenParticipation, what: string) {
  const unit = event.communeCode
    ? { role: "commune_officer", unitKind: "commune", unitCode: event.communeCode }
    : { role: "province_officer", unitKind: "province", unitCode: event.provinceCode };
  return {
    about: { kind: "promotion-participation", id: participation.id },
    to: [unit],
    subject: `${participation.producerName} trả lời thư mời`,
    body: `${participation.producerName} trả lời thư mời “${event.title}”: ${what}.`,
    href: urls.participation(participation.id),
  };
}
