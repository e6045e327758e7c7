import { endEngagement } from "#modules/consultants";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Tx, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import { actionNames, needsReason, type PressedAction, stepAfter } from "../domain/actions.ts";
import type { Candidate } from "../domain/candidate.ts";
import { type Step, stepNames } from "../domain/steps.ts";
import { events } from "../events.ts";
import { mayMove } from "../permissions.ts";
import { updateCandidate } from "../store/candidates.store.ts";
import {
  findIdea,
  findPlan,
  insertMoves,
  listMoves,
  markIdeaAccepted,
  markPlanApproved,
} from "../store/papers.store.ts";
import { getCandidate } from "./candidate-records.ts";
import { tellOfMove } from "./letters.ts";

export interface MoveInput {
  candidateId: string;
  version: number;
  action: PressedAction;
  /** Why; goes into the history and to the producer. */
  note: string;
}

/** One step on, back, out of the cycle or in again, pressed by a person. */
export async function moveCandidate(
  services: Services,
  actor: Actor,
  { candidateId, version, action, note }: MoveInput,
): Promise<Result<{ to: Step }>> {
  const candidate = await getCandidate(services.db, candidateId);
  if (!mayMove(actor, candidate, action))
    throw new NotAllowed(`Bạn không được thực hiện việc “${actionNames[action]}” với ứng viên này.`);
  const to = stepAfter(candidate.step, action, await stepBefore(services, candidate));
  if (!to)
    throw new Conflict(
      `Ứng viên đang ở bước “${stepNames[candidate.step]}”, không ${actionNames[action].toLowerCase()} được.`,
    );
  const check = startChecks();
  const reason = needsReason(action)
    ? check.line("note", note, { label: "lý do", max: 500, min: 5 })
    : check.optionalLine("note", note, { label: "ghi chú", max: 500 });
  if (check.faults.length > 0) return check.result({ to });
  const missing = await missingPaper(services, candidate, action);
  if (missing) return fault("", missing);
  await services.db.transaction().execute(async (tx) => {
    await markPapers(tx, candidate, action, { on: dayInVietnam(services.now()), by: actor.accountId });
    await recordMove(services, tx, candidate, { to, note: reason, version, by: actor });
    await tellOfMove(tx, candidate, { to, note: reason, action });
  });
  return ok({ to });
}

interface Recorded {
  to: Step;
  note: string | null;
  version: number;
  by: Actor | null;
  dossierId?: string | null;
}

/** Writes the step, its history, the audit row and the fact; the caller has asked who may and what follows. */
export async function recordMove(
  services: Services,
  tx: Tx,
  candidate: Candidate,
  move: Recorded,
): Promise<void> {
  const at = services.now();
  const { id, provinceCode, communeCode, producerId, step: from } = candidate;
  const { to, note, by } = move;
  const moved = await updateCandidate(
    tx,
    { id, version: move.version, at },
    {
      step: to,
      reason: to === "stopped" ? (note ?? "Không ghi lý do") : null,
      ...(move.dossierId === undefined ? {} : { dossierId: move.dossierId }),
    },
  );
  if (!moved) throw new Conflict();
  await insertMoves(tx, [
    {
      id: uuidv7(),
      candidateId: id,
      fromStep: from,
      toStep: to,
      note,
      movedBy: by?.accountId ?? null,
      movedByName: by?.displayName ?? null,
      movedAt: at,
    },
  ]);
  if (to === "stopped" || to === "promotion")
    await endEngagement(tx, { sourceKind: "pilot", sourceId: id, toOn: dayInVietnam(at) });
  await audit(tx, {
    provinceCode,
    actor: by,
    action: "cycle.move-candidate",
    subject: { kind: "candidate", id },
    details: { from, to, ...(note ? { note } : {}) },
  });
  await announce(tx, events.candidateMoved, {
    candidateId: id,
    provinceCode,
    communeCode,
    producerId,
    from,
    to,
  });
}

/** The step a stopped candidate was stopped at. */
async function stepBefore({ db }: Services, candidate: Candidate): Promise<Step> {
  if (candidate.step !== "stopped") return candidate.step;
  const last = (await listMoves(db, candidate.id)).filter(({ toStep }) => toStep === "stopped").at(-1);
  return last?.fromStep ?? "surveyed";
}

/** An idea is accepted and a plan approved only when there is one to read. */
async function missingPaper(
  { db }: Services,
  candidate: Candidate,
  action: PressedAction,
): Promise<string | undefined> {
  if (action === "acceptIdea" && !(await findIdea(db, candidate.id)))
    return "Chưa có phiếu ý tưởng. Hãy lập phiếu trước khi chấp nhận.";
  if (action === "approvePlan" && !(await findPlan(db, candidate.id))?.submittedOn)
    return "Phương án chưa được nộp. Chủ thể hoặc cán bộ xã nộp phương án trước khi duyệt.";
  return undefined;
}

async function markPapers(
  tx: Tx,
  candidate: Candidate,
  action: PressedAction,
  decided: { on: string; by: string },
): Promise<void> {
  if (action === "acceptIdea") await markIdeaAccepted(tx, candidate.id, decided);
  if (action === "approvePlan") await markPlanApproved(tx, candidate.id, decided);
  if (action === "back" && candidate.step === "business_plan") await markIdeaAccepted(tx, candidate.id, null);
  if (action === "back" && candidate.step === "implementation")
    await markPlanApproved(tx, candidate.id, null);
}
