import type { Tx } from "#platform/db";
import { announce } from "#platform/jobs";

/** Facts this module announces. */
export const events = {
  /** `{ productIds }`: recognition, certificate or revocation of these products changed; at most 500 a fact. */
  recognitionsChanged: "certification.recognitions-changed",
  /** `{ decisionId, provinceCode, kind, dossierIds }`: the leader signed. */
  decisionApproved: "certification.decision-approved",
  /** `{ noticeId, dossierId, producerId, productId, kind }`: written notice to commune and producer. */
  noticeIssued: "certification.notice-issued",
  /** `{ recognitionId, certificateNumber, productId, producerId, ground }` */
  certificateRevoked: "certification.certificate-revoked",
  /** `{ recognitionId, productId, producerId, communeCode, validUntil, months }`: it ends in so many months. */
  certificateEnding: "certification.certificate-ending",
} as const;

const IDS_A_FACT = 500;

export async function announceChanged(tx: Tx, productIds: readonly string[]): Promise<void> {
  for (let from = 0; from < productIds.length; from += IDS_A_FACT) {
    await announce(tx, events.recognitionsChanged, { productIds: productIds.slice(from, from + IDS_A_FACT) });
  }
}
