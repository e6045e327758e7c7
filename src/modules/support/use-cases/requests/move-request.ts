import { getProducer } from "#modules/producers";
import { type AuditActor, audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Tx, uuidv7 } from "#platform/db";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import {
  actionNames,
  allowsRequest,
  isParty,
  type RequestAction,
  statusAfter,
} from "../../domain/actions.ts";
import type { SupportRequest } from "../../domain/request.ts";
import { sidesOf } from "../../permissions.ts";
import { insertMove, lockRequest, type RequestChange, updateRequest } from "../../store/requests.store.ts";
import { inOneStep } from "../in-one-step.ts";
import { type RequestLetter, writeLetter } from "./letters.ts";
import { readRequest } from "./view-request.ts";

export interface StepOn {
  supportId: string;
  version: number;
  requestId?: string;
}

/** What a step does besides moving the request on. */
export interface StepWork {
  change: RequestChange;
  /** Shown in the timeline. */
  note?: string | null;
  letter?: RequestLetter;
  details?: Record<string, unknown>;
}

export interface StepScope {
  tx: Tx;
  request: SupportRequest;
  today: string;
  /** Who stands in the audit trail and beside what is written. */
  by: AuditActor;
}

/**
 * One step of a request in one transaction: who may, what the state allows, the change, the timeline, the audit
 * trail and the letter.
 */
export async function moveRequest(
  services: Services,
  actor: Actor,
  action: RequestAction,
  on: StepOn,
  work: (scope: StepScope) => Promise<Result<StepWork>>,
): Promise<Result<SupportRequest>> {
  const seen = await readRequest(services.db, actor, on.supportId);
  const sides = sidesOf(actor, seen);
  if (!isParty(seen.status, action, sides) && !isEverParty(action, sides))
    throw new NotAllowed(`Bạn không được thực hiện bước “${actionNames[action]}”.`);
  const by = await actorOf(services, actor, seen);
  return inOneStep(services, async (tx) => {
    const request = await lockRequest(tx, seen.id);
    if (!request || request.version !== on.version) throw new Conflict();
    if (!allowsRequest(request.status, action) || !isParty(request.status, action, sides))
      throw new Conflict(`Yêu cầu này hiện không thực hiện được bước “${actionNames[action]}”.`);
    const done = await work({ tx, request, today: dayInVietnam(services.now()), by });
    if (!done.ok) return done;
    return ok(await write(services, { tx, actor, by, action, request, on }, done.value));
  });
}

/** A role that does this step in some state, only not now: told as a conflict, not as a refusal of the person. */
function isEverParty(action: RequestAction, sides: { office: boolean; producer: boolean }): boolean {
  return action === "reopen" && (sides.office || sides.producer);
}

/** An officer of the commune who acts for the producer is named together with it. */
async function actorOf(
  services: Services,
  actor: Actor,
  request: Pick<SupportRequest, "producerId" | "communeCode" | "provinceCode">,
): Promise<AuditActor> {
  const { accountId, displayName } = actor;
  const { name, id } = await getProducer(services.db, request.producerId);
  const sides = sidesOf(actor, request);
  const own = actor.grants.some(({ unitKind, unitCode }) => unitKind === "producer" && unitCode === id);
  return { accountId, displayName, onBehalfOf: sides.producer && !own && !sides.office ? name : undefined };
}

interface Writing {
  tx: Tx;
  actor: Actor;
  by: AuditActor;
  action: RequestAction;
  request: SupportRequest;
  on: StepOn;
}

async function write(
  services: Services,
  { tx, by, action, request, on }: Writing,
  { change, note = null, letter, details }: StepWork,
): Promise<SupportRequest> {
  const at = services.now();
  const status = statusAfter(request.status, action);
  const handledBy = by.onBehalfOf ? null : by.accountId;
  await updateRequest(tx, { id: request.id, version: request.version, at, handledBy }, { ...change, status });
  if (status !== request.status || note)
    await insertMove(tx, {
      id: uuidv7(),
      requestId: request.id,
      from: request.status,
      to: status,
      note,
      by: by.accountId,
      byName: by.displayName,
      onBehalfOf: by.onBehalfOf ?? null,
      at,
    });
  await audit(tx, {
    provinceCode: request.provinceCode,
    actor: by,
    action: `support.${action}`,
    subject: { kind: "support-request", id: request.id },
    requestId: on.requestId,
    details: { from: request.status, to: status, ...change, ...details },
  });
  if (letter) await writeLetter(tx, request, letter);
  return { ...request, ...change, status, version: request.version + 1 };
}
