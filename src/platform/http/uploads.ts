import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { FastifyRequest } from "fastify";
import { BadRequest } from "./errors.ts";
import type { UploadedFile } from "./route.ts";

const fileLimit = 25 * 1024 * 1024;
/** All files of one form together. */
const formLimit = 100 * 1024 * 1024;

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
        if (part.valueTruncated) throw new BadRequest("Một ô trong biểu mẫu dài quá giới hạn cho phép.", 413);
        const value = String(part.value);
        const before = fields[part.fieldname];
        fields[part.fieldname] = before === undefined ? value : [before, value].flat();
        continue;
      }
      if (waiting(files) > formLimit) throw new BadRequest("Tổng dung lượng các tệp vượt quá 100 MB.", 413);
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
    throw asRefusal(error);
  }
}

function waiting(files: readonly UploadedFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}

/** The parser's own complaints about a broken body carry no status; faults of the disk are ours and stay as they are. */
function asRefusal(error: unknown): unknown {
  const known = error as { statusCode?: number; status?: number; syscall?: string };
  if (known.statusCode || known.status || known.syscall) return error;
  return new BadRequest("Không đọc được biểu mẫu gửi lên. Hãy tải lại trang rồi gửi lần nữa.");
}
