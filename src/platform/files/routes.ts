import { audit } from "#platform/audit";
import type { Db } from "#platform/db";
import { type Actor, type Answer, NotAllowed, NotFound, type Request, type Route } from "#platform/http";
import { findFile, type StoredFile } from "./files.store.ts";

/** What a module that keeps files says about them. */
export interface FileOwner {
  /** As in `ownerModule` of its files. */
  module: string;
  /** Asked at every reading; `null` is somebody who is not signed in. */
  mayRead(db: Db, actor: Actor | null, file: StoredFile): Promise<"allow" | "deny">;
}

/** Address of a file and of its small picture. */
export const fileUrls = {
  file: (id: string) => `/tep/${id}`,
  thumbnail: (id: string) => `/tep/${id}/anh-nho`,
};

type Variant = "whole" | "thumbnail";

/** The only two ways by which a browser reaches a file. */
export function fileRoutes({ owners }: { owners: readonly FileOwner[] }): Route[] {
  const byModule = new Map(owners.map((owner) => [owner.module, owner]));
  const route = (path: string, action: string, variant: Variant): Route => ({
    method: "GET",
    path,
    action,
    access: "public",
    kind: "download",
    perMinute: 600,
    handle: (request) => serve(request, variant, byModule),
  });
  return [
    route(fileUrls.file(":fileId"), "files.read", "whole"),
    route(fileUrls.thumbnail(":fileId"), "files.read-thumbnail", "thumbnail"),
  ];
}

async function serve(
  request: Request,
  variant: Variant,
  owners: ReadonlyMap<string, FileOwner>,
): Promise<Answer> {
  const { db, storage } = request.services;
  const file = await findFile(db, request.params.fileId ?? "");
  if (file === undefined) throw new NotFound("Tệp này không còn hoặc chưa từng có.");
  const sha256 = variant === "whole" ? file.sha256 : file.thumbnailSha256;
  if (sha256 === null) throw new NotFound("Tệp này không có ảnh nhỏ.");
  if (!(await mayRead(db, request.actor, file, owners))) throw notAllowed(request.actor);
  if (file.sensitivity === "sensitive") await recordReading(request, file, variant);
  return {
    status: 200,
    headers: fileHeaders(file, variant, sha256),
    body: await storage.getStream(sha256),
  };
}

// A file nobody claims is nobody's to show; what is not public is not even asked about for strangers.
async function mayRead(
  db: Db,
  actor: Actor | null,
  file: StoredFile,
  owners: ReadonlyMap<string, FileOwner>,
): Promise<boolean> {
  if (actor === null && file.sensitivity !== "public") return false;
  return (await owners.get(file.ownerModule)?.mayRead(db, actor, file)) === "allow";
}

function notAllowed(actor: Actor | null): NotAllowed {
  if (actor !== null) return new NotAllowed("Bạn không có quyền xem tệp này.");
  return Object.assign(new NotAllowed("Bạn cần đăng nhập để xem tệp này."), { statusCode: 401 });
}

async function recordReading(request: Request, file: StoredFile, variant: Variant): Promise<void> {
  const { ownerModule, ownerKind, ownerId } = file;
  await request.services.db.transaction().execute((tx) =>
    audit(tx, {
      provinceCode: file.provinceCode,
      actor: request.actor,
      action: "files.read",
      subject: { kind: "file", id: file.id },
      requestId: request.id,
      details: { ownerModule, ownerKind, ownerId, variant },
    }),
  );
}

/**
 * Only pictures that anyone may see are shown in the page; all else is saved to disk. The sandbox keeps a file that
 * fools the type check from running anything under the address of the platform.
 */
function fileHeaders(file: StoredFile, variant: Variant, sha256: string): Record<string, string> {
  const isPublic = file.sensitivity === "public";
  const inline = isPublic && file.mime.startsWith("image/");
  const thumbnail = variant === "thumbnail";
  const name = thumbnail ? file.originalName.replace(/\.[^.]+$/, ".webp") : file.originalName;
  return {
    "content-type": thumbnail ? "image/webp" : file.mime,
    ...(!thumbnail && { "content-length": String(file.bytes) }),
    "content-disposition": `${inline ? "inline" : "attachment"}; filename*=UTF-8''${encodeName(name)}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": isPublic ? "public, max-age=3600" : "private, no-store",
    etag: `"${sha256.slice(0, 32)}"`,
  };
}

// RFC 8187 leaves fewer signs unescaped than encodeURIComponent does.
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
