import { audit } from "#platform/audit";
import type { Tx } from "#platform/db";
import { type Actor, Conflict, type Services } from "#platform/http";
import { isWritable } from "../domain/actions.ts";
import type { DossierChange } from "../store/dossiers.store.ts";
import { hasAssisted, insertStatusChange } from "../store/timeline.store.ts";
import { changeDossier, lockDossier } from "./dossier-records.ts";
import { behalfOf, type Subject } from "./open-dossier.ts";

export interface Writing {
  services: Services;
  actor: Actor;
  subject: Subject;
  version: number;
  /** What is written, for the audit trail: "marks A". */
  what: string;
  requestId: string;
  change?: DossierChange;
}

/** Writes into a dossier that the producer may still change: locked, versioned, audited, help by the commune shown. */
export async function writeDossier(writing: Writing, save: (tx: Tx) => Promise<void>): Promise<void> {
  const { services, actor, subject, version, what, requestId, change } = writing;
  const now = services.now();
  const onBehalfOf = behalfOf(actor, subject);
  await services.db.transaction().execute(async (tx) => {
    const dossier = await lockDossier(tx, subject.dossier.id);
    if (!isWritable(dossier.status)) {
      throw new Conflict("Hồ sơ đã nộp nên không sửa được nữa. Cơ quan tiếp nhận có thể trả lại để bổ sung.");
    }
    await changeDossier(tx, dossier, change ?? {}, { now, seen: version });
    await save(tx);
    if (onBehalfOf && !(await hasAssisted(tx, dossier.id, actor.accountId))) {
      const { status } = dossier;
      const entry = { dossierId: dossier.id, action: "assist", from: status, to: status, actor } as const;
      await insertStatusChange(tx, { ...entry, onBehalfOf, at: now });
    }
    await audit(tx, {
      provinceCode: dossier.provinceCode,
      actor: { ...actor, onBehalfOf },
      action: "dossiers.write",
      subject: { kind: "dossier", id: dossier.id },
      requestId,
      details: { what },
    });
  });
}
