import { moveDossier } from "#modules/dossiers";
import { audit } from "#platform/audit";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { assertAllowed, mayRunSession } from "../permissions.ts";
import { removeFromPlanned } from "../store/sessions.store.ts";
import { loadRoom } from "./read-room.ts";

/** A dossier given to a session by mistake goes back to its round, as long as nobody has begun to mark. */
export async function takeBackDossier(
  services: Services,
  actor: Actor,
  input: { sessionId: string; dossierId: string; version: number },
): Promise<void> {
  const { sessionId, dossierId, version } = input;
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayRunSession(actor, room));
  if (!room.dossiers.some((dossier) => dossier.id === dossierId))
    throw new NotFound("Hồ sơ này không thuộc phiên họp.");
  if (room.session.status !== "planned")
    throw new Conflict("Phiên họp đã mở nên không rút hồ sơ ra được nữa.");
  await services.db.transaction().execute(async (tx) => {
    if (!(await removeFromPlanned(tx, { id: sessionId, version }, dossierId)))
      throw new Conflict("Phiên họp vừa được người khác mở hoặc thay đổi. Hãy tải lại trang.");
    await moveDossier(services, tx, actor, { dossierId, action: "takeBackFromCouncil" });
    await audit(tx, {
      provinceCode: room.council.provinceCode,
      actor,
      action: "evaluation.take-back-dossier",
      subject: { kind: "dossier", id: dossierId },
      details: { sessionId },
    });
  });
}
