import { audit } from "#platform/audit";
import { acceptUpload } from "#platform/files";
import { type Actor, Conflict, NotAllowed, type Services, type UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { mayKeepSignedCopy } from "../../permissions.ts";
import { changeDecision, lockDecision } from "../../store/decisions.store.ts";
import { viewDecision } from "./prepare-decision.ts";

/** Keeps the scan of the decision as it was signed and stamped; an earlier scan stays stored, the newest counts. */
export async function keepSignedCopy(
  services: Services,
  actor: Actor,
  input: { id: string; version: number; file: UploadedFile | undefined; requestId: string },
): Promise<Result<null>> {
  const { decision: seen } = await viewDecision(services, actor, input.id);
  if (!mayKeepSignedCopy(actor, seen)) throw new NotAllowed();
  const { file } = input;
  if (!file) return fault("ban-ky", "Chọn tệp bản ký (PDF hoặc ảnh chụp rõ).");
  return services.db.transaction().execute(async (tx) => {
    const decision = await lockDecision(tx, seen.id);
    if (decision?.status !== "approved" || decision.version !== input.version) throw new Conflict();
    const stored = await acceptUpload(tx, services.storage, file, {
      ownerModule: "certification",
      ownerKind: "signed-decision",
      ownerId: decision.id,
      provinceCode: decision.provinceCode,
      sensitivity: "internal",
      uploadedBy: actor.accountId,
      accept: "either",
    });
    if (!stored.ok) return stored;
    const fileId = stored.value.id;
    await changeDecision(tx, decision, { status: decision.status, signedFileId: fileId });
    await audit(tx, {
      provinceCode: decision.provinceCode,
      actor,
      action: "certification.keep-signed-copy",
      subject: { kind: "decision", id: decision.id },
      requestId: input.requestId,
      details: { fileId, sha256: stored.value.sha256, replaced: decision.signedFileId },
    });
    return ok(null);
  });
}
