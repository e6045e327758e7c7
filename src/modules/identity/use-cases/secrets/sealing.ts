import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { type Config, derivedKey } from "#platform/config";

/** Encrypts a text for one purpose (AES-256-GCM); only this installation reads it again. */
export function seal(config: Pick<Config, "SAOQUE_SECRET">, purpose: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", derivedKey(config, purpose), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

/** The text again; undefined when it was changed, cut or sealed for another purpose. */
export function unseal(
  config: Pick<Config, "SAOQUE_SECRET">,
  purpose: string,
  sealed: string,
): string | undefined {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < 28) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", derivedKey(config, purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
