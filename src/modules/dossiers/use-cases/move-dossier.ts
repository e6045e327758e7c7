import { audit } from "#platform/audit";
import type { Tx } from "#platform/db";
import { type Actor, Conflict, type Services } from "#platform/http";
import { type DossierAction, statusAfter } from "../domain/actions.ts";
import { actionWords, statusWords } from "../domain/wording.ts";
import { announceMoved } from "../events.ts";
import type { Dossier, DossierChange } from "../store/dossiers.store.ts";
import { insertStatusChange } from "../store/timeline.store.ts";
import { changeDossier, lockDossier } from "./dossier-records.ts";

export interface Move {
  dossierId: string;
  action: DossierAction;
  /** A sentence for the timeline, e.g. the reason of a return. */
  note?: string | undefined;
  /** Article carried out, when it is another than the usual one of the action. */
  law?: string | undefined;
  roundId?: string | undefined;
  /** Version that the person saw; another one is a Conflict. */
  expectedVersion?: number | undefined;
  onBehalfOf?: string | undefined;
  requestId?: string | undefined;
  change?: DossierChange | undefined;
}

/**
 * The only way a dossier changes its state: by the table, with its line in the timeline, its audit row and its
 * event. Rights are the caller's to check. Returns the dossier as it was.
 *
 * @throws Conflict when the state does not allow the action or another version stands.
 */
export async function moveDossier(
  services: Services,
  tx: Tx,
  actor: Actor | null,
  move: Move,
): Promise<Dossier> {
  const dossier = await lockDossier(tx, move.dossierId);
  const to = statusAfter(dossier.status, move.action);
  if (!to) {
    throw new Conflict(
      `Hồ sơ đang ở trạng thái “${statusWords[dossier.status].label}” nên không làm được việc này nữa. Hãy tải lại trang.`,
    );
  }
  const now = services.now();
  const change = { ...move.change, status: to, ...(move.roundId ? { roundId: move.roundId } : {}) };
  await changeDossier(tx, dossier, change, { now, seen: move.expectedVersion });
  await insertStatusChange(tx, {
    dossierId: dossier.id,
    action: move.action,
    from: dossier.status,
    to,
    actor,
    onBehalfOf: move.onBehalfOf,
    note: move.note,
    law: move.law ?? lawOf(move.action),
    at: now,
  });
  await audit(tx, {
    provinceCode: dossier.provinceCode,
    actor: actor && { ...actor, onBehalfOf: move.onBehalfOf },
    action: `dossiers.${move.action}`,
    subject: { kind: "dossier", id: dossier.id },
    requestId: move.requestId,
    details: { from: dossier.status, to, ...(move.note ? { note: move.note } : {}) },
  });
  const { id: dossierId, productId, producerId, provinceCode, communeCode, status: from } = dossier;
  const fact = { dossierId, productId, producerId, provinceCode, communeCode, from, to };
  await announceMoved(tx, { ...fact, action: move.action });
  return dossier;
}

function lawOf(action: DossierAction): string | undefined {
  const { article, clause } = actionWords[action];
  if (!article) return undefined;
  return `QĐ 26/2026/QĐ-TTg, Điều ${article}${clause ? ` khoản ${clause}` : ""}`;
}
