import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { Step } from "../domain/steps.ts";

const on = tables<"cycle.candidate_moves" | "cycle.idea_forms" | "cycle.business_plans">();

export interface Move {
  fromStep: Step | null;
  toStep: Step;
  note: string | null;
  movedByName: string | null;
  movedAt: Date;
}

export async function insertMoves(
  tx: Tx,
  moves: readonly (Move & { id: string; candidateId: string; movedBy: string | null })[],
): Promise<void> {
  if (moves.length === 0) return;
  await on(tx)
    .insertInto("cycle.candidate_moves")
    .values(
      moves.map((move) => ({
        id: move.id,
        candidate_id: move.candidateId,
        from_step: move.fromStep,
        to_step: move.toStep,
        note: move.note,
        moved_by: move.movedBy,
        moved_by_name: move.movedByName,
        moved_at: move.movedAt,
      })),
    )
    .execute();
}

/** Oldest first; a candidate that goes back and forth is still told in 200 lines. */
export async function listMoves(db: Executor, candidateId: string): Promise<Move[]> {
  const rows = await on(db)
    .selectFrom("cycle.candidate_moves")
    .select(["from_step", "to_step", "note", "moved_by_name as movedByName", "moved_at as movedAt"])
    .where("candidate_id", "=", candidateId)
    .orderBy("moved_at")
    .orderBy("id")
    .limit(200)
    .execute();
  return rows.map(({ from_step, to_step, ...row }) => ({
    ...row,
    fromStep: from_step as Step | null,
    toStep: to_step as Step,
  }));
}

export interface IdeaForm {
  idea: string;
  materials: string | null;
  market: string | null;
  wishes: string | null;
  registeredOn: string;
  acceptedOn: string | null;
}

export async function findIdea(db: Executor, candidateId: string): Promise<IdeaForm | undefined> {
  return on(db)
    .selectFrom("cycle.idea_forms")
    .select([
      "idea",
      "materials",
      "market",
      "wishes",
      "registered_on as registeredOn",
      "accepted_on as acceptedOn",
    ])
    .where("candidate_id", "=", candidateId)
    .executeTakeFirst();
}

export async function saveIdea(
  tx: Tx,
  candidateId: string,
  form: Omit<IdeaForm, "acceptedOn">,
  at: Date,
): Promise<void> {
  const told = { idea: form.idea, materials: form.materials, market: form.market, wishes: form.wishes };
  await on(tx)
    .insertInto("cycle.idea_forms")
    .values({ ...told, candidate_id: candidateId, registered_on: form.registeredOn, updated_at: at })
    .onConflict((conflict) =>
      conflict
        .column("candidate_id")
        .doUpdateSet({ ...told, updated_at: at, version: sql<number>`cycle.idea_forms.version + 1` }),
    )
    .execute();
}

/** null takes the acceptance back. */
export async function markIdeaAccepted(
  tx: Tx,
  candidateId: string,
  accepted: { on: string; by: string } | null,
): Promise<void> {
  await on(tx)
    .updateTable("cycle.idea_forms")
    .set({ accepted_on: accepted?.on ?? null, accepted_by: accepted?.by ?? null })
    .where("candidate_id", "=", candidateId)
    .execute();
}

export interface BusinessPlan {
  goal: string;
  production: string | null;
  investmentVnd: number | null;
  ownCapitalVnd: number | null;
  expectedRevenueVnd: number | null;
  workers: number | null;
  market: string | null;
  schedule: string | null;
  fileId: string | null;
  submittedOn: string | null;
  approvedOn: string | null;
}

export async function findPlan(db: Executor, candidateId: string): Promise<BusinessPlan | undefined> {
  return on(db)
    .selectFrom("cycle.business_plans")
    .select([
      "goal",
      "production",
      "investment_vnd as investmentVnd",
      "own_capital_vnd as ownCapitalVnd",
      "expected_revenue_vnd as expectedRevenueVnd",
      "workers",
      "market",
      "schedule",
      "file_id as fileId",
      "submitted_on as submittedOn",
      "approved_on as approvedOn",
    ])
    .where("candidate_id", "=", candidateId)
    .executeTakeFirst();
}

export async function savePlan(
  tx: Tx,
  candidateId: string,
  plan: Omit<BusinessPlan, "approvedOn">,
  at: Date,
): Promise<void> {
  const told = {
    goal: plan.goal,
    production: plan.production,
    investment_vnd: plan.investmentVnd,
    own_capital_vnd: plan.ownCapitalVnd,
    expected_revenue_vnd: plan.expectedRevenueVnd,
    workers: plan.workers,
    market: plan.market,
    schedule: plan.schedule,
    file_id: plan.fileId,
    submitted_on: plan.submittedOn,
    updated_at: at,
  };
  await on(tx)
    .insertInto("cycle.business_plans")
    .values({ ...told, candidate_id: candidateId })
    .onConflict((conflict) =>
      conflict
        .column("candidate_id")
        .doUpdateSet({ ...told, version: sql<number>`cycle.business_plans.version + 1` }),
    )
    .execute();
}

export async function markPlanApproved(
  tx: Tx,
  candidateId: string,
  approved: { on: string; by: string } | null,
): Promise<void> {
  await on(tx)
    .updateTable("cycle.business_plans")
    .set({ approved_on: approved?.on ?? null, approved_by: approved?.by ?? null })
    .where("candidate_id", "=", candidateId)
    .execute();
}
