import { moveDossier } from "#modules/dossiers";
import { audit } from "#platform/audit";
import { isUuid } from "#platform/db";
import { type Actor, Conflict, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { assertAllowed, mayManageRounds } from "../permissions.ts";
import { listRoundDossiers } from "../store/rounds.store.ts";
import { getRound } from "./read-rounds.ts";

const atOnce = 100;

/** Puts dossiers that the province has accepted into a round. All or none. */
export async function putIntoRound(
  services: Services,
  actor: Actor,
  roundId: string,
  dossierIds: readonly string[],
): Promise<Result<{ count: number }>> {
  const round = await getRound(services.db, roundId);
  assertAllowed(mayManageRounds(actor, round));
  const wanted = [...new Set(dossierIds)];
  if (wanted.length === 0) return fault("dossierIds", "Chọn ít nhất một hồ sơ để đưa vào đợt.");
  if (wanted.length > atOnce) return fault("dossierIds", `Mỗi lần đưa vào đợt tối đa ${atOnce} hồ sơ.`);
  const { provinceCode } = round;
  const waiting = await listRoundDossiers(services.db, {
    provinceCode,
    statuses: ["province_accepted"],
    limit: 1000,
  });
  // A dossier of another province, or one already taken, is not in this list.
  if (!wanted.every((id) => isUuid(id) && waiting.some((dossier) => dossier.id === id))) {
    throw new Conflict(
      "Có hồ sơ vừa được đưa vào đợt khác hoặc không còn chờ. Hãy tải lại trang và chọn lại.",
    );
  }
  await services.db.transaction().execute(async (tx) => {
    for (const dossierId of wanted) {
      await moveDossier(services, tx, actor, {
        dossierId,
        action: "putIntoRound",
        roundId,
        law: "QĐ 26/2026/QĐ-TTg, Điều 5",
      });
    }
    await audit(tx, {
      provinceCode,
      actor,
      action: "evaluation.put-into-round",
      subject: { kind: "round", id: roundId },
      details: { dossierIds: wanted },
    });
  });
  return ok({ count: wanted.length });
}
