import { type CertificateClaim, decodeClaim, parseQrText } from "../../domain/certificate-payload.ts";
import { keyIdOf, sealHolds } from "./keys.ts";

export type TextCheck =
  | { outcome: "genuine"; slug: string; claim: CertificateClaim; keyId: string }
  | { outcome: "forged" | "unknown-key"; slug: string; keyId: string }
  | { outcome: "unreadable" };

/**
 * Checks what the QR of a certificate says against public keys alone: no server, no database.
 * `unknown-key` = signed by a key that is not among those given.
 */
export function verifyCertificateText(text: string, publicKeys: readonly string[]): TextCheck {
  const sealed = parseQrText(text);
  if (!sealed) return { outcome: "unreadable" };
  const { slug, keyId } = sealed;
  const key = publicKeys.find((each) => keyIdOf(each) === keyId);
  if (!key) return { outcome: "unknown-key", slug, keyId };
  const claim = decodeClaim(sealed.payload);
  if (!claim || !sealHolds(key, sealed)) return { outcome: "forged", slug, keyId };
  return { outcome: "genuine", slug, keyId, claim };
}
