import { audit } from "#platform/audit";
import { isUuid, type Tx } from "#platform/db";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { decisionActions } from "../../domain/decision.ts";
import { mayPrepareDecision } from "../../permissions.ts";
import {
  changeDecision,
  type Decision,
  deleteDraft,
  lockDecision,
  lockProvince,
  replaceItems,
} from "../../store/decisions.store.ts";
import { type DecidedResult, listDecisionResults, listOpenResults } from "../../store/results.store.ts";
import { fitsTogether, titleOf, viewDecision } from "./prepare-decision.ts";

export interface DraftStep {
  id: string;
  version: number;
  requestId: string;
}

/** Results that a draft holds or could still take up: same kind, same rule set. */
export async function choicesFor(
  services: Services,
  decision: Decision,
  held: readonly DecidedResult[],
): Promise<DecidedResult[]> {
  const open = await listOpenResults(services.readDb, decision.provinceCode);
  return [...held, ...open.filter((each) => fitsTogether([each], decision.kind, decision.ruleSet ?? "").ok)];
}

/** Sets the list of a draft anew; a result that is left out waits for another decision. */
export async function changeDraft(
  services: Services,
  actor: Actor,
  input: DraftStep & { dossierIds: readonly string[] },
): Promise<Result<null>> {
  const wanted = [...new Set(input.dossierIds.filter(isUuid))];
  if (wanted.length === 0)
    return fault("ho-so", "Giữ lại ít nhất một sản phẩm. Nếu không cần dự thảo nữa, hãy xoá dự thảo.");
  return onDraft(services, actor, input, async (tx, decision) => {
    const held = await listDecisionResults(tx, decision.id);
    const open = await listOpenResults(tx, decision.provinceCode, wanted);
    const chosen = [...held, ...open].filter(({ dossierId }) => wanted.includes(dossierId));
    if (chosen.length !== wanted.length) throw new Conflict();
    const fitting = fitsTogether(chosen, decision.kind, decision.ruleSet ?? "");
    if (!fitting.ok) return fitting;
    await replaceItems(tx, decision.id, chosen);
    const title = titleOf(decision.kind, chosen.length);
    const status = decisionActions[decision.status].change ?? decision.status;
    await changeDecision(tx, decision, { status, title });
    await note(tx, actor, decision, {
      action: "certification.change-draft",
      requestId: input.requestId,
      details: { dossierIds: wanted },
    });
    return ok(null);
  });
}

/** Takes a draft away; its results wait for a decision again. What it held stays in the audit trail. */
export async function deleteDecisionDraft(
  services: Services,
  actor: Actor,
  input: DraftStep,
): Promise<Result<null>> {
  return onDraft(services, actor, input, async (tx, decision) => {
    const held = await listDecisionResults(tx, decision.id);
    await deleteDraft(tx, decision.id);
    await note(tx, actor, decision, {
      action: "certification.delete-draft",
      requestId: input.requestId,
      details: { title: decision.title, dossierIds: held.map(({ dossierId }) => dossierId) },
    });
    return ok(null);
  });
}

async function onDraft(
  services: Services,
  actor: Actor,
  input: DraftStep,
  change: (tx: Tx, decision: Decision) => Promise<Result<null>>,
): Promise<Result<null>> {
  const { decision: seen } = await viewDecision(services, actor, input.id);
  if (!mayPrepareDecision(actor, seen)) throw new NotAllowed();
  return services.db.transaction().execute(async (tx) => {
    await lockProvince(tx, seen.provinceCode);
    const decision = await lockDecision(tx, seen.id);
    if (!decision || decision.version !== input.version || !decisionActions[decision.status].change)
      throw new Conflict();
    return change(tx, decision);
  });
}

function note(
  tx: Tx,
  actor: Actor,
  { id, provinceCode }: Decision,
  what: { action: string; requestId: string; details: Record<string, unknown> },
): Promise<void> {
  return audit(tx, { provinceCode, actor, subject: { kind: "decision", id }, ...what });
}
