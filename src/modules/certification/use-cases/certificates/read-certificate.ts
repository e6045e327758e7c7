import { addMonths, dayInVietnam, isIsoDate } from "#platform/calendar";
import type { Executor } from "#platform/db";
import { type Actor, NotAllowed, NotFound, type Services, unitsOf } from "#platform/http";
import { qrText } from "../../domain/certificate-payload.ts";
import { type CertificateStatus, certificateStatus } from "../../domain/validity.ts";
import { mayPrintCertificate, officeRoles, producerRoles } from "../../permissions.ts";
import {
  type Certificate,
  type CertificateFilter,
  findCertificate,
  findCertificates,
  listCertificates,
} from "../../store/certificates.store.ts";
import { certificationUrls } from "../../urls.ts";

/** @throws NotFound for a number that was never issued here. */
export async function getCertificate(db: Executor, slug: string): Promise<Certificate> {
  const certificate = await findCertificate(db, slug.slice(0, 80));
  if (!certificate) throw new NotFound("Không có giấy chứng nhận mang số này.");
  return certificate;
}

export function statusOf(
  certificate: Pick<Certificate, "validUntil" | "revokedOn">,
  today: string,
): CertificateStatus {
  const { validUntil, revokedOn } = certificate;
  return certificateStatus({ validUntil, revokedOn, today });
}

/** What a phone reads from the certificate. */
export function qrTextOf(services: Pick<Services, "config">, certificate: Certificate): string {
  const { slug, keyId, payload, signature } = certificate;
  return qrText(services.config.SAOQUE_ORIGIN, certificationUrls.verify(slug), { keyId, payload, signature });
}

/** Certificates to print, all of them the reader's to print. */
export async function certificatesToPrint(
  services: Services,
  actor: Actor,
  slugs: readonly string[],
): Promise<Certificate[]> {
  const found = await findCertificates(services.db, slugs);
  if (found.length === 0) throw new NotFound("Không có giấy chứng nhận nào để in.");
  if (!found.every((certificate) => mayPrintCertificate(actor, certificate))) throw new NotAllowed();
  return found;
}

export const endingMonths = [12, 6, 3, 1] as const;

export interface CertificateSearch {
  text?: string | undefined;
  /** Ends within so many months from today. */
  endsWithin?: number | undefined;
  cursor?: string | undefined;
}

const PAGE_SIZE = 30;

/** Certificates of the reader's province, commune and producers, those that end first on top. */
export async function listCertificatesFor(
  services: Services,
  actor: Actor,
  search: CertificateSearch,
): Promise<{ certificates: Certificate[]; next?: string }> {
  const found = await listCertificates(services.readDb, {
    ...reachOf(actor),
    text: search.text,
    endsBetween: search.endsWithin ? endingWithin(services, search.endsWithin) : undefined,
    after: readCursor(search.cursor ?? ""),
    limit: PAGE_SIZE + 1,
  });
  const certificates = found.slice(0, PAGE_SIZE);
  const last = certificates.at(-1);
  const more = found.length > PAGE_SIZE && last;
  return { certificates, ...(more ? { next: `${last.validUntil}.${last.slug}` } : {}) };
}

export function reachOf(
  actor: Actor,
): Pick<CertificateFilter, "provinceCodes" | "communeCodes" | "producerIds"> {
  return {
    provinceCodes: unitsOf(actor, officeRoles, "province"),
    communeCodes: unitsOf(actor, ["commune_officer", "commune_leader"], "commune"),
    producerIds: unitsOf(actor, producerRoles, "producer"),
  };
}

function endingWithin(services: Services, months: number): { from: string; to: string } {
  const from = dayInVietnam(services.now());
  return { from, to: addMonths(from, months) };
}

function readCursor(cursor: string): { validUntil: string; slug: string } | undefined {
  const read = /^(\d{4}-\d{2}-\d{2})\.([A-Za-z0-9-]{1,80})$/.exec(cursor);
  return read?.[1] && read[2] && isIsoDate(read[1]) ? { validUntil: read[1], slug: read[2] } : undefined;
}
