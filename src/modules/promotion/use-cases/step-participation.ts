import { dayInVietnam } from "#platform/calendar";
import { isUuid, type Tx } from "#platform/db";
import { type Actor, Conflict, type Services } from "#platform/http";
import { tell } from "#platform/notices";
import { fault, ok, type Result } from "#platform/result";
import { formatDate } from "#platform/ui";
import { type ParticipationAction, participationAfter, participationAllows } from "../domain/actions.ts";
import { MOST_SHARING } from "../domain/floor.ts";
import type { ParticipationStatus } from "../domain/participation.ts";
import { listBooths } from "../store/booths.store.ts";
import { listOffered } from "../store/candidates.store.ts";
import { countInBooth, setShownStars, updateParticipation } from "../store/participations.store.ts";
import { promotionUrls as urls } from "../urls.ts";
import { assertOpen, noteAnswer } from "./answer-invitation.ts";
import { assertEventAllows, getEvent } from "./event-access.ts";
import { type OpenParticipation, participationToRun } from "./participation-access.ts";

interface StepInput {
  participationId: string;
  version: number;
  step: string;
  reason: string;
  requestId?: string;
}

const officeSteps = ["invite", "confirm", "turnDown", "attend", "miss"] as const;

/** What whoever runs the event does with one participation. */
export async function stepParticipation(
  services: Services,
  actor: Actor,
  input: StepInput,
): Promise<Result<{ status: ParticipationStatus }>> {
  const found = await participationToRun(services.db, actor, input.participationId);
  const step = officeSteps.find((each) => each === input.step);
  if (!step) return fault("step", "Chọn việc cần làm với lần tham gia này.");
  assertOpen(found, step);
  const reason = input.reason.trim();
  if (step === "turnDown" && reason.length < 3)
    return fault("reason", "Ghi lý do để chủ thể hiểu vì sao chưa xếp được chỗ.");
  const { participation } = found;
  const status = participationAfter(participation.status, step) ?? participation.status;
  await services.db.transaction().execute(async (tx) => {
    const which = { id: participation.id, version: input.version };
    const change = {
      status,
      ...(step === "turnDown" ? { boothId: null, note: reason } : {}),
      ...(step === "invite" ? { invitedAt: services.now() } : {}),
    };
    if (!(await updateParticipation(tx, which, change))) throw new Conflict();
    if (step === "attend") await keepStarsOfDay(tx, services, found);
    await noteAnswer(tx, actor, found, { step, requestId: input.requestId, ...(reason ? { reason } : {}) });
    await writeTo(tx, found, step, reason);
  });
  return ok({ status });
}

/** Products on show keep the star they have on the day their producer stands there. */
export async function keepStarsOfDay(tx: Tx, services: Services, found: OpenParticipation): Promise<void> {
  const { participation, producer } = found;
  if (!producer) return;
  const today = dayInVietnam(services.now());
  const offered = (await listOffered(tx, [producer.id], today)).get(producer.id) ?? [];
  await setShownStars(tx, participation.id, new Map(offered.map(({ productId, star }) => [productId, star])));
}

async function writeTo(
  tx: Tx,
  { event, participation }: OpenParticipation,
  step: ParticipationAction,
  reason: string,
): Promise<void> {
  const { producerId } = participation;
  if (!producerId || step === "attend" || step === "miss") return;
  const when = `từ ${formatDate(event.startsOn)} đến ${formatDate(event.endsOn)}`;
  const words: Partial<Record<ParticipationAction, { subject: string; body: string }>> = {
    confirm: {
      subject: `Đã xác nhận: ${event.title}`,
      body: `Đơn vị tổ chức đã xác nhận cơ sở tham gia “${event.title}”, ${when}.`,
    },
    turnDown: {
      subject: `Chưa xếp được chỗ: ${event.title}`,
      body: `Đơn vị tổ chức chưa xếp được chỗ cho cơ sở tại “${event.title}”.\nLý do: ${reason}`,
    },
    invite: {
      subject: `Mời lại: ${event.title}`,
      body: `Cơ sở được mời lại tham gia “${event.title}”, ${when}.`,
    },
  };
  const letter = words[step];
  if (!letter) return;
  await tell(tx, {
    about: { kind: "promotion-participation", id: participation.id },
    to: [{ producerId }],
    ...letter,
    href: urls.participation(participation.id),
  });
}

/** Gives a booth, or takes it away with an empty choice; two producers share one at most. */
export async function placeInBooth(
  services: Services,
  actor: Actor,
  input: { participationId: string; version: number; boothId: string; requestId?: string },
): Promise<Result<{ code: string | null }>> {
  const found = await participationToRun(services.db, actor, input.participationId);
  const { event, participation } = found;
  assertEventAllows(event, "arrange");
  const placeable: readonly ParticipationStatus[] = ["registered", "confirmed", "attended"];
  if (!placeable.includes(participation.status))
    throw new Conflict("Chỉ xếp gian cho chủ thể đã đăng ký, đã xác nhận hoặc có mặt.");
  return services.db.transaction().execute(async (tx) => {
    // The lock on the event keeps a third producer from slipping into a shared booth.
    await getEvent(tx, event.id, { lock: true });
    const booth = isUuid(input.boothId)
      ? (await listBooths(tx, event.id)).find(({ id, kind }) => id === input.boothId && kind === "booth")
      : undefined;
    if (input.boothId !== "" && !booth) return fault("boothId", "Chọn một gian có trên sơ đồ.");
    if (booth && (await countInBooth(tx, booth.id, participation.id)) >= MOST_SHARING)
      return fault("boothId", `Gian ${booth.code} đã có ${MOST_SHARING} chủ thể. Chọn gian khác.`);
    const which = { id: participation.id, version: input.version };
    if (!(await updateParticipation(tx, which, { boothId: booth?.id ?? null }))) throw new Conflict();
    await noteAnswer(tx, actor, found, {
      step: "place",
      booth: booth?.code ?? null,
      requestId: input.requestId,
    });
    return ok({ code: booth?.code ?? null });
  });
}

/** Steps of the office that are open now, for its buttons. */
export function openOfficeSteps({ event, participation }: OpenParticipation): (typeof officeSteps)[number][] {
  return officeSteps.filter((step) => participationAllows(event.status, participation.status, step));
}
