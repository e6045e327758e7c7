import { readFile } from "node:fs/promises";
import { audit } from "#platform/audit";
import { type Tx, uuidv7 } from "#platform/db";
import { readTable, writeSheet } from "#platform/documents";
import { acceptUpload, MAX_FILE_BYTES, type StoredFile, storeMadeFile } from "#platform/files";
import type { UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { importActions } from "../addresses.ts";
import { type ImportDesk, ownerOf } from "../desk.ts";
import { insertImport, lastMapping } from "../imports.store.ts";
import { readRegisterSheet } from "../reading/read-sheet.ts";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Owner module of the files of all imports. */
export const FILE_OWNER = "imports";

/** Takes a table as the office has it; columns are matched on the next screen. */
export async function uploadTable(
  desk: ImportDesk,
  input: { file: UploadedFile | undefined; requestId: string },
): Promise<Result<{ id: string }>> {
  const { file } = input;
  if (!file || file.bytes === 0) return fault("tep", "Chọn tệp Excel (.xlsx) hoặc CSV cần nhập.");
  if (file.truncated || file.bytes > MAX_FILE_BYTES)
    return fault("tep", "Tệp lớn hơn 20 MB. Hãy chia thành nhiều tệp.");
  const { services, actor, register } = desk;
  const bytes = await readFile(file.path);
  const content = await asSheet(bytes);
  if (!content.ok) return content;
  const owner = ownerOf(desk);
  const remembered = await lastMapping(services.db, owner);
  const sheet = await readRegisterSheet(register, content.value, { remembered });
  if (!sheet.ok) return sheet;
  const id = uuidv7();
  return services.db.transaction().execute(async (tx) => {
    const stored = await keepFile(tx, desk, {
      id,
      file,
      content: content.value,
      isWorkbook: isZip(bytes),
    });
    if (!stored.ok) return stored;
    const fileName = file.name.normalize("NFC").slice(0, 160);
    const at = services.now();
    await insertImport(tx, {
      ...owner,
      id,
      fileName,
      fileId: stored.value.id,
      headRow: sheet.value.headRow,
      createdBy: actor.accountId,
      at,
    });
    await audit(tx, {
      provinceCode: owner.provinceCode,
      actor,
      action: importActions(register).upload,
      subject: { kind: "import", id },
      requestId: input.requestId,
      details: { fileName, lines: sheet.value.lines.length },
    });
    return ok({ id });
  });
}

async function keepFile(
  tx: Tx,
  { services, actor, register, unit }: ImportDesk,
  {
    id,
    file,
    content,
    isWorkbook,
  }: { id: string; file: UploadedFile; content: Uint8Array; isWorkbook: boolean },
): Promise<Result<StoredFile>> {
  const place = {
    ownerModule: FILE_OWNER,
    ownerKind: register.name,
    ownerId: id,
    provinceCode: unit.provinceCode,
    sensitivity: "internal" as const,
    uploadedBy: actor.accountId,
  };
  if (!isWorkbook) {
    const name = `${file.name.replace(/\.\w+$/, "") || "danh-sach"}.xlsx`;
    return ok(await storeMadeFile(tx, services.storage, { content, name, mime: XLSX }, place));
  }
  return acceptUpload(tx, services.storage, file, { ...place, accept: "document" });
}

/** CSV is kept as the sheet it means: one way of reading it back, whatever its letters and separators were. */
async function asSheet(bytes: Uint8Array): Promise<Result<Uint8Array>> {
  if (isZip(bytes)) return ok(bytes);
  const table = await readTable(bytes);
  if (!table.ok) return table;
  const [head = [], ...rows] = table.value;
  return ok(
    await writeSheet(
      head.map((cell) => ({ label: String(cell ?? "") })),
      rows,
    ),
  );
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
