import type { Readable } from "node:stream";
import type { Config } from "#platform/config";
import { folderStorage } from "./folder-storage.ts";
import { s3Storage } from "./s3-storage.ts";

/** Keeps bytes under their SHA-256 (64 lower-case hex digits): the same bytes are kept once and never change. */
export interface FileStorage {
  /** Keeps the bytes and returns their hash once they are safe on disk. */
  put(content: Uint8Array): Promise<string>;
  /** Throws when nothing lies under the hash. */
  getStream(sha256: string): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  delete(sha256: string): Promise<void>;
}

type StorageConfig = Pick<
  Config,
  "SAOQUE_DATA" | "S3_ENDPOINT" | "S3_BUCKET" | "S3_REGION" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY"
>;

/** An S3 bucket when one is configured, the folder `files` in the data folder otherwise. */
export function createFileStorage(config: StorageConfig): FileStorage {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = config;
  if (S3_ENDPOINT === undefined) return folderStorage(`${config.SAOQUE_DATA}/files`);
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new Error("S3_ENDPOINT needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY");
  }
  return s3Storage({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  });
}
