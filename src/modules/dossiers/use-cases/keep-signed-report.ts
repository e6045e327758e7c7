import { audit } from "#platform/audit";
import { isUuid } from "#platform/db";
import { acceptUpload, type FileOwner } from "#platform/files";
import { type Actor, Conflict, NotAllowed, type Services, type UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { isFinished } from "../domain/actions.ts";
import { mayCheckAtCommune, mayReadRepresentative } from "../permissions.ts";
import { findReport, setSignedReport } from "../store/checks.store.ts";
import { findDossier } from "../store/dossiers.store.ts";
import { getDossier, lockDossier } from "./dossier-records.ts";

/** Keeps the scan of Mẫu 03 as the commune signed and stamped it; a newer scan takes the place of an older one. */
export async function keepSignedReport(
  services: Services,
  actor: Actor,
  input: { dossierId: string; file: UploadedFile | undefined; requestId: string },
): Promise<Result<null>> {
  const seen = await getDossier(services.db, input.dossierId);
  if (!mayCheckAtCommune(actor, seen)) throw new NotAllowed("Hồ sơ này không thuộc địa bàn bạn phụ trách.");
  const { file } = input;
  if (!file) return fault("ban-ky", "Chọn tệp bản ký (PDF hoặc ảnh chụp rõ).");
  return services.db.transaction().execute(async (tx) => {
    const dossier = await lockDossier(tx, seen.id);
    const report = await findReport(tx, dossier.id);
    if (!report || isFinished(dossier.status))
      throw new Conflict("Chỉ lưu bản ký khi đã lập báo cáo Mẫu 03 và hồ sơ chưa kết thúc.");
    const { provinceCode } = dossier;
    const stored = await acceptUpload(tx, services.storage, file, {
      ownerModule: "dossiers",
      ownerKind: "signed-report",
      ownerId: dossier.id,
      provinceCode,
      // Mẫu 03 carries sex and ethnicity of the representative.
      sensitivity: "sensitive",
      uploadedBy: actor.accountId,
      accept: "either",
    });
    if (!stored.ok) return stored;
    await setSignedReport(tx, dossier.id, stored.value.id);
    await audit(tx, {
      provinceCode,
      actor,
      action: "dossiers.keep-signed-report",
      subject: { kind: "dossier", id: dossier.id },
      requestId: input.requestId,
      details: { fileId: stored.value.id, sha256: stored.value.sha256, replaced: report.signedFileId },
    });
    return ok(null);
  });
}

/** Scans of Mẫu 03: for those who may read the representative's data printed on it. */
export const signedReports: FileOwner = {
  module: "dossiers",
  async mayRead(db, actor, file) {
    if (!actor || file.ownerKind !== "signed-report" || !isUuid(file.ownerId)) return "deny";
    const dossier = await findDossier(db, file.ownerId);
    return dossier && mayReadRepresentative(actor, dossier) ? "allow" : "deny";
  },
};
