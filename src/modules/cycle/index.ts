import type { Executor } from "#platform/db";
import { findTitles } from "./store/lists.store.ts";

export { type Candidate, candidateKinds, pilotKinds, potentials } from "./domain/candidate.ts";
export { isStep, type Step, stepNames, stepNumber, steps } from "./domain/steps.ts";
export { events as cycleEvents } from "./events.ts";
export { cycleUrls } from "./urls.ts";

/** Titles of candidates by id, for records of other modules that point to them; ids unknown here are left out. */
export function findCandidateTitles(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  return findTitles(db, ids);
}
