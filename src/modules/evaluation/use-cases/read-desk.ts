import { getPreparedSet } from "#modules/criteria";
import type { Actor, Services } from "#platform/http";
import {
  countUnsubmitted,
  type DeskItem,
  listDesk,
  listOpenSessionsRun,
  type RunnerTask,
} from "../store/desk.store.ts";

const most = 100;

export interface DeskEntry extends DeskItem {
  /** How many criteria the set has. */
  criteria: number;
}

/** The actor's own marking work: what is done and what is left. */
export async function readDesk(services: Services, actor: Actor): Promise<DeskEntry[]> {
  const items = await listDesk(services.db, actor.accountId, most);
  return items.map((item) => ({
    ...item,
    criteria: getPreparedSet(item.ruleSet, item.setCode).leaves.length,
  }));
}

export function countSheetsLeft(services: Services, actor: Actor): Promise<number> {
  return countUnsubmitted(services.db, actor.accountId);
}

export function listSessionsToClose(services: Services, actor: Actor): Promise<RunnerTask[]> {
  return listOpenSessionsRun(services.db, actor.accountId);
}
