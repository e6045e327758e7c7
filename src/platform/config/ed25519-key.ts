import { createPrivateKey, type KeyObject } from "node:crypto";

/** An Ed25519 private key written as PKCS#8 PEM, its base64, or the DER in base64; undefined when it is none. */
export function readEd25519Key(text: string): KeyObject | undefined {
  try {
    const key = readPrivateKey(text);
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
}

function readPrivateKey(text: string): KeyObject {
  if (text.includes("BEGIN PRIVATE KEY")) return createPrivateKey(text);
  const decoded = Buffer.from(text, "base64");
  const pem = decoded.toString("utf8");
  if (pem.includes("BEGIN PRIVATE KEY")) return createPrivateKey(pem);
  return createPrivateKey({ key: decoded, format: "der", type: "pkcs8" });
}
