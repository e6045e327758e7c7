import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { assertHash, sha256Of } from "./content-hash.ts";
import type { FileStorage } from "./storage.ts";

/** Files in a folder, two hex digits a level so that no folder grows without end: `ab/cd/abcd…`. */
export function folderStorage(root: string): FileStorage {
  const pathOf = (sha256: string) => join(root, assertHash(sha256).slice(0, 2), sha256.slice(2, 4), sha256);
  const has = (sha256: string) =>
    stat(pathOf(sha256)).then(
      (found) => found.isFile(),
      () => false,
    );
  return {
    has,
    async put(content) {
      const sha256 = sha256Of(content);
      if (!(await has(sha256))) await writeSafely(pathOf(sha256), content);
      return sha256;
    },
    async getStream(sha256) {
      // Opened before the stream is handed out: a missing file fails here, not in the middle of an answer.
      const handle = await open(pathOf(sha256), "r");
      return handle.createReadStream();
    },
    delete: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}

// Written whole, flushed, then renamed: a crash leaves either no file or all of it under the hash.
async function writeSafely(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.part`;
  const handle = await open(draft, "wx", 0o640);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
}
