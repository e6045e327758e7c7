import { type Executor, type Tx, tables } from "#platform/db";
import type { SelfMark } from "../domain/self-assessment.ts";

const on = tables<"dossiers.self_marks" | "dossiers.citations">();

export interface Citation {
  criterion: string;
  proofId: string;
}

export async function listSelfMarks(db: Executor, dossierId: string): Promise<SelfMark[]> {
  const rows = await on(db)
    .selectFrom("dossiers.self_marks")
    .select(["criterion", "points", "case_code as caseCode", "reason"])
    .where("dossier_id", "=", dossierId)
    .execute();
  return rows.map((row) => ({ ...row, reason: row.reason ?? "" }));
}

export async function listCitations(db: Executor, dossierId: string): Promise<Citation[]> {
  return on(db)
    .selectFrom("dossiers.citations")
    .select(["criterion", "proof_id as proofId"])
    .where("dossier_id", "=", dossierId)
    .orderBy("criterion")
    .orderBy("cited_at")
    .execute();
}

/** Replaces the marks and citations of some criteria by what was sent for them. */
export async function replaceMarks(
  tx: Tx,
  scope: { dossierId: string; criteria: readonly string[]; now: Date },
  marks: readonly SelfMark[],
  citations: readonly Citation[],
): Promise<void> {
  const { dossierId, criteria, now } = scope;
  if (criteria.length === 0) return;
  for (const table of ["dossiers.self_marks", "dossiers.citations"] as const) {
    await on(tx)
      .deleteFrom(table)
      .where("dossier_id", "=", dossierId)
      .where("criterion", "in", [...criteria])
      .execute();
  }
  if (marks.length > 0) {
    const rows = marks.map((mark) => ({
      dossier_id: dossierId,
      criterion: mark.criterion,
      points: mark.points,
      case_code: mark.caseCode,
      reason: mark.reason || null,
      updated_at: now,
    }));
    await on(tx).insertInto("dossiers.self_marks").values(rows).execute();
  }
  if (citations.length > 0) {
    const rows = citations.map(({ criterion, proofId }) => ({
      dossier_id: dossierId,
      criterion,
      proof_id: proofId,
      cited_at: now,
    }));
    await on(tx)
      .insertInto("dossiers.citations")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
