import { audit } from "#platform/audit";
import { uuidv7 } from "#platform/db";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { type Room, sittingMembers } from "../domain/room.ts";
import { scores } from "../domain/seats.ts";
import { assertAllowed, mayDeclareConflict, mayRunSession, seatOf } from "../permissions.ts";
import { insertRecusal, type Recusal } from "../store/recusals.store.ts";
import { lockSessionDossier } from "../store/sessions.store.ts";
import { loadRoom } from "./read-room.ts";

const longestReason = 500;

/** A member declares a conflict of interest in a dossier: from then on the member neither marks nor counts for it. */
export async function declareConflict(
  services: Services,
  actor: Actor,
  sessionId: string,
  dossierId: string,
  reason: string,
): Promise<Result<null>> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayDeclareConflict(actor, room, dossierId));
  const member = seatOf(actor, room);
  if (!member) throw new NotFound();
  return recuse(services, actor, room, { memberId: member.id, dossierId, reason, foundBy: "declared" });
}

/** The chair or the secretary records what came up in the room. */
export async function recordConflict(
  services: Services,
  actor: Actor,
  sessionId: string,
  input: { memberId: string; dossierId: string; reason: string },
): Promise<Result<null>> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayRunSession(actor, room));
  const member = sittingMembers(room).find((each) => each.id === input.memberId && scores(each.seat));
  if (!member) return fault("memberId", "Chọn một thành viên chấm điểm của Hội đồng.");
  if (!room.dossiers.some((dossier) => dossier.id === input.dossierId))
    return fault("dossierId", "Chọn một hồ sơ của phiên họp.");
  return recuse(services, actor, room, { ...input, foundBy: "chair" });
}

async function recuse(services: Services, actor: Actor, room: Room, recusal: Recusal): Promise<Result<null>> {
  const { reason, dossierId, memberId } = recusal;
  if (reason.length < 5)
    return fault("reason", "Ghi rõ lý do (ít nhất 5 ký tự); lý do được đưa vào biên bản.");
  if (reason.length > longestReason) return fault("reason", `Lý do dài quá ${longestReason} ký tự.`);
  const { provinceCode } = room.council;
  const sessionId = room.session.id;
  await services.db.transaction().execute(async (tx) => {
    const locked = await lockSessionDossier(tx, sessionId, dossierId, "shared");
    if (!locked || locked.closedAt) throw new Conflict("Hồ sơ này đã chốt kết quả.");
    if (!(await insertRecusal(tx, uuidv7(), recusal)))
      throw new Conflict("Thành viên này đã được ghi nhận không chấm hồ sơ này.");
    const details = { sessionId, memberId, foundBy: recusal.foundBy };
    await audit(tx, {
      provinceCode,
      actor,
      action: "evaluation.recuse-member",
      subject: { kind: "dossier", id: dossierId },
      details,
    });
  });
  return ok(null);
}
