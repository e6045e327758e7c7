import type { Executor } from "#platform/db";
import { type CouncilDecision, findResult } from "./store/results.store.ts";

export { whyNotHigher } from "./domain/explain.ts";
export { legalRounds, type RoundDates } from "./domain/round-calendar.ts";
export type { CouncilDecision } from "./store/results.store.ts";
export { listRoundsOfYear, type YearRound } from "./store/rounds.store.ts";
export { urls as evaluationUrls } from "./urls.ts";

/** The council's latest result for a dossier, computed and recorded at closing; undefined before that. */
export function getResult(db: Executor, dossierId: string): Promise<CouncilDecision | undefined> {
  return findResult(db, dossierId);
}
