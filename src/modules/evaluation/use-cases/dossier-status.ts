import { isDossierStatus, statusWords } from "#modules/dossiers";

/** The words of a dossier's state, as the rest of the platform says them. */
export function describeStatus(status: string): (typeof statusWords)[keyof typeof statusWords] {
  return isDossierStatus(status) ? statusWords[status] : { label: status, tone: "neutral" };
}
