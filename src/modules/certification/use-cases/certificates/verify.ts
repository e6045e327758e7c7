import { dayInVietnam } from "#platform/calendar";
import type { Db } from "#platform/db";
import type { Services } from "#platform/http";
import { certificateSlug } from "../../domain/certificate-number.ts";
import type { CertificateClaim } from "../../domain/certificate-payload.ts";
import type { CertificateStatus } from "../../domain/validity.ts";
import { type Certificate, findCertificate, listSigningKeys } from "../../store/certificates.store.ts";
import { type LogEntry, listLog } from "../../store/public-log.store.ts";
import { signingKey } from "./keys.ts";
import { statusOf } from "./read-certificate.ts";
import { verifyCertificateText } from "./verify-text.ts";

export interface PublicCertificate {
  certificate: Certificate;
  status: CertificateStatus;
}

/** A certificate as the public sees it today; undefined for a number that was never issued. */
export async function lookUpCertificate(
  services: Services,
  slug: string,
): Promise<PublicCertificate | undefined> {
  const certificate = await findCertificate(services.readDb, slug.slice(0, 80));
  return certificate && { certificate, status: statusOf(certificate, dayInVietnam(services.now())) };
}

export interface PublicKeyEntry {
  keyId: string;
  publicKey: string;
  firstUsedAt: Date | null;
  current: boolean;
}

/** Every key that ever signed, and the one in use. */
export async function listPublicKeys(services: Services): Promise<PublicKeyEntry[]> {
  const current = signingKey(services.config);
  const used = await listSigningKeys(services.readDb);
  const known = used.map((key) => ({ ...key, current: key.keyId === current.keyId }));
  if (known.some((key) => key.current)) return known;
  return [{ keyId: current.keyId, publicKey: current.publicKey, firstUsedAt: null, current: true }, ...known];
}

export type PayloadCheck =
  | {
      outcome: "genuine";
      claim: CertificateClaim;
      found: PublicCertificate | undefined;
      slug: string;
      keyId: string;
    }
  | { outcome: "forged" | "unknown-key"; slug: string; keyId: string }
  | { outcome: "number"; slug: string }
  | { outcome: "unreadable" };

/** What somebody pasted: the text of a QR (its signature is checked), or just a number. */
export async function checkPasted(services: Services, pasted: string): Promise<PayloadCheck> {
  const text = pasted.trim().slice(0, 2000);
  const keys = (await listPublicKeys(services)).map(({ publicKey }) => publicKey);
  const check = verifyCertificateText(text, keys);
  if (check.outcome === "genuine") return { ...check, found: await lookUpCertificate(services, check.slug) };
  if (check.outcome !== "unreadable") return check;
  const number = /\/xac-thuc\/([A-Za-z0-9-]{3,80})$/.exec(text)?.[1] ?? text;
  const slug = certificateSlug(number);
  return /^[A-Za-z0-9-]{3,80}$/.test(slug) && number.length <= 80 && /\d/.test(slug)
    ? { outcome: "number", slug }
    : { outcome: "unreadable" };
}

const LOG_PAGE = 50;

/** The public log, newest first. */
export async function readLog(
  db: Db,
  before: number | undefined,
): Promise<{ entries: LogEntry[]; next?: number }> {
  const found = await listLog(db, { before, limit: LOG_PAGE + 1 });
  const entries = found.slice(0, LOG_PAGE);
  const last = entries.at(-1);
  return { entries, ...(found.length > LOG_PAGE && last ? { next: last.seq } : {}) };
}
