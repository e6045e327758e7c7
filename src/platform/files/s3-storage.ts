import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { AwsClient } from "aws4fetch";
import { assertHash, sha256Of } from "./content-hash.ts";
import type { FileStorage } from "./storage.ts";

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const TIMEOUT_MS = 60_000;

/** Files in an S3 bucket, addressed by path (`endpoint/bucket/ab/cd/abcd…`) as every S3 server understands. */
export function s3Storage({
  endpoint,
  bucket,
  region,
  accessKeyId,
  secretAccessKey,
}: S3Settings): FileStorage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 3 });
  const base = `${endpoint.replace(/\/+$/, "")}/${bucket}`;
  const call = (method: string, sha256: string, body?: Uint8Array<ArrayBuffer>) =>
    client.fetch(`${base}/${assertHash(sha256).slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { body, headers: { "content-type": "application/octet-stream" } }),
    });
  const has = async (sha256: string) => {
    const answer = await call("HEAD", sha256);
    if (answer.status === 404) return false;
    return expectOk(answer, "HEAD");
  };
  return {
    has,
    async put(content) {
      const sha256 = sha256Of(content);
      if (!(await has(sha256))) await expectOk(await call("PUT", sha256, new Uint8Array(content)), "PUT");
      return sha256;
    },
    async getStream(sha256) {
      const answer = await call("GET", sha256);
      await expectOk(answer, "GET");
      if (answer.body === null) throw new Error("S3 GET answered without a body");
      return Readable.fromWeb(answer.body as WebStream);
    },
    async delete(sha256) {
      const answer = await call("DELETE", sha256);
      if (answer.status !== 404) await expectOk(answer, "DELETE");
    },
  };
}

async function expectOk(answer: Response, method: string): Promise<true> {
  if (answer.ok) return true;
  await answer.body?.cancel();
  throw new Error(`S3 ${method} answered ${answer.status}`);
}
