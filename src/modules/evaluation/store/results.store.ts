import { type Executor, type Tx, tables } from "#platform/db";
import type { ResultDetail } from "../domain/result-detail.ts";

const on = tables<"evaluation.results" | "evaluation.public_results">();

export interface CouncilDecision {
  id: string;
  sessionId: string;
  dossierId: string;
  provinceCode: string;
  ruleSet: string;
  setCode: string;
  points: { A: number; B: number; C: number; total: number };
  star: number;
  level: "province" | "ministry" | null;
  sheets: number;
  spread: number;
  detail: ResultDetail;
  isDemo: boolean;
  heldOn: string;
  sessionTitle: string;
  councilName: string;
  roundId: string;
  createdAt: Date;
}

type NewResult = Omit<
  CouncilDecision,
  "heldOn" | "sessionTitle" | "councilName" | "roundId" | "createdAt"
> & { createdBy: string };

export async function insertResult(tx: Tx, result: NewResult): Promise<void> {
  await on(tx)
    .insertInto("evaluation.results")
    .values({
      id: result.id,
      session_id: result.sessionId,
      dossier_id: result.dossierId,
      province_code: result.provinceCode,
      rule_set: result.ruleSet,
      set_code: result.setCode,
      points_a: result.points.A,
      points_b: result.points.B,
      points_c: result.points.C,
      total: result.points.total,
      star: result.star,
      level: result.level,
      sheets: result.sheets,
      spread: result.spread,
      detail: JSON.stringify(result.detail),
      is_demo: result.isDemo,
      created_by: result.createdBy,
    })
    .execute();
}

function selectResults(db: Executor) {
  return on(db)
    .selectFrom("evaluation.public_results")
    .select([
      "id",
      "session_id",
      "dossier_id",
      "province_code",
      "rule_set",
      "set_code",
      "points_a",
      "points_b",
      "points_c",
      "total",
      "star",
      "level",
      "sheets",
      "spread",
      "detail",
      "is_demo",
      "held_on",
      "session_title",
      "council_name",
      "round_id",
      "created_at",
    ]);
}

type ResultRow = Awaited<ReturnType<ReturnType<typeof selectResults>["executeTakeFirstOrThrow"]>>;

/** The newest result of a dossier: a dossier evaluated again has several. */
export async function findResult(db: Executor, dossierId: string): Promise<CouncilDecision | undefined> {
  const row = await selectResults(db)
    .where("dossier_id", "=", dossierId)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && toDecision(row);
}

export async function findSessionResult(
  db: Executor,
  sessionId: string,
  dossierId: string,
): Promise<CouncilDecision | undefined> {
  const row = await selectResults(db)
    .where("session_id", "=", sessionId)
    .where("dossier_id", "=", dossierId)
    .executeTakeFirst();
  return row && toDecision(row);
}

export async function listSessionResults(db: Executor, sessionId: string): Promise<CouncilDecision[]> {
  const rows = await selectResults(db).where("session_id", "=", sessionId).execute();
  return rows.map(toDecision);
}

function toDecision(row: ResultRow): CouncilDecision {
  return {
    id: row.id,
    sessionId: row.session_id,
    dossierId: row.dossier_id,
    provinceCode: row.province_code,
    ruleSet: row.rule_set,
    setCode: row.set_code,
    points: { A: row.points_a, B: row.points_b, C: row.points_c, total: row.total },
    star: row.star,
    level: row.level as CouncilDecision["level"],
    sheets: row.sheets,
    spread: row.spread,
    // Written by insertResult alone, in this very shape.
    detail: row.detail as ResultDetail,
    isDemo: row.is_demo,
    heldOn: row.held_on,
    sessionTitle: row.session_title,
    councilName: row.council_name,
    roundId: row.round_id,
    createdAt: row.created_at,
  };
}
