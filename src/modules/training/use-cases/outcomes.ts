import { isUuid } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import {
  listOutcomes,
  type OutcomeRecord,
  type OutcomeScope,
  type OutcomeTotals,
  outcomesByClass,
  totalOutcomes,
} from "../store/outcomes.store.ts";
import { unitOf } from "./coverage.ts";

export interface OutcomeSearch {
  year: number;
  provinceCode?: string | undefined;
  classId?: string | undefined;
  only: "all" | "filed" | "recognised" | "none";
  cursor?: string | undefined;
}

const pageSize = 50;
const mostInSheet = 20_000;

function scopeOf(actor: Actor, { year, provinceCode, classId }: OutcomeSearch): OutcomeScope {
  return { ...unitOf(actor, provinceCode), year, ...(classId && isUuid(classId) ? { classId } : {}) };
}

/** What became of the producers trained: in all and class by class. */
export async function readOutcomes(services: Services, actor: Actor, search: OutcomeSearch) {
  const scope = scopeOf(actor, search);
  const [totals, classes] = await Promise.all([
    totalOutcomes(services.readDb, scope),
    outcomesByClass(services.readDb, scope),
  ]);
  return { scope, totals, classes };
}

export async function listOutcomeRecords(
  services: Services,
  actor: Actor,
  search: OutcomeSearch,
): Promise<{ records: OutcomeRecord[]; totals: OutcomeTotals; next?: string }> {
  const scope = scopeOf(actor, search);
  const found = await listOutcomes(services.readDb, {
    ...scope,
    only: search.only,
    after: readCursor(search.cursor ?? ""),
    limit: pageSize + 1,
  });
  const records = found.slice(0, pageSize);
  const last = records.at(-1);
  const totals = await totalOutcomes(services.readDb, scope);
  return {
    records,
    totals,
    ...(found.length > pageSize && last ? { next: `${last.producerId}|${last.producerName}` } : {}),
  };
}

function readCursor(cursor: string): { id: string; name: string } | undefined {
  const [id = "", ...name] = cursor.split("|");
  return isUuid(id) ? { id, name: name.join("|") } : undefined;
}

export function listOutcomesForSheet(
  services: Services,
  actor: Actor,
  search: OutcomeSearch,
): Promise<OutcomeRecord[]> {
  return listOutcomes(services.readDb, { ...scopeOf(actor, search), only: search.only, limit: mostInSheet });
}
