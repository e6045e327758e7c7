import { createHash, createHmac, randomBytes } from "node:crypto";
import { type Config, derivedKey } from "#platform/config";

export interface Token {
  /** What the person gets, in a cookie or a letter. */
  text: string;
  /** What is kept. */
  hash: Buffer;
}

export function newToken(): Token {
  const text = randomBytes(32).toString("base64url");
  return { text, hash: createHash("sha256").update(text).digest() };
}

/** The kept form of a token that somebody shows; undefined when the text cannot be one. */
export function tokenHash(text: string | undefined): Buffer | undefined {
  if (!text || !/^[\w-]{43}$/.test(text)) return undefined;
  return createHash("sha256").update(text).digest();
}

const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** "k7mq-3xwz-p9ht": 12 letters and digits that cannot be misread, 59 bits. */
export function newRecoveryCode(): string {
  // 248 is the largest multiple of 31 in a byte: above it some letters would come more often.
  const letters: string[] = [];
  while (letters.length < 12) {
    for (const byte of randomBytes(16)) {
      if (byte < 248 && letters.length < 12) letters.push(alphabet[byte % alphabet.length] ?? "");
    }
  }
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/** Keyed, so that the short codes cannot be tried out on a stolen copy of the database. */
export function recoveryCodeHash(config: Pick<Config, "SAOQUE_SECRET">, code: string): Buffer {
  const bare = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHmac("sha256", derivedKey(config, "recovery-codes")).update(bare).digest();
}
