import type { Readable } from "node:stream";
import type { Executor } from "#platform/db";
import { findFile, type StoredFile } from "./files.store.ts";
import type { FileStorage } from "./storage.ts";

export interface OpenedFile {
  file: StoredFile;
  stream: Readable;
}

/** The file and its bytes, for code that has already decided that they may be read; undefined when it is gone. */
export async function openFile(
  executor: Executor,
  storage: FileStorage,
  fileId: string,
): Promise<OpenedFile | undefined> {
  const file = await findFile(executor, fileId);
  return file && { file, stream: await storage.getStream(file.sha256) };
}
