import { type Actor, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { tidyText } from "../domain/form-section.ts";
import { mayWithdraw } from "../permissions.ts";
import { getDossier } from "./dossier-records.ts";
import { moveDossier } from "./move-dossier.ts";

export interface WithdrawInput {
  dossierId: string;
  version: number;
  reason: string;
  requestId: string;
}

/** The producer takes the dossier back; possible until a council has it. */
export async function withdrawDossier(
  services: Services,
  actor: Actor,
  input: WithdrawInput,
): Promise<Result<null>> {
  const dossier = await getDossier(services.db, input.dossierId);
  if (!mayWithdraw(actor, dossier))
    throw new NotAllowed("Chỉ người đại diện của chủ thể mới rút được hồ sơ.");
  const reason = tidyText(input.reason);
  if (reason.length > 500) return fault("reason", "Lý do dài quá 500 ký tự.");
  await services.db.transaction().execute((tx) =>
    moveDossier(services, tx, actor, {
      dossierId: dossier.id,
      action: "withdraw",
      expectedVersion: input.version,
      note: reason || undefined,
      requestId: input.requestId,
    }),
  );
  return ok(null);
}
