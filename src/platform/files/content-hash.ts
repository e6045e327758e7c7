import { createHash } from "node:crypto";

export function sha256Of(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Hashes become paths: anything else must not get that far. */
export function assertHash(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error("Not a SHA-256 hash");
  return text;
}
