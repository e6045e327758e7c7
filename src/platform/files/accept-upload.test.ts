import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { expect, test } from "vitest";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { acceptUpload, storeMadeFile, type UploadPlace } from "./accept-upload.ts";
import { safeFileName } from "./file-name.ts";
import { findFile, findFiles, listFilesOf, removeFile, type StoredFile } from "./files.store.ts";
import { openFile } from "./open-file.ts";
import {
  CAMERA_MARK,
  PLACE,
  phonePhoto,
  sampleDocx,
  samplePdf,
  sampleXlsx,
  waiting,
} from "./sample-uploads.ts";

const database = withTestDatabase();
const services = () => servicesFor(database.db);

async function accept(
  name: string,
  content: Uint8Array,
  place: Partial<UploadPlace> = {},
): Promise<StoredFile> {
  const { db, storage } = services();
  const result = await acceptUpload(db, storage, await waiting(name, content), { ...PLACE, ...place });
  if (!result.ok) throw new Error(result.faults.map(({ text }) => text).join());
  return result.value;
}

async function refusal(name: string, content: Uint8Array, place: Partial<UploadPlace> = {}): Promise<string> {
  const { db, storage } = services();
  const result = await acceptUpload(db, storage, await waiting(name, content), { ...PLACE, ...place });
  return result.ok ? "được nhận" : result.faults.map(({ field, text }) => `${field}: ${text}`).join();
}

test.each([
  ["Hợp đồng.pdf", "application/pdf", samplePdf],
  ["Kế hoạch.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", sampleDocx],
  ["Sổ.XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sampleXlsx],
])("takes %s and gives back the same bytes", async (name, mime, make) => {
  const { db, storage } = services();
  const content = await make();
  const result = await acceptUpload(db, storage, await waiting(name, content), PLACE);
  if (!result.ok) throw new Error("refused");
  expect(result.value).toMatchObject({
    mime,
    bytes: content.byteLength,
    ownerId: "42",
    sensitivity: "internal",
  });
  const opened = await openFile(db, storage, result.value.id);
  if (opened === undefined) throw new Error("not there");
  expect(Buffer.compare(await buffer(opened.stream), content)).toBe(0);
});

test.each(["jpeg", "png", "webp"] as const)(
  "turns a %s upright and leaves camera data behind",
  async (format) => {
    const { db, storage } = services();
    const photo = await phonePhoto(format);
    expect(photo.includes(CAMERA_MARK)).toBe(true);
    const result = await acceptUpload(db, storage, await waiting("anh", photo), {
      ...PLACE,
      accept: "picture",
    });
    if (!result.ok) throw new Error("refused");
    expect(result.value).toMatchObject({ mime: `image/${format}`, width: 300, height: 400 });
    for (const sha256 of [result.value.sha256, result.value.thumbnailSha256 ?? ""]) {
      const kept = await buffer(await storage.getStream(sha256));
      const { exif, orientation } = await sharp(kept).metadata();
      expect({ exif, orientation }).toEqual({ exif: undefined, orientation: undefined });
      expect(kept.includes(CAMERA_MARK)).toBe(false);
    }
  },
);

test("makes huge photographs smaller and the thumbnail smaller still", async () => {
  const { db, storage } = services();
  const photo = await phonePhoto("jpeg", 6000, 5000);
  const result = await acceptUpload(db, storage, await waiting("ruong.jpg", photo), PLACE);
  if (!result.ok) throw new Error("refused");
  expect(Math.max(result.value.width ?? 0, result.value.height ?? 0)).toBe(4096);
  const thumbnail = await sharp(
    await buffer(await storage.getStream(result.value.thumbnailSha256 ?? "")),
  ).metadata();
  expect([thumbnail.format, Math.max(thumbnail.width, thumbnail.height)]).toEqual(["webp", 640]);
});

test("refuses what is empty, too large, of another type, misnamed, locked or broken", async () => {
  const pdf = Buffer.from(await samplePdf());
  const docx = Buffer.from(await sampleDocx());
  const jpeg = await phonePhoto("jpeg");
  const locked = Buffer.concat([
    pdf.subarray(0, -6),
    Buffer.from("trailer <</Encrypt 9 0 R>> startxref 0 %%EOF"),
  ]);
  const compound = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)]);
  const heic = Buffer.from("000000186674797068656963000000006d69663168656963", "hex");
  expect(await refusal("a.pdf", Buffer.alloc(0))).toBe("tep-1: Tệp rỗng. Hãy chọn tệp có nội dung.");
  expect(await refusal("a.pdf", pdf, { maxBytes: 1024 })).toContain("lớn hơn");
  expect(await refusal("a.svg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toContain(
    "Chỉ nhận",
  );
  expect(await refusal("a.html", Buffer.from("<script>alert(1)</script>"))).toContain("Chỉ nhận");
  expect(await refusal("a.jpg", pdf)).toContain("đuôi .jpg nhưng nội dung là PDF");
  expect(await refusal("a.pdf.exe", pdf)).toContain("đuôi .exe");
  expect(await refusal("a.pdf", pdf, { accept: "picture" })).toContain("Chỉ nhận ảnh");
  expect(await refusal("a.jpg", jpeg, { accept: "document" })).toContain("Chỉ nhận tệp PDF");
  expect(await refusal("a.pdf", locked)).toContain("có mật khẩu");
  expect(await refusal("a.docx", compound)).toContain("có mật khẩu");
  expect(await refusal("a.heic", heic)).toContain("HEIC");
  expect(await refusal("a.pdf", pdf.subarray(0, pdf.length >> 1))).toContain("chưa tải lên trọn vẹn");
  expect(await refusal("a.docx", docx.subarray(0, -400))).toMatch(/chưa tải lên trọn vẹn|Chỉ nhận/);
  expect(await refusal("a.jpg", jpeg.subarray(0, jpeg.length >> 1))).toContain("Ảnh bị hỏng");
  expect(await listFilesOf(database.db, { ...PLACE, ownerKind: "nothing" })).toEqual([]);
});

test("refuses an upload that was cut at the limit", async () => {
  const { db, storage } = services();
  const result = await acceptUpload(db, storage, await waiting("a.pdf", await samplePdf(), true), PLACE);
  expect(result.ok).toBe(false);
});

test("refuses a small picture that claims enormous sides", async () => {
  const wide = await sharp({ create: { width: 9000, height: 5000, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  expect(wide.length).toBeLessThan(200_000);
  expect(await refusal("a.png", wide)).toContain("40 triệu");
});

test("equal files share bytes but each keeps its owner", async () => {
  const pdf = await samplePdf();
  const one = await accept("một.pdf", pdf, { ownerId: "1" });
  const two = await accept("hai.pdf", pdf, { ownerId: "2" });
  expect(one.sha256).toBe(two.sha256);
  expect((await findFiles(database.db, [two.id, "x", one.id])).map(({ ownerId }) => ownerId)).toEqual([
    "2",
    "1",
  ]);
});

test("a removed file is gone for readers, its row is not", async () => {
  const file = await accept("a.pdf", await samplePdf(), { ownerId: "gone" });
  expect(await removeFile(database.db, file.id, new Date())).toBe(true);
  expect(await removeFile(database.db, file.id, new Date())).toBe(false);
  expect(await findFile(database.db, file.id)).toBeUndefined();
  expect(await listFilesOf(database.db, { ...PLACE, ownerId: "gone" })).toEqual([]);
  const rows = await database.asOwner<{ n: number }>(
    "select count(*)::int as n from files.files where id = $1",
    [file.id],
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test("the application cannot rewrite or delete the row of a file", async () => {
  const { db, storage } = services();
  const made = { content: await samplePdf(), name: "Giấy.pdf", mime: "application/pdf" as const };
  const file = await storeMadeFile(db, storage, made, PLACE);
  const { sql } = await import("#platform/db");
  await expect(sql`update files.files set owner_id = 'x' where id = ${file.id}`.execute(db)).rejects.toThrow(
    "denied",
  );
  await expect(sql`delete from files.files where id = ${file.id}`.execute(db)).rejects.toThrow("denied");
});

test.each([
  ["C:\\Users\\a\\Hợp đồng.PDF", "Hợp đồng.pdf"],
  ["../../etc/passwd", "passwd.pdf"],
  ["ảnh\u202Efdp.exe.pdf", "ảnhfdp.exe.pdf"],
  ["a\r\nb\u0000.pdf", "ab.pdf"],
  [".pdf", "tep.pdf"],
  ["", "tep.pdf"],
  [`${"ệ".repeat(300)}.pdf`, `${"ệ".repeat(120)}.pdf`],
  ["Tiếng Việt.pdf".normalize("NFD"), "Tiếng Việt.pdf"],
])("keeps %j as %j", (given, kept) => {
  expect(safeFileName(given, "application/pdf")).toBe(kept);
});
