import { readFile } from "node:fs/promises";
import { audit } from "#platform/audit";
import { uuidv7 } from "#platform/db";
import { readTable, writeSheet } from "#platform/documents";
import { acceptUpload, storeMadeFile } from "#platform/files";
import { type Actor, NotAllowed, type Services, type UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { mayImportRegister, provinceOf } from "../../permissions.ts";
import { insertImport } from "../../store/imports.store.ts";
import { readRegister } from "./read-register.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Takes a register as the office has it; columns are matched on the next screen. */
export async function uploadRegister(
  services: Services,
  actor: Actor,
  input: { file: UploadedFile | undefined; requestId: string },
): Promise<Result<{ id: string }>> {
  const provinceCode = provinceOf(actor);
  if (!provinceCode || !mayImportRegister(actor, { provinceCode })) throw new NotAllowed();
  const { file } = input;
  if (!file || file.bytes === 0) return fault("tep", "Chọn tệp Excel (.xlsx) hoặc CSV cần nhập.");
  const bytes = await readFile(file.path);
  const sheet = await readRegister(bytes);
  if (!sheet.ok) return sheet;
  const id = uuidv7();
  return services.db.transaction().execute(async (tx) => {
    const place = {
      ownerModule: "certification",
      ownerKind: "import",
      ownerId: id,
      provinceCode,
      sensitivity: "internal" as const,
      uploadedBy: actor.accountId,
    };
    const stored = isZip(bytes)
      ? await acceptUpload(tx, services.storage, file, { ...place, accept: "document" })
      : ok(await keepAsSheet(bytes));
    if (!stored.ok) return stored;
    const fileName = file.name.normalize("NFC").slice(0, 160);
    const at = services.now();
    await insertImport(tx, {
      id,
      provinceCode,
      fileName,
      fileId: stored.value.id,
      createdBy: actor.accountId,
      at,
    });
    await audit(tx, {
      provinceCode,
      actor,
      action: "certification.upload-register",
      subject: { kind: "import", id },
      requestId: input.requestId,
      details: { fileName, lines: sheet.value.lines.length },
    });
    return ok({ id });

    async function keepAsSheet(csv: Uint8Array) {
      const content = await csvAsSheet(csv);
      const name = `${file?.name.replace(/\.\w+$/, "") || "danh-sach"}.xlsx`;
      return storeMadeFile(tx, services.storage, { content, name, mime: XLSX }, place);
    }
  });
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** CSV is kept as the sheet it means, so that the result goes back in the office's own format. */
async function csvAsSheet(bytes: Uint8Array): Promise<Uint8Array> {
  const table = await readTable(bytes);
  if (!table.ok) throw new Error("The file was readable a moment ago");
  const [head = [], ...rows] = table.value;
  return writeSheet(
    head.map((cell) => ({ label: String(cell ?? "") })),
    rows,
  );
}
