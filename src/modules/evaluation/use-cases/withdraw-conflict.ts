import { audit } from "#platform/audit";
import { type Actor, Conflict, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { recusalOf } from "../domain/room.ts";
import { assertAllowed, mayWithdrawConflict } from "../permissions.ts";
import { withdrawRecusal } from "../store/recusals.store.ts";
import { lockSessionDossier } from "../store/sessions.store.ts";
import { loadRoom } from "./read-room.ts";

/**
 * A conflict of interest written down by mistake is taken back by whoever presides, with the reason. What the
 * register shows is taken back by mending the register, not here.
 */
export async function withdrawConflict(
  services: Services,
  actor: Actor,
  sessionId: string,
  input: { memberId: string; dossierId: string; reason: string },
): Promise<Result<null>> {
  const { memberId, dossierId, reason } = input;
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayWithdrawConflict(actor, room, memberId));
  const dossier = room.dossiers.find((each) => each.id === dossierId);
  const recusal = recusalOf(room, memberId, dossierId);
  if (!dossier || !recusal) return fault("recusal", "Chọn một trường hợp đã ghi nhận.");
  if (recusal.foundBy === "register") {
    return fault(
      "recusal",
      "Trường hợp này do đối chiếu sổ. Nếu sổ sai, hãy sửa vai trò của người đó ở chủ thể hoặc sửa sổ tư vấn.",
    );
  }
  if (reason.length < 5 || reason.length > 500)
    return fault("withdrawReason", "Ghi rõ lý do rút (5 đến 500 ký tự); lý do được lưu trong nhật ký.");
  await services.db.transaction().execute(async (tx) => {
    const locked = await lockSessionDossier(tx, sessionId, dossierId, "shared");
    if (!locked || locked.closedAt) throw new Conflict("Hồ sơ này đã chốt kết quả.");
    const withdrawal = { at: services.now(), by: actor.accountId, reason };
    if (!(await withdrawRecusal(tx, { memberId, dossierId }, withdrawal))) throw new Conflict();
    await audit(tx, {
      provinceCode: room.council.provinceCode,
      actor,
      action: "evaluation.withdraw-conflict",
      subject: { kind: "dossier", id: dossierId },
      details: { sessionId, memberId, reason, recordedReason: recusal.reason },
    });
  });
  return ok(null);
}
