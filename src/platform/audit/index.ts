import { sql, type Tx } from "#platform/db";

export { type ChainFault, type ChainReport, verifyAudit } from "./verify.ts";

/** Who acts, as the audit trail keeps it. */
export interface AuditActor {
  accountId: string;
  displayName: string;
  onBehalfOf?: string | undefined;
}

export interface AuditEntry {
  /** Province of the record, two digits; "00" for the nation and the system itself. */
  provinceCode: string;
  /** null = the system itself (a job, the start of the demonstration). */
  actor: AuditActor | null;
  /** `module.verb`, as in the permission table. */
  action: string;
  subject: { kind: string; id: string };
  requestId?: string | undefined;
  details?: Record<string, unknown>;
}

/** Writes one row of the audit trail in the transaction of the change itself. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { actor, subject } = entry;
  const details = JSON.stringify(entry.details ?? {});
  await sql`select audit.append(${entry.provinceCode}, ${actor?.accountId ?? null}::uuid, ${actor?.displayName ?? null},
    ${entry.action}, ${subject.kind}, ${subject.id}, ${actor?.onBehalfOf ?? null}, ${entry.requestId ?? null},
    ${details}::jsonb)`.execute(tx);
}
