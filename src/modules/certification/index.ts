export { certificateSlug } from "./domain/certificate-number.ts";
export {
  type CertificateStatus,
  certificateStatus,
  certificateStatusWords,
  lastValidDay,
} from "./domain/validity.ts";
export { events as certificationEvents } from "./events.ts";
export { type CurrentRecognition, newestRecognition as currentRecognition } from "./store/current.store.ts";
export { certificationUrls } from "./urls.ts";
export { readPublicKey, signingKey } from "./use-cases/certificates/keys.ts";
export { revokeCertificate } from "./use-cases/certificates/revoke-certificate.ts";
export { type TextCheck, verifyCertificateText } from "./use-cases/certificates/verify-text.ts";
export { approveDecision, refuseDecision, type Signing } from "./use-cases/decisions/decide.ts";
export { openResults, prepareDecision, submitDecision } from "./use-cases/decisions/prepare-decision.ts";
export { notifyNotReached } from "./use-cases/decisions/write-notice.ts";
export {
  type CandidacyInput,
  type PastRecognitionInput,
  recordCandidacy,
  recordPastRecognition,
} from "./use-cases/record-past.ts";
export { loadRegister } from "./use-cases/register/load-register.ts";
