import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, readEd25519Key } from "#platform/config";
import { signedBytes } from "../../domain/certificate-payload.ts";

export interface SigningKey {
  keyId: string;
  /** Raw 32 bytes, base64url. */
  publicKey: string;
  sign(slug: string, payload: string): string;
}

type KeyConfig = Pick<Config, "SAOQUE_CERTIFICATE_KEY" | "SAOQUE_DATA">;

/** The Ed25519 key of this installation: configured, else made once and kept in the data folder. */
export function signingKey(config: KeyConfig): SigningKey {
  const privateKey = readEd25519Key(config.SAOQUE_CERTIFICATE_KEY ?? keptKey(config.SAOQUE_DATA));
  if (!privateKey) throw new Error("certificate-key.pem in the data folder holds no Ed25519 key");
  const publicKey = rawPublicKey(createPublicKey(privateKey));
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (slug, payload) => sign(null, signedBytes(slug, payload), privateKey).toString("base64url"),
  };
}

/** Whether the signature over number and claim was made with the private half of this key. */
export function sealHolds(
  publicKey: string,
  sealed: { slug: string; payload: string; signature: string },
): boolean {
  const key = publicKeyFrom(publicKey);
  const signature = Buffer.from(sealed.signature, "base64url");
  return key !== undefined && verify(null, signedBytes(sealed.slug, sealed.payload), key, signature);
}

export function keyIdOf(publicKey: string): string {
  return createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest("base64url").slice(0, 8);
}

/** A public key given as raw 32 bytes in base64 or base64url, or as PEM, in the raw form; undefined when it is none. */
export function readPublicKey(text: string): string | undefined {
  try {
    if (text.includes("BEGIN PUBLIC KEY")) return rawPublicKey(createPublicKey(text));
    const raw = Buffer.from(text.trim(), "base64url");
    return raw.length === 32 ? raw.toString("base64url") : undefined;
  } catch {
    return undefined;
  }
}

function publicKeyFrom(raw: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: raw }, format: "jwk" });
  } catch {
    return undefined;
  }
}

function rawPublicKey(key: KeyObject): string {
  if (key.asymmetricKeyType !== "ed25519") throw new Error("not an Ed25519 key");
  return key.export({ format: "jwk" }).x ?? "";
}

function keptKey(folder: string): string {
  const path = join(folder, "certificate-key.pem");
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const { privateKey } = generateKeyPairSync("ed25519");
    // "wx": of two processes that start together one makes the key, the other reads it.
    try {
      writeFileSync(path, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return readFileSync(path, "utf8");
}
