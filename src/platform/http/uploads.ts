import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { FastifyRequest } from "fastify";
import type { UploadedFile } from "./route.ts";

const fileLimit = 25 * 1024 * 1024;

interface Multipart {
  fields: Record<string, string | string[]>;
  files: UploadedFile[];
  /** Removes the waiting bytes. */
  clean(): Promise<void>;
}

/** Reads a form with files: bytes go to a folder of their own until the request ends. */
export async function readMultipart(request: FastifyRequest): Promise<Multipart> {
  const folder = await mkdtemp(join(tmpdir(), "saoque-upload-"));
  const clean = () => rm(folder, { recursive: true, force: true });
  const fields: Record<string, string | string[]> = {};
  const files: UploadedFile[] = [];
  try {
    const limits = { fileSize: fileLimit, files: 20, fields: 500, fieldSize: 200_000 };
    for await (const part of request.parts({ limits })) {
      if (part.type === "field") {
        const value = String(part.value);
        const before = fields[part.fieldname];
        fields[part.fieldname] = before === undefined ? value : [before, value].flat();
        continue;
      }
      const path = join(folder, String(files.length));
      await pipeline(part.file, createWriteStream(path));
      if (part.filename === "") continue;
      files.push({
        field: part.fieldname,
        name: part.filename.normalize("NFC"),
        declaredType: part.mimetype,
        path,
        bytes: part.file.bytesRead,
        truncated: part.file.truncated,
      });
    }
    return { fields, files, clean };
  } catch (error) {
    await clean();
    throw error;
  }
}
