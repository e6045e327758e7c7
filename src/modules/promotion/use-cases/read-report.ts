import type { Actor, Services } from "#platform/http";
import type { ShownProduct } from "../domain/participation.ts";
import type { EventResult } from "../domain/result.ts";
import { listResults } from "../store/results.store.ts";
import { type EventView, readEvent, readShown } from "./read-events.ts";

export interface EventReport extends EventView {
  shown: Map<string, ShownProduct[]>;
  contracts: EventResult[];
}

const MOST_CONTRACTS = 2000;

/** What the written report of an event needs. */
export async function readReport(services: Services, actor: Actor, eventId: string): Promise<EventReport> {
  const view = await readEvent(services, actor, eventId);
  const shown = await readShown(services, view.participants);
  const results = await listResults(services.db, { eventId: view.event.id }, MOST_CONTRACTS);
  const own = new Set(view.participants.map(({ id }) => id));
  const contracts = results.filter(
    ({ kind, withdrawnReason, participationId }) =>
      (kind === "contract" || kind === "agreement") &&
      withdrawnReason === null &&
      participationId !== null &&
      own.has(participationId),
  );
  return { ...view, shown, contracts };
}
