import { type Executor, type Tx, tables, uuidv7 } from "#platform/db";
import type { TimelineAction } from "../domain/wording.ts";

const on = tables<"dossiers.status_changes">();

export interface StatusChange {
  action: TimelineAction;
  fromStatus: string;
  toStatus: string;
  actorName: string | null;
  onBehalfOf: string | null;
  note: string | null;
  law: string | null;
  changedAt: Date;
}

export interface NewStatusChange {
  dossierId: string;
  action: TimelineAction;
  from: string;
  to: string;
  actor: { accountId: string; displayName: string } | null;
  onBehalfOf?: string | undefined;
  note?: string | undefined;
  law?: string | undefined;
  at: Date;
}

export async function insertStatusChange(tx: Tx, change: NewStatusChange): Promise<void> {
  await on(tx)
    .insertInto("dossiers.status_changes")
    .values({
      id: uuidv7(),
      dossier_id: change.dossierId,
      action: change.action,
      from_status: change.from,
      to_status: change.to,
      actor_id: change.actor?.accountId ?? null,
      actor_name: change.actor?.displayName ?? null,
      on_behalf_of: change.onBehalfOf ?? null,
      note: change.note ?? null,
      law: change.law ?? null,
      changed_at: change.at,
    })
    .execute();
}

export async function listStatusChanges(db: Executor, dossierId: string): Promise<StatusChange[]> {
  const rows = await on(db)
    .selectFrom("dossiers.status_changes")
    .select([
      "action",
      "from_status as fromStatus",
      "to_status as toStatus",
      "actor_name as actorName",
      "on_behalf_of as onBehalfOf",
      "note",
      "law",
      "changed_at as changedAt",
    ])
    .where("dossier_id", "=", dossierId)
    .orderBy("changed_at")
    .orderBy("id")
    .limit(200)
    .execute();
  // Only insertStatusChange writes this column.
  return rows as StatusChange[];
}

/** Whether this person's help is in the timeline already. */
export async function hasAssisted(db: Executor, dossierId: string, accountId: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom("dossiers.status_changes")
    .select("id")
    .where("dossier_id", "=", dossierId)
    .where("actor_id", "=", accountId)
    .where("action", "in", ["assist", "start"])
    .executeTakeFirst();
  return row !== undefined;
}
