import type { Tone } from "#platform/ui";
import { type CertificateStatus, certificateStatusWords } from "../domain/validity.ts";

const tones: Readonly<Record<CertificateStatus, Tone>> = {
  valid: "success",
  expiring: "warn",
  expired: "neutral",
  revoked: "danger",
  unknown: "neutral",
};

export function statusTag(status: CertificateStatus): { tone: Tone; label: string } {
  return { tone: tones[status], label: certificateStatusWords[status] };
}
