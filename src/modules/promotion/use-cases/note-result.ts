import { dayInVietnam } from "#platform/calendar";
import { isUuid, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { takesResults } from "../domain/actions.ts";
import { eventStatuses } from "../domain/event.ts";
import { participationStatuses } from "../domain/participation.ts";
import { type ResultKind, resultKinds, resultNeeds } from "../domain/result.ts";
import { updateParticipation } from "../store/participations.store.ts";
import { insertResults, withdrawResult } from "../store/results.store.ts";
import { noteAnswer } from "./answer-invitation.ts";
import { type OpenParticipation, participationToWorkOn } from "./participation-access.ts";
import { keepStarsOfDay } from "./step-participation.ts";

export const resultFields = ["kind", "amountVnd", "partner", "note", "happenedOn"] as const;
export type TypedResult = Typed<(typeof resultFields)[number]>;

/** Noted in the hall, in few taps; the first note also says that the producer is there. */
export async function noteResult(
  services: Services,
  actor: Actor,
  input: { participationId: string; typed: TypedResult; requestId?: string },
): Promise<Result<{ kind: ResultKind }>> {
  const found = await participationToWorkOn(services.db, actor, input.participationId);
  assertTakes(found);
  const { event } = found;
  const checked = checkResult(input.typed, {
    from: event.startsOn,
    until: [dayInVietnam(services.now()), event.endsOn].sort()[0] ?? event.endsOn,
  });
  if (!checked.ok) return checked;
  await services.db.transaction().execute(async (tx) => {
    const locked = await participationToWorkOn(tx, actor, input.participationId, { lock: true });
    assertTakes(locked);
    const { participation } = locked;
    const at = services.now();
    await insertResults(tx, [
      {
        ...checked.value,
        id: uuidv7(),
        eventId: event.id,
        participationId: participation.id,
        provinceCode: event.provinceCode,
        notedBy: actor.accountId,
        notedByName: actor.displayName,
        notedAt: at,
        isDemo: event.isDemo,
      },
    ]);
    if (participation.status === "confirmed") {
      await updateParticipation(tx, participation, { status: "attended" });
      await keepStarsOfDay(tx, services, locked);
    }
    await noteAnswer(tx, actor, locked, {
      step: "note-result-of",
      requestId: input.requestId,
      kind: checked.value.kind,
      amountVnd: checked.value.amountVnd,
    });
  });
  return ok({ kind: checked.value.kind });
}

function assertTakes({ event, participation }: OpenParticipation): void {
  if (takesResults(event.status, participation.status)) return;
  throw new Conflict(
    `Chưa ghi kết quả được: sự kiện “${eventStatuses[event.status].toLowerCase()}”, chủ thể “${participationStatuses[participation.status].toLowerCase()}”.`,
  );
}

function checkResult(typed: TypedResult, days: { from: string; until: string }) {
  const check = startChecks();
  const kind = check.choice(
    "kind",
    typed.kind,
    Object.keys(resultKinds) as ResultKind[],
    "Chọn loại kết quả.",
  );
  const amountVnd = check.optionalWhole("amountVnd", typed.amountVnd, {
    label: "số tiền",
    max: 1_000_000_000_000,
  });
  const partner = check.optionalLine("partner", typed.partner, { label: "khách hàng, đối tác", max: 200 });
  const note = check.optionalText("note", typed.note, { label: "ghi chú", max: 1000 });
  const known = check.faults.every(({ field }) => field !== "kind");
  if (known && resultNeeds[kind] === "amount" && typed.amountVnd === "")
    check.add("amountVnd", kind === "sale" ? "Nhập số tiền bán được." : "Nhập giá trị hợp đồng.");
  if (known && kind === "contract" && partner === null) check.add("partner", "Nhập tên bên ký hợp đồng.");
  if (known && resultNeeds[kind] === "partner" && partner === null)
    check.add("partner", "Nhập tên khách hàng hoặc đối tác.");
  const happenedOn = check.optionalDay("happenedOn", typed.happenedOn, { label: "ngày" }) ?? days.until;
  if (happenedOn < days.from || happenedOn > days.until)
    check.add("happenedOn", "Chọn một ngày của sự kiện, không sau hôm nay.");
  return check.result({ kind, amountVnd, partner, note, happenedOn });
}

/** A mistake is not wiped out: it stays to be seen with its reason and counts no more. */
export async function takeBackResult(
  services: Services,
  actor: Actor,
  input: { participationId: string; resultId: string; reason: string; requestId?: string },
): Promise<Result<void>> {
  const found = await participationToWorkOn(services.db, actor, input.participationId);
  if (!isUuid(input.resultId)) throw new NotFound("Không tìm thấy kết quả này.");
  assertTakes(found);
  const check = startChecks();
  const reason = check.line(`reason-${input.resultId}`, input.reason, {
    label: "lý do rút",
    min: 3,
    max: 300,
  });
  if (check.faults.length > 0) return check.result(undefined);
  return services.db.transaction().execute(async (tx) => {
    const { participation } = found;
    const which = { id: input.resultId, participationId: participation.id, reason, at: services.now() };
    if (!(await withdrawResult(tx, which)))
      throw new NotFound("Kết quả này không còn, hoặc đã rút trước đó.");
    await noteAnswer(tx, actor, found, {
      step: "withdraw-result-of",
      requestId: input.requestId,
      resultId: input.resultId,
      reason,
    });
    return ok(undefined);
  });
}
