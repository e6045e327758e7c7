import { type Executor, type Tx, tables } from "#platform/db";
import type { Verdict } from "../domain/composition.ts";
import type { JudgementContent } from "../domain/judgements.ts";

const on = tables<
  "dossiers.composition_checks" | "dossiers.commune_judgements" | "dossiers.commune_reports"
>();

export interface CompositionCheck {
  item: string;
  verdict: Verdict;
  note: string | null;
}

export async function listCompositionChecks(
  db: Executor,
  dossierId: string,
  level: "commune" | "province",
): Promise<CompositionCheck[]> {
  const rows = await on(db)
    .selectFrom("dossiers.composition_checks")
    .select(["item", "verdict", "note"])
    .where("dossier_id", "=", dossierId)
    .where("level", "=", level)
    .execute();
  return rows as CompositionCheck[];
}

export async function saveCompositionChecks(
  tx: Tx,
  scope: { dossierId: string; level: "commune" | "province"; accountId: string; now: Date },
  checks: readonly CompositionCheck[],
): Promise<void> {
  await on(tx)
    .deleteFrom("dossiers.composition_checks")
    .where("dossier_id", "=", scope.dossierId)
    .where("level", "=", scope.level)
    .execute();
  if (checks.length === 0) return;
  const rows = checks.map((check) => ({
    dossier_id: scope.dossierId,
    level: scope.level,
    item: check.item,
    verdict: check.verdict,
    note: check.note,
    checked_by: scope.accountId,
    checked_at: scope.now,
  }));
  await on(tx).insertInto("dossiers.composition_checks").values(rows).execute();
}

export interface CommuneJudgement {
  content: JudgementContent;
  criterion: string | null;
  points: number | null;
  conclusion: string;
}

export async function listJudgements(db: Executor, dossierId: string): Promise<CommuneJudgement[]> {
  const rows = await on(db)
    .selectFrom("dossiers.commune_judgements")
    .select(["content", "criterion", "points", "conclusion"])
    .where("dossier_id", "=", dossierId)
    .execute();
  return rows as CommuneJudgement[];
}

export async function saveJudgements(
  tx: Tx,
  scope: { dossierId: string; accountId: string; now: Date },
  judgements: readonly CommuneJudgement[],
): Promise<void> {
  await on(tx).deleteFrom("dossiers.commune_judgements").where("dossier_id", "=", scope.dossierId).execute();
  if (judgements.length === 0) return;
  const rows = judgements.map((judgement) => ({
    dossier_id: scope.dossierId,
    ...judgement,
    judged_by: scope.accountId,
    judged_at: scope.now,
  }));
  await on(tx).insertInto("dossiers.commune_judgements").values(rows).execute();
}

export interface CommuneReport {
  reportNumber: string;
  letterNumber: string;
  reportedOn: string;
  meetingHeld: boolean;
  proposal: "propose" | "not_propose";
  comment: string | null;
  samples: number;
  samplesDeliveredOn: string | null;
  signedBy: string | null;
}

export interface RecordedReport extends CommuneReport {
  /** Scan of the signed Mẫu 03; null until the commune brings it. */
  signedFileId: string | null;
}

export async function findReport(db: Executor, dossierId: string): Promise<RecordedReport | undefined> {
  const row = await on(db)
    .selectFrom("dossiers.commune_reports")
    .select([
      "report_number as reportNumber",
      "letter_number as letterNumber",
      "reported_on as reportedOn",
      "meeting_held as meetingHeld",
      "proposal",
      "comment",
      "samples",
      "samples_delivered_on as samplesDeliveredOn",
      "signed_by as signedBy",
      "signed_file_id as signedFileId",
    ])
    .where("dossier_id", "=", dossierId)
    .executeTakeFirst();
  return row as RecordedReport | undefined;
}

export async function saveReport(
  tx: Tx,
  scope: { dossierId: string; accountId: string; now: Date },
  report: CommuneReport,
): Promise<void> {
  const content = {
    report_number: report.reportNumber,
    letter_number: report.letterNumber,
    reported_on: report.reportedOn,
    meeting_held: report.meetingHeld,
    proposal: report.proposal,
    comment: report.comment,
    samples: report.samples,
    samples_delivered_on: report.samplesDeliveredOn,
    signed_by: report.signedBy,
    // A report that is written anew has not been signed yet.
    signed_file_id: null,
  };
  await on(tx)
    .insertInto("dossiers.commune_reports")
    .values({ dossier_id: scope.dossierId, created_by: scope.accountId, created_at: scope.now, ...content })
    .onConflict((conflict) => conflict.column("dossier_id").doUpdateSet(content))
    .execute();
}

export async function setSignedReport(tx: Tx, dossierId: string, fileId: string): Promise<void> {
  await on(tx)
    .updateTable("dossiers.commune_reports")
    .set({ signed_file_id: fileId })
    .where("dossier_id", "=", dossierId)
    .execute();
}
