import { type Executor, isUuid } from "#platform/db";
import { type Actor, NotAllowed, NotFound } from "#platform/http";
import type { Candidate } from "../domain/candidate.ts";
import { mayReadCandidate } from "../permissions.ts";
import { findCandidate } from "../store/candidates.store.ts";

/** @throws NotFound */
export async function getCandidate(db: Executor, id: string): Promise<Candidate> {
  const candidate = isUuid(id) ? await findCandidate(db, id) : undefined;
  if (!candidate) throw new NotFound("Không có ứng viên này trong chu trình.");
  return candidate;
}

/** @throws NotFound, NotAllowed */
export async function candidateToRead(db: Executor, actor: Actor, id: string): Promise<Candidate> {
  const candidate = await getCandidate(db, id);
  if (!mayReadCandidate(actor, candidate))
    throw new NotAllowed("Ứng viên này không thuộc địa bàn hoặc cơ sở của bạn.");
  return candidate;
}
