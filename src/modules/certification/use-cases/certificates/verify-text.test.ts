import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeClaim, qrText } from "../../domain/certificate-payload.ts";
import { keyIdOf, readPublicKey, signingKey } from "./keys.ts";
import { verifyCertificateText } from "./verify-text.ts";

const newKey = () =>
  signingKey({
    SAOQUE_DATA: "/nowhere",
    SAOQUE_CERTIFICATE_KEY: generateKeyPairSync("ed25519")
      .privateKey.export({ type: "pkcs8", format: "pem" })
      .toString(),
  });
const key = newKey();
const claim = {
  product: "Mắm cá lóc",
  producer: "HTX Trí Lực",
  star: 4,
  issuedOn: "2026-11-20",
  validUntil: "2029-11-20",
};

function seal(slug = "12-2026-GCN-OCOP-96", signer = key, claimed = claim): string {
  const payload = encodeClaim(claimed);
  const sealed = { keyId: signer.keyId, payload, signature: signer.sign(slug, payload) };
  return qrText("https://saoque.example", `/xac-thuc/${slug}`, sealed);
}

describe("the text of a certificate's QR", () => {
  it("proves itself to whoever holds the public key", () => {
    const check = verifyCertificateText(seal(), [key.publicKey]);
    expect(check).toEqual({ outcome: "genuine", slug: "12-2026-GCN-OCOP-96", keyId: key.keyId, claim });
  });

  it("is forged when any single letter of number, claim or signature was changed", () => {
    const genuine = seal();
    const from = genuine.indexOf("12-2026");
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: genuine.length - 1 }),
        fc.constantFrom("A", "b", "7"),
        (at, letter) => {
          const text = genuine.slice(0, at) + letter + genuine.slice(at + 1);
          fc.pre(text !== genuine);
          const { outcome } = verifyCertificateText(text, [key.publicKey]);
          // The last letter of 64 bytes in base64url carries four bits that mean nothing.
          if (at < genuine.length - 1) expect(outcome).not.toBe("genuine");
        },
      ),
    );
  });

  it("cannot be moved to another certificate's number", () => {
    const text = seal().replace("12-2026", "13-2026");
    expect(verifyCertificateText(text, [key.publicKey])).toMatchObject({ outcome: "forged" });
  });

  it("tells a key it does not know from a forgery", () => {
    const other = newKey();
    expect(verifyCertificateText(seal(undefined, other), [key.publicKey])).toMatchObject({
      outcome: "unknown-key",
      keyId: other.keyId,
    });
    const claimsOurs = seal(undefined, other).replace(other.keyId, key.keyId);
    expect(verifyCertificateText(claimsOurs, [key.publicKey])).toMatchObject({ outcome: "forged" });
  });

  it.each([
    "",
    "xin chào",
    "12/2026/GCN-OCOP-96",
    "https://saoque.example/xac-thuc/12#SQ1.a.b.c",
    "x".repeat(5000),
  ])("cannot be read: %#", (text) =>
    expect(verifyCertificateText(text, [key.publicKey])).toEqual({ outcome: "unreadable" }),
  );

  it("stays short enough for a coarse QR, however long the names", () => {
    const text = seal(undefined, key, { ...claim, product: "Ượ".repeat(100), producer: "Ẫn ".repeat(60) });
    expect(text.length).toBeLessThan(560);
    expect(verifyCertificateText(text, [key.publicKey])).toMatchObject({ outcome: "genuine" });
  });
});

describe("a public key", () => {
  it("is read raw, in base64 or base64url, and refused when it is none", () => {
    const raw = Buffer.from(key.publicKey, "base64url");
    expect(readPublicKey(key.publicKey)).toBe(key.publicKey);
    expect(readPublicKey(`${raw.toString("base64")}\n`)).toBe(key.publicKey);
    expect(readPublicKey("abc")).toBeUndefined();
    expect(readPublicKey("-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----")).toBeUndefined();
    expect(keyIdOf(key.publicKey)).toMatch(/^[\w-]{8}$/);
  });
});
