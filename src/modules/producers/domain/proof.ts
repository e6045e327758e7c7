/** One paper of the proof library (kho minh chứng). */
export interface Proof {
  id: string;
  producerId: string;
  productId: string | null;
  /** Line of the evidence table of Mẫu 02: 1–15. */
  kind: number;
  title: string;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  expiresOn: string | null;
  fileId: string | null;
  note: string | null;
  isDemo: boolean;
  replacesId: string | null;
  createdAt: Date;
  retiredAt: Date | null;
}

/** QĐ 26/2026/QĐ-TTg, Phụ lục III Mẫu 02: the evidence table has 15 lines. */
export const proofKinds: readonly number[] = Array.from({ length: 15 }, (_, index) => index + 1);

/** Days before the last day from which a paper is shown as running out: time to have a new test made. */
export const EXPIRY_WARNING_DAYS = 60;

export type ProofState = "valid" | "expiring" | "expired" | "open-ended";

/** State of a paper on a day (`yyyy-mm-dd`); its last day still counts. */
export function proofStateOn(proof: Pick<Proof, "expiresOn">, today: string, warnFrom: string): ProofState {
  if (proof.expiresOn === null) return "open-ended";
  if (proof.expiresOn < today) return "expired";
  return proof.expiresOn <= warnFrom ? "expiring" : "valid";
}

// Luật 91/2025/QH15: business papers name the owner, worker lists carry insurance numbers and homes, financial
// statements are the producer's own secret. Reading one of these leaves a trace.
const sensitiveKinds: readonly number[] = [1, 5, 6];

export function sensitivityOfKind(kind: number): "internal" | "sensitive" {
  return sensitiveKinds.includes(kind) ? "sensitive" : "internal";
}
