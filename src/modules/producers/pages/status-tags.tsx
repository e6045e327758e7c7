import { StatusTag, type Tone } from "#platform/ui";
import { type ProducerStatus, producerStatuses } from "../domain/producer.ts";
import type { ProofState } from "../domain/proof.ts";
import { type RegistrationStatus, registrationStatuses } from "../domain/registration.ts";

const producerTones: Readonly<Record<ProducerStatus, Tone>> = {
  pending: "warn",
  active: "success",
  closed: "neutral",
  refused: "danger",
};

export function ProducerTag({ status }: { status: ProducerStatus }) {
  return <StatusTag tone={producerTones[status]}>{producerStatuses[status]}</StatusTag>;
}

const registrationTones: Readonly<Record<RegistrationStatus, Tone>> = {
  pending: "warn",
  approved: "success",
  refused: "danger",
};

export function RegistrationTag({ status }: { status: RegistrationStatus }) {
  return <StatusTag tone={registrationTones[status]}>{registrationStatuses[status]}</StatusTag>;
}

const proofTones: Readonly<Record<ProofState, Tone>> = {
  valid: "success",
  "open-ended": "neutral",
  expiring: "warn",
  expired: "danger",
};

export function ProofTag({ state, text }: { state: ProofState; text: string }) {
  return <StatusTag tone={proofTones[state]}>{text}</StatusTag>;
}
