import type { Tx } from "#platform/db";
import type { Services } from "#platform/http";
import { certificateNumber, certificateSlug } from "../../domain/certificate-number.ts";
import { type CertificateClaim, encodeClaim } from "../../domain/certificate-payload.ts";
import { insertCertificate, keepSigningKey, nextSerial } from "../../store/certificates.store.ts";
import { appendLog } from "../../store/public-log.store.ts";
import { signingKey } from "./keys.ts";

export interface Issue {
  recognitionId: string;
  provinceCode: string;
  /** Number pattern of the province's Quy chế. */
  pattern: string;
  claim: CertificateClaim;
}

/** Numbers, signs, keeps and logs a certificate; the caller holds the province's lock. */
export async function issueCertificate(
  services: Services,
  tx: Tx,
  issue: Issue,
): Promise<{ number: string; slug: string }> {
  const { recognitionId, provinceCode, claim } = issue;
  const year = Number(claim.issuedOn.slice(0, 4));
  const serial = await nextSerial(tx, provinceCode, year);
  const number = certificateNumber(issue.pattern, { serial, year, provinceCode });
  const slug = certificateSlug(number);
  const key = signingKey(services.config);
  const payload = encodeClaim(claim);
  await keepSigningKey(tx, key);
  await insertCertificate(tx, {
    number,
    slug,
    recognitionId,
    provinceCode,
    serial,
    year,
    issuedOn: claim.issuedOn,
    validUntil: claim.validUntil,
    payload,
    keyId: key.keyId,
    signature: key.sign(slug, payload),
  });
  await appendLog(tx, { certificateNumber: number, event: "issued", happenedOn: claim.issuedOn });
  return { number, slug };
}
