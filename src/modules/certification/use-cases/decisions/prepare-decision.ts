import { audit } from "#platform/audit";
import { isUuid, uuidv7 } from "#platform/db";
import { type Actor, Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { type DecisionKind, decisionActions, decisionFor, decisionKinds } from "../../domain/decision.ts";
import { mayPrepareDecision, mayReadDecision, provinceOf } from "../../permissions.ts";
import {
  changeDecision,
  type Decision,
  findDecision,
  insertDecision,
  lockProvince,
} from "../../store/decisions.store.ts";
import { type DecidedResult, listDecisionResults, listOpenResults } from "../../store/results.store.ts";

/** Closed results of the officer's province that wait for a decision or a notice. */
export async function openResults(services: Services, actor: Actor): Promise<DecidedResult[]> {
  return listOpenResults(services.readDb, preparerProvince(actor));
}

/** Drafts a decision on chosen results; all must lead to the same kind and stand under the same rules. */
export async function prepareDecision(
  services: Services,
  actor: Actor,
  input: { kind: DecisionKind; dossierIds: readonly string[]; requestId: string },
): Promise<Result<{ id: string }>> {
  const provinceCode = preparerProvince(actor);
  const wanted = [...new Set(input.dossierIds.filter(isUuid))];
  if (wanted.length === 0) return fault("ho-so", "Chọn ít nhất một kết quả.");
  const id = uuidv7();
  return services.db.transaction().execute(async (tx) => {
    await lockProvince(tx, provinceCode);
    const results = await listOpenResults(tx, provinceCode, wanted);
    if (results.length !== wanted.length) throw new Conflict();
    const ruleSet = results[0]?.ruleSet ?? "";
    const fitting = fitsTogether(results, input.kind, ruleSet);
    if (!fitting.ok) return fitting;
    const title = titleOf(input.kind, results.length);
    const isDemo = results.some((each) => each.isDemo);
    const preparedAt = services.now();
    await insertDecision(
      tx,
      { id, provinceCode, kind: input.kind, title, ruleSet, isDemo, preparedBy: actor.accountId, preparedAt },
      results.map(({ dossierId, resultId, star }) => ({ dossierId, resultId, star })),
    );
    await audit(tx, {
      provinceCode,
      actor,
      action: "certification.prepare-decision",
      subject: { kind: "decision", id },
      requestId: input.requestId,
      details: { kind: input.kind, items: results.length },
    });
    return ok({ id });
  });
}

/** One decision, one kind, one rule set. */
export function fitsTogether(
  results: readonly DecidedResult[],
  kind: DecisionKind,
  ruleSet: string,
): Result<null> {
  const odd = results.find(({ level }) => decisionFor(level) !== kind);
  if (odd) {
    return fault(
      "ho-so",
      `“${odd.productName}” không thuộc loại quyết định này. Chọn lại kết quả cùng loại.`,
    );
  }
  if (results.some((each) => each.ruleSet !== ruleSet)) {
    return fault(
      "ho-so",
      "Các kết quả chấm theo quy định khác nhau. Lập riêng một quyết định cho mỗi quy định.",
    );
  }
  return ok(null);
}

export function titleOf(kind: DecisionKind, items: number): string {
  return `${decisionKinds[kind].label}: ${items} sản phẩm`;
}

export interface DecisionView {
  decision: Decision;
  results: DecidedResult[];
}

export async function viewDecision(services: Services, actor: Actor, id: string): Promise<DecisionView> {
  const decision = isUuid(id) ? await findDecision(services.db, id) : undefined;
  if (!decision || !mayReadDecision(actor, decision)) throw new NotFound("Không tìm thấy quyết định này.");
  return { decision, results: await listDecisionResults(services.db, id) };
}

/** Lays the draft before the leader. */
export async function submitDecision(
  services: Services,
  actor: Actor,
  input: { id: string; version: number; requestId: string },
): Promise<void> {
  const { decision } = await viewDecision(services, actor, input.id);
  if (!mayPrepareDecision(actor, decision)) throw new NotAllowed();
  const status = decisionActions[decision.status].submit;
  if (!status) throw new Conflict();
  await services.db.transaction().execute(async (tx) => {
    const change = { status, refusalReason: null };
    if (!(await changeDecision(tx, { id: decision.id, version: input.version }, change)))
      throw new Conflict();
    await audit(tx, {
      provinceCode: decision.provinceCode,
      actor,
      action: "certification.submit-decision",
      subject: { kind: "decision", id: decision.id },
      requestId: input.requestId,
    });
  });
}

function preparerProvince(actor: Actor): string {
  const provinceCode = provinceOf(actor);
  if (!provinceCode || !mayPrepareDecision(actor, { provinceCode })) throw new NotAllowed();
  return provinceCode;
}
