import type { Executor } from "#platform/db";
import { type CouncilDecision, findResult } from "./store/results.store.ts";

export { lawOf, whyNotHigher } from "./domain/explain.ts";
export type { ResultDetail } from "./domain/result-detail.ts";
export { events as evaluationEvents } from "./events.ts";
export type { CouncilDecision } from "./store/results.store.ts";
export { urls as evaluationUrls } from "./urls.ts";

/** The council's latest result for a dossier, computed and recorded at closing; undefined before that. */
export function getResult(db: Executor, dossierId: string): Promise<CouncilDecision | undefined> {
  return findResult(db, dossierId);
}
