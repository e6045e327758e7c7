import type { Tx } from "#platform/db";
import { announce } from "#platform/jobs";
import type { DossierAction, DossierStatus } from "./domain/actions.ts";

/** A dossier took a step: who is told, and what modules above do about it, is theirs to decide. */
export interface DossierMoved extends Record<string, unknown> {
  dossierId: string;
  productId: string;
  producerId: string;
  provinceCode: string;
  communeCode: string;
  action: DossierAction;
  from: DossierStatus;
  to: DossierStatus;
}

export function announceMoved(tx: Tx, fact: DossierMoved): Promise<void> {
  return announce(tx, "dossiers.moved", fact);
}
