import { type Executor, type Tx, tables } from "#platform/db";
import type { FileRole } from "../domain/request.ts";

const on = tables<"support.request_files">();

export interface RequestFile {
  id: string;
  requestId: string;
  role: FileRole;
  fileId: string;
  caption: string | null;
  addedAt: Date;
}

const columns = [
  "id",
  "request_id as requestId",
  "role",
  "file_id as fileId",
  "caption",
  "added_at as addedAt",
] as const;

export async function insertRequestFile(tx: Tx, file: RequestFile, addedBy: string | null): Promise<void> {
  await on(tx)
    .insertInto("support.request_files")
    .values({
      id: file.id,
      request_id: file.requestId,
      role: file.role,
      file_id: file.fileId,
      caption: file.caption,
      added_by: addedBy,
      added_at: file.addedAt,
    })
    .execute();
}

/** Files of a request that were not taken away, oldest first; at most 100. */
export async function listRequestFiles(db: Executor, requestId: string): Promise<RequestFile[]> {
  const rows = await on(db)
    .selectFrom("support.request_files")
    .select(columns)
    .where("request_id", "=", requestId)
    .where("removed_at", "is", null)
    .orderBy("added_at")
    .orderBy("id")
    .limit(100)
    .execute();
  return rows as RequestFile[];
}

/** False when it was taken away before. */
export async function removeRequestFile(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("support.request_files")
    .set({ removed_at: at })
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
