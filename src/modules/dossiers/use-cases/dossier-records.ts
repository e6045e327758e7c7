import type { Executor, Tx } from "#platform/db";
import { Conflict, NotFound } from "#platform/http";
import { type Dossier, type DossierChange, findDossier, updateDossier } from "../store/dossiers.store.ts";

/** @throws NotFound also for an id that is none. */
export async function getDossier(db: Executor, id: string): Promise<Dossier> {
  return (await findDossier(db, id)) ?? missing();
}

/** The dossier, held until the transaction ends: everybody else who wants to change it waits. */
export async function lockDossier(tx: Tx, id: string): Promise<Dossier> {
  return (await findDossier(tx, id, { lock: true })) ?? missing();
}

/** Changes a locked dossier and raises its version. @throws Conflict when `seen` is not the version that stands. */
export async function changeDossier(
  tx: Tx,
  dossier: Dossier,
  change: DossierChange,
  options: { now: Date; seen?: number | undefined },
): Promise<void> {
  if (options.seen !== undefined && options.seen !== dossier.version) throw new Conflict();
  await updateDossier(tx, dossier, change, options.now);
}

function missing(): never {
  throw new NotFound("Không tìm thấy hồ sơ này.");
}
