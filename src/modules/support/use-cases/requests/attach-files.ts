import type { AuditActor } from "#platform/audit";
import { type Tx, uuidv7 } from "#platform/db";
import { type Actor, NotAllowed, NotFound, type Services, type UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { type FileRole, fileRoles, type SupportRequest } from "../../domain/request.ts";
import { sidesOf } from "../../permissions.ts";
import { insertRequestFile, listRequestFiles, removeRequestFile } from "../../store/request-files.store.ts";
import { keepFiles } from "../keep-files.ts";
import { moveRequest, type StepOn } from "./move-request.ts";

export interface AddingFiles {
  tx: Tx;
  request: Pick<SupportRequest, "id" | "provinceCode">;
  by: AuditActor;
  role: FileRole;
  uploads: readonly UploadedFile[];
  field: string;
  caption?: string | null;
}

/** Keeps the files of one field under a request; a contract is read with a trace. */
export async function addFiles(
  services: Services,
  { tx, request, by, role, uploads, field, caption = null }: AddingFiles,
): Promise<Result<number>> {
  const kept = await keepFiles(services, tx, uploads, {
    field,
    ownerKind: `request-${role}`,
    ownerId: request.id,
    provinceCode: request.provinceCode,
    uploadedBy: by.accountId,
    accept: role === "before" ? "picture" : "either",
    sensitivity: role === "contract" ? "sensitive" : "internal",
  });
  if (!kept.ok) return kept;
  for (const fileId of kept.value) {
    const file = { id: uuidv7(), requestId: request.id, role, fileId, caption, addedAt: services.now() };
    await insertRequestFile(tx, file, by.accountId);
  }
  return ok(kept.value.length);
}

export interface AttachInput extends StepOn {
  role: string;
  caption: string;
  uploads: readonly UploadedFile[];
}

/** Which kinds of file each side brings: contracts are the office's. */
export function rolesToAttach(sides: { office: boolean; producer: boolean }): FileRole[] {
  const all: FileRole[] = ["before", "after", "brief", "contract", "acceptance", "other"];
  return sides.office ? all : all.filter((role) => role !== "contract");
}

/** Adds a paper or picture to a request that goes on. */
export function attachFiles(
  services: Services,
  actor: Actor,
  { role, caption, uploads, ...on }: AttachInput,
): Promise<Result<SupportRequest>> {
  return moveRequest(services, actor, "attach", on, async ({ tx, request, by }) => {
    const known = rolesToAttach(sidesOf(actor, request)).find((each) => each === role);
    if (!known) return fault("attachRole", "Chọn loại tệp.");
    const adding = { tx, request, by, role: known, uploads, field: "attachFiles" };
    const added = await addFiles(services, { ...adding, caption: caption.slice(0, 200) || null });
    if (!added.ok) return added;
    if (added.value === 0) return fault("attachFiles", "Chọn tệp cần thêm.");
    const note = `Thêm ${added.value} tệp: ${fileRoles[known].toLowerCase()}.`;
    return ok({ change: {}, note, details: { role: known, files: added.value } });
  });
}

/** Takes a file off the page; row and bytes stay as evidence. */
export function detachFile(
  services: Services,
  actor: Actor,
  { supportFileId, ...on }: StepOn & { supportFileId: string },
): Promise<Result<SupportRequest>> {
  return moveRequest(services, actor, "attach", on, async ({ tx, request }) => {
    const files = await listRequestFiles(tx, request.id);
    const file = files.find(({ id }) => id === supportFileId);
    if (!file) throw new NotFound("Tệp này không còn trong yêu cầu.");
    if (!rolesToAttach(sidesOf(actor, request)).includes(file.role))
      throw new NotAllowed("Tệp này do văn phòng quản lý.");
    await removeRequestFile(tx, file.id, services.now());
    const note = `Bỏ một tệp: ${fileRoles[file.role].toLowerCase()}.`;
    return ok({ change: {}, note, details: { removed: file.id } });
  });
}
