import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFileStorage, type FileStorage } from "./storage.ts";

const CONTENT = Buffer.from("Hợp đồng liên kết vùng nguyên liệu");
const SHA256 = "0".repeat(64);
const settings = {
  S3_BUCKET: "saoque",
  S3_REGION: "us-east-1",
  S3_ACCESS_KEY_ID: "S3RVER",
  S3_SECRET_ACCESS_KEY: "S3RVER",
};

let folder: string;
let s3: S3rver;
const storages: Record<string, FileStorage> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "saoque-storage-"));
  s3 = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: join(folder, "s3"),
    configureBuckets: [{ name: "saoque" }],
  });
  const { port } = await s3.run();
  storages.folder = createFileStorage({ ...settings, SAOQUE_DATA: folder, S3_ENDPOINT: undefined });
  storages.s3 = createFileStorage({
    ...settings,
    SAOQUE_DATA: folder,
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
  });
});

afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(["folder", "s3"])("bytes in the %s", (kind) => {
  const storage = () => {
    const found = storages[kind];
    if (found === undefined) throw new Error(`no storage ${kind}`);
    return found;
  };

  test("come back as they went in, once for equal contents", async () => {
    const first = await storage().put(CONTENT);
    expect(await storage().put(new Uint8Array(CONTENT))).toBe(first);
    expect(await storage().has(first)).toBe(true);
    expect(Buffer.compare(await buffer(await storage().getStream(first)), CONTENT)).toBe(0);
  });

  test("are gone after removal, and removing twice does no harm", async () => {
    const sha256 = await storage().put(Buffer.from(`riêng ${kind}`));
    await storage().delete(sha256);
    await storage().delete(sha256);
    expect(await storage().has(sha256)).toBe(false);
    await expect(storage().getStream(sha256)).rejects.toThrow();
  });

  test("that never were are an error at once, not a broken stream", async () => {
    expect(await storage().has(SHA256)).toBe(false);
    await expect(storage().getStream(SHA256)).rejects.toThrow();
  });

  test("are found by nothing but a hash", async () => {
    await writeFile(join(folder, "secret"), "khoá");
    await expect(storage().getStream("../../secret")).rejects.toThrow("hash");
  });
});

test("the folder holds whole files under two levels and no drafts", async () => {
  const sha256 = await createFileStorage({ ...settings, SAOQUE_DATA: folder, S3_ENDPOINT: undefined }).put(
    CONTENT,
  );
  const path = join(folder, "files", sha256.slice(0, 2), sha256.slice(2, 4));
  expect(await readdir(path)).toEqual([sha256]);
  expect(Buffer.compare(await readFile(join(path, sha256)), CONTENT)).toBe(0);
});

test("a wrong S3 key is an error, not an empty store", async () => {
  const storage = createFileStorage({
    ...settings,
    SAOQUE_DATA: folder,
    S3_ENDPOINT: "http://127.0.0.1:1",
    S3_SECRET_ACCESS_KEY: "x",
  });
  await expect(storage.put(CONTENT)).rejects.toThrow();
  expect(() =>
    createFileStorage({ ...settings, SAOQUE_DATA: folder, S3_ENDPOINT: "http://x", S3_BUCKET: undefined }),
  ).toThrow("S3_BUCKET");
});
