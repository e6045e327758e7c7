import type { Tx } from "#platform/db";
import { type Accept, acceptUpload, type Sensitivity } from "#platform/files";
import type { Services, UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";

export interface Keeping {
  field: string;
  ownerKind: string;
  ownerId: string;
  provinceCode: string;
  uploadedBy: string | null;
  accept: Accept;
  sensitivity?: Sensitivity;
  /** At most so many at once; 10 unless told. */
  most?: number;
}

/** Keeps the files that came in one field of a form. @returns their ids in order; none when none was chosen */
export async function keepFiles(
  services: Services,
  tx: Tx,
  uploads: readonly UploadedFile[],
  { field, accept, sensitivity = "internal", most = 10, ...place }: Keeping,
): Promise<Result<string[]>> {
  const chosen = uploads.filter((each) => each.field === field);
  if (chosen.length > most) return fault(field, `Chọn nhiều nhất ${most} tệp một lần.`);
  const kept: string[] = [];
  for (const upload of chosen) {
    const done = await acceptUpload(tx, services.storage, upload, {
      ...place,
      ownerModule: "support",
      sensitivity,
      accept,
    });
    if (!done.ok) return { ok: false, faults: done.faults.map(({ text }) => ({ field, text })) };
    kept.push(done.value.id);
  }
  return ok(kept);
}
