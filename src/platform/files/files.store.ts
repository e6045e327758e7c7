import { type Executor, isUuid, type Row, tables, uuidv7 } from "#platform/db";

const on = tables<"files.files">();

export type Sensitivity = "public" | "internal" | "sensitive";

/** Whose file it is: the owner module decides who may read it. */
export interface FileOwnership {
  ownerModule: string;
  ownerKind: string;
  ownerId: string;
  /** Province of the record, two digits; "00" for the nation. */
  provinceCode: string;
  sensitivity: Sensitivity;
  /** Account; null when the platform made the file itself. */
  uploadedBy: string | null;
}

export interface FileContents {
  sha256: string;
  bytes: number;
  mime: string;
  originalName: string;
  width: number | null;
  height: number | null;
  thumbnailSha256: string | null;
}

export interface StoredFile extends FileOwnership, FileContents {
  id: string;
  createdAt: Date;
}

export async function insertFile(
  executor: Executor,
  file: FileOwnership & FileContents,
): Promise<StoredFile> {
  const row = await on(executor)
    .insertInto("files.files")
    .values({
      id: uuidv7(),
      sha256: file.sha256,
      bytes: file.bytes,
      mime: file.mime,
      original_name: file.originalName,
      width: file.width,
      height: file.height,
      thumbnail_sha256: file.thumbnailSha256,
      owner_module: file.ownerModule,
      owner_kind: file.ownerKind,
      owner_id: file.ownerId,
      province_code: file.provinceCode,
      sensitivity: file.sensitivity,
      uploaded_by: file.uploadedBy,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

/** The file, unless it was removed or never was. */
export async function findFile(executor: Executor, id: string): Promise<StoredFile | undefined> {
  return (await findFiles(executor, [id]))[0];
}

/** Those of the files that are there, in the order asked for. */
export async function findFiles(executor: Executor, ids: readonly string[]): Promise<StoredFile[]> {
  const wanted = ids.filter(isUuid);
  if (wanted.length === 0) return [];
  const rows = await on(executor)
    .selectFrom("files.files")
    .select(COLUMNS)
    .where("id", "in", wanted)
    .where("removed_at", "is", null)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, fromRow(row)]));
  return wanted.flatMap((id) => byId.get(id) ?? []);
}

/** Files of one record, oldest first. */
export async function listFilesOf(
  executor: Executor,
  owner: Pick<FileOwnership, "ownerModule" | "ownerKind" | "ownerId">,
): Promise<StoredFile[]> {
  const rows = await on(executor)
    .selectFrom("files.files")
    .select(COLUMNS)
    .where("owner_module", "=", owner.ownerModule)
    .where("owner_kind", "=", owner.ownerKind)
    .where("owner_id", "=", owner.ownerId)
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(fromRow);
}

/** Hides the file from everyone from now on; false when it was not there. The row stays, so do the bytes. */
export async function removeFile(executor: Executor, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await on(executor)
    .updateTable("files.files")
    .set({ removed_at: at })
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const COLUMNS = [
  "id",
  "sha256",
  "bytes",
  "mime",
  "original_name",
  "width",
  "height",
  "thumbnail_sha256",
  "owner_module",
  "owner_kind",
  "owner_id",
  "province_code",
  "sensitivity",
  "uploaded_by",
  "created_at",
] as const satisfies readonly (keyof Row<"files.files">)[];

interface FileRow {
  id: string;
  sha256: string;
  bytes: number;
  mime: string;
  original_name: string;
  width: number | null;
  height: number | null;
  thumbnail_sha256: string | null;
  owner_module: string;
  owner_kind: string;
  owner_id: string;
  province_code: string;
  sensitivity: string;
  uploaded_by: string | null;
  created_at: Date;
}

function fromRow(row: FileRow): StoredFile {
  return {
    id: row.id,
    sha256: row.sha256,
    bytes: row.bytes,
    mime: row.mime,
    originalName: row.original_name,
    width: row.width,
    height: row.height,
    thumbnailSha256: row.thumbnail_sha256,
    ownerModule: row.owner_module,
    ownerKind: row.owner_kind,
    ownerId: row.owner_id,
    provinceCode: row.province_code,
    // Whatever the database may come to hold, the unknown is treated as the most careful.
    sensitivity:
      row.sensitivity === "public" || row.sensitivity === "internal" ? row.sensitivity : "sensitive",
    uploadedBy: row.uploaded_by,
    createdAt: row.created_at,
  };
}
