import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Actor, createServer, json, type Route, type Services } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { acceptUpload, storeMadeFile, type UploadPlace } from "./accept-upload.ts";
import { removeFile, type StoredFile } from "./files.store.ts";
import { type FileOwner, fileRoutes, fileUrls } from "./routes.ts";
import { PLACE, phonePhoto, samplePdf, waiting } from "./sample-uploads.ts";

const database = withTestDatabase();
const reader = testActor("Người đọc");
const other = testActor("Người khác");
const NAME = "Giấy (bản 1) 'chính'.pdf";

/** Asked about its own files only; a public file is for all, any other for one reader. */
const shelf: FileOwner = {
  module: "shelf",
  mayRead: async (_db, actor: Actor | null, file) =>
    file.sensitivity === "public" || actor?.accountId === reader.accountId ? "allow" : "deny",
};

const giveRoute: Route = {
  method: "POST",
  path: "/gui",
  action: "shelf.give",
  access: "public",
  kind: "compute",
  async handle({ files, services }) {
    const [upload] = files;
    if (upload === undefined) return json({ missing: true }, { status: 422 });
    const result = await acceptUpload(services.db, services.storage, upload, PLACE);
    return json(result, { status: result.ok ? 200 : 422 });
  },
};

let services: Services;
let app: FastifyInstance;

beforeAll(async () => {
  services = servicesFor(database.db);
  app = await createServer({
    services,
    modules: [{ name: "shelf", routes: [...fileRoutes({ owners: [shelf] }), giveRoute], fileOwner: shelf }],
    authenticate: async ({ who }) => (who === "reader" ? reader : who === "other" ? other : null),
    describeAccount: async () => ({ unitName: "", roleName: "" }),
    assets: { css: "", islands: {} },
    publicFolder: services.config.SAOQUE_DATA,
    demo: false,
  });
});
afterAll(() => app.close());

function get(url: string, who?: "reader" | "other") {
  return app.inject({ method: "GET", url, ...(who && { cookies: { who } }) });
}

async function paper(place: Partial<UploadPlace>): Promise<StoredFile> {
  const made = { content: await samplePdf(), name: NAME, mime: "application/pdf" as const };
  return storeMadeFile(services.db, services.storage, made, { ...PLACE, ...place });
}

async function picture(place: Partial<UploadPlace>): Promise<StoredFile> {
  const upload = await waiting("Ruộng lúa.jpg", await phonePhoto("jpeg"));
  const result = await acceptUpload(services.db, services.storage, upload, { ...PLACE, ...place });
  if (!result.ok) throw new Error("refused");
  return result.value;
}

describe("reading a file", () => {
  let file: StoredFile;
  beforeEach(async () => {
    file = await paper({ sensitivity: "internal" });
  });

  test("gives the reader the bytes, to save, in a sandbox, under its Vietnamese name", async () => {
    const answer = await get(fileUrls.file(file.id), "reader");
    expect(answer.statusCode).toBe(200);
    expect(Buffer.compare(answer.rawPayload, await samplePdf())).toBe(0);
    expect(answer.headers).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename*=UTF-8''Gi%E1%BA%A5y%20%28b%E1%BA%A3n%201%29%20%27ch%C3%ADnh%27.pdf`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-store",
    });
  });

  test("asks strangers to sign in and refuses others, without a byte of it", async () => {
    const stranger = await get(fileUrls.file(file.id));
    const neighbour = await get(fileUrls.file(file.id), "other");
    expect([stranger.statusCode, neighbour.statusCode]).toEqual([401, 403]);
    expect(stranger.payload + neighbour.payload).not.toContain("%PDF");
  });

  test("is not found when removed, never there, or no identifier", async () => {
    await removeFile(services.db, file.id, new Date());
    for (const id of [file.id, "019aa000-0000-7000-8000-000000000000", "1", "..%2f..%2fsecret", "%00"]) {
      const { statusCode } = await get(fileUrls.file(id), "reader");
      expect([id, statusCode < 500 && statusCode >= 400]).toEqual([id, true]);
    }
    expect((await get(fileUrls.file(file.id), "reader")).statusCode).toBe(404);
  });

  test("is nobody's to see when no module owns it, even if public", async () => {
    const orphan = await paper({ ownerModule: "gone", sensitivity: "public" });
    expect((await get(fileUrls.file(orphan.id), "reader")).statusCode).toBe(403);
  });
});

describe("pictures", () => {
  test("that are public are shown to anyone, small ones as WebP, and may be kept by browsers", async () => {
    const file = await picture({ sensitivity: "public" });
    const whole = await get(fileUrls.file(file.id));
    const small = await get(fileUrls.thumbnail(file.id));
    expect(whole.headers["content-disposition"]).toMatch(/^inline; .*Ru%E1%BB%99ng%20l%C3%BAa\.jpg$/);
    expect(whole.headers["cache-control"]).toBe("public, max-age=3600");
    expect([small.statusCode, small.headers["content-type"]]).toEqual([200, "image/webp"]);
    expect(small.headers["content-disposition"]).toMatch(/\.webp$/);
  });

  test("that are not public stay downloads and are guarded in both sizes", async () => {
    const file = await picture({ sensitivity: "internal" });
    expect((await get(fileUrls.thumbnail(file.id))).statusCode).toBe(401);
    expect((await get(fileUrls.thumbnail(file.id), "other")).statusCode).toBe(403);
    const own = await get(fileUrls.file(file.id), "reader");
    expect(own.headers["content-disposition"]).toMatch(/^attachment;/);
  });

  test("are the only files with a small picture", async () => {
    const file = await paper({});
    expect((await get(fileUrls.thumbnail(file.id), "reader")).statusCode).toBe(404);
  });
});

test("each reading of a sensitive file is an audit row, refusals and plain files are not", async () => {
  const secret = await paper({ sensitivity: "sensitive", ownerId: "7" });
  const plain = await paper({ sensitivity: "internal" });
  await get(fileUrls.file(secret.id), "other");
  await get(fileUrls.file(plain.id), "reader");
  await get(fileUrls.file(secret.id), "reader");
  const rows = await database.asOwner(
    "select actor_id, action, province_code, details from audit.entries where subject_kind = 'file' and subject_id = any($1)",
    [[secret.id, plain.id]],
  );
  expect(rows).toEqual([
    {
      actor_id: reader.accountId,
      action: "files.read",
      province_code: "96",
      details: { ownerModule: "shelf", ownerKind: "book", ownerId: "7", variant: "whole" },
    },
  ]);
});

describe("giving a file through a form", () => {
  test("keeps it; a wrong one is refused at its field", async () => {
    const good = await give("Hợp đồng.pdf", Buffer.from(await samplePdf()));
    expect([good.statusCode, good.json().value.originalName]).toEqual([200, "Hợp đồng.pdf"]);
    const bad = await give("Hợp đồng.pdf", Buffer.from("<script>alert(1)</script>"));
    expect([bad.statusCode, bad.json().faults[0].field]).toEqual([422, "tep"]);
  });

  test("says so when it is larger than the form takes", async () => {
    const large = Buffer.concat([Buffer.from(await samplePdf()), Buffer.alloc(21 * 1024 * 1024)]);
    const answer = await give("to.pdf", large);
    expect([answer.statusCode, answer.json().faults[0].text]).toEqual([
      422,
      "Tệp lớn hơn 20 MB. Hãy nén hoặc chia nhỏ rồi tải lên.",
    ]);
  });
});

function give(name: string, content: Buffer) {
  const boundary = "----saoque";
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="tep"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`;
  return app.inject({
    method: "POST",
    url: "/gui",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}
