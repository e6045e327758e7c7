import { moveDossier } from "#modules/dossiers";
import { audit } from "#platform/audit";
import { type Tx, uuidv7 } from "#platform/db";
import { type Actor, Conflict, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { assertAllowed, mayRunSession } from "../permissions.ts";
import { listMembers } from "../store/councils.store.ts";
import { insertRecusal } from "../store/recusals.store.ts";
import { listRoundDossiers } from "../store/rounds.store.ts";
import { insertSessionDossiers, listSessionDossiers } from "../store/sessions.store.ts";
import { findLinks } from "./find-links.ts";
import { loadRoom } from "./read-room.ts";

const mostPerSession = 100;

/** Gives dossiers of the round to a session; members linked to a producer in the register are recused at once. */
export async function assignDossiers(
  services: Services,
  actor: Actor,
  sessionId: string,
  dossierIds: readonly string[],
): Promise<Result<{ count: number }>> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayRunSession(actor, room));
  if (room.session.status === "closed")
    throw new Conflict("Phiên họp đã kết thúc, không giao thêm hồ sơ được.");
  const wanted = [...new Set(dossierIds)];
  if (wanted.length === 0) return fault("dossierIds", "Chọn ít nhất một hồ sơ để giao cho phiên họp.");
  if (room.dossiers.length + wanted.length > mostPerSession) {
    return fault("dossierIds", `Một phiên họp nhận tối đa ${mostPerSession} hồ sơ. Hãy lập thêm phiên.`);
  }
  const { provinceCode, roundId } = room.council;
  const waiting = await listRoundDossiers(services.db, {
    provinceCode,
    roundId,
    statuses: ["in_round"],
    limit: 1000,
  });
  if (!wanted.every((id) => waiting.some((dossier) => dossier.id === id))) {
    throw new Conflict(
      "Có hồ sơ vừa được giao cho phiên khác hoặc không thuộc đợt này. Hãy tải lại trang và chọn lại.",
    );
  }
  const last = Math.max(0, ...room.dossiers.map((dossier) => dossier.position));
  await services.db.transaction().execute(async (tx) => {
    await insertSessionDossiers(
      tx,
      sessionId,
      wanted.map((id, i) => ({ id, position: last + i + 1 })),
    );
    for (const dossierId of wanted) {
      await moveDossier(services, tx, actor, {
        dossierId,
        action: "takeToCouncil",
        law: "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3",
      });
    }
    await recordRegisterLinks(tx, { id: sessionId, councilId: room.council.id });
    await audit(tx, {
      provinceCode,
      actor,
      action: "evaluation.assign-dossiers",
      subject: { kind: "session", id: sessionId },
      details: { dossierIds: wanted },
    });
  });
  return ok({ count: wanted.length });
}

/** Writes down every recusal that the registers show; done twice it adds nothing. */
export async function recordRegisterLinks(tx: Tx, session: { id: string; councilId: string }): Promise<void> {
  const members = await listMembers(tx, session.councilId);
  const dossiers = await listSessionDossiers(tx, session.id);
  for (const link of (await findLinks(tx, session.id, members, dossiers)).certain) {
    await insertRecusal(tx, uuidv7(), { ...link, foundBy: "register" });
  }
}
