import { readFile, stat } from "node:fs/promises";
import type { Executor } from "#platform/db";
import { fault, ok, type Result } from "#platform/result";
import { cleanPicture } from "./clean-picture.ts";
import { safeFileName } from "./file-name.ts";
import { type Accept, FILE_TYPES, type FileMime } from "./file-types.ts";
import { type FileOwnership, insertFile, type StoredFile } from "./files.store.ts";
import { inspectUpload } from "./inspect-upload.ts";
import type { FileStorage } from "./storage.ts";

const MEBIBYTE = 1024 * 1024;
export const MAX_FILE_BYTES = 20 * MEBIBYTE;

/** A file as a form brought it, waiting in a temporary place. */
export interface WaitingUpload {
  field: string;
  name: string;
  path: string;
  truncated: boolean;
}

export interface UploadPlace extends FileOwnership {
  accept: Accept;
  /** Default 20 MiB. */
  maxBytes?: number;
}

/**
 * Checks an uploaded file, takes camera data out of pictures, keeps the bytes and records whose they are.
 * When the caller's transaction fails only bytes without a row are left, which nobody can reach.
 */
export async function acceptUpload(
  executor: Executor,
  storage: FileStorage,
  upload: WaitingUpload,
  place: UploadPlace,
): Promise<Result<StoredFile>> {
  const { field, name } = upload;
  const content = await readWithin(upload, place.maxBytes ?? MAX_FILE_BYTES);
  if (!content.ok) return content;
  const mime = await inspectUpload({ field, name, content: content.value, accept: place.accept });
  if (!mime.ok) return mime;
  if (FILE_TYPES[mime.value].group === "picture") {
    const picture = await cleanPicture(content.value, mime.value, field);
    if (!picture.ok) return picture;
    const thumbnailSha256 = await storage.put(picture.value.thumbnail);
    const { width, height } = picture.value;
    const look = { width, height, thumbnailSha256 };
    return ok(
      await keep(
        executor,
        storage,
        { content: picture.value.content, name, mime: mime.value, ...look },
        place,
      ),
    );
  }
  return ok(await keep(executor, storage, { content: content.value, name, mime: mime.value }, place));
}

/** Keeps a file the platform made itself, e.g. a printed paper. */
export function storeMadeFile(
  executor: Executor,
  storage: FileStorage,
  made: { content: Uint8Array; name: string; mime: FileMime },
  ownership: FileOwnership,
): Promise<StoredFile> {
  return keep(executor, storage, made, ownership);
}

async function readWithin(upload: WaitingUpload, maxBytes: number): Promise<Result<Uint8Array>> {
  const { size } = await stat(upload.path);
  if (upload.truncated || size > maxBytes) {
    return fault(
      upload.field,
      `Tệp lớn hơn ${Math.floor(maxBytes / MEBIBYTE)} MB. Hãy nén hoặc chia nhỏ rồi tải lên.`,
    );
  }
  if (size === 0) return fault(upload.field, "Tệp rỗng. Hãy chọn tệp có nội dung.");
  return ok(new Uint8Array(await readFile(upload.path)));
}

interface Keeping {
  content: Uint8Array;
  name: string;
  mime: FileMime;
  width?: number;
  height?: number;
  thumbnailSha256?: string;
}

async function keep(
  executor: Executor,
  storage: FileStorage,
  file: Keeping,
  ownership: FileOwnership,
): Promise<StoredFile> {
  return insertFile(executor, {
    ...ownership,
    sha256: await storage.put(file.content),
    bytes: file.content.byteLength,
    mime: file.mime,
    originalName: safeFileName(file.name, file.mime),
    width: file.width ?? null,
    height: file.height ?? null,
    thumbnailSha256: file.thumbnailSha256 ?? null,
  });
}
