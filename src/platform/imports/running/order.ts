import type { AuditActor } from "#platform/audit";

/** The one kind of queued work of all registers. */
export const IMPORT_TASK = "platform.import";

/** What the queue holds of one step of an import. */
export interface StepOrder {
  importId: string;
  step: "check" | "take";
  actor: AuditActor;
  requestId: string;
  runId: string;
}

/** Without what else an actor carries: rights were asked before the work was queued. */
export function stepPayload({ importId, step, actor, requestId }: Omit<StepOrder, "runId">) {
  const { accountId, displayName, onBehalfOf } = actor;
  return {
    importId,
    step,
    requestId,
    actor: { accountId, displayName, ...(onBehalfOf ? { onBehalfOf } : {}) },
  };
}

export function orderOf(payload: Record<string, unknown>): StepOrder {
  return payload as unknown as StepOrder;
}
