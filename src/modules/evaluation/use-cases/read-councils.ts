import { regulationById } from "#modules/criteria";
import { type Executor, isUuid } from "#platform/db";
import { type Actor, NotFound, type Services, unitsOf } from "#platform/http";
import type { CouncilRules } from "../domain/council-rules.ts";
import { assertAllowed, mayManageRounds, mayReadCouncil, readers } from "../permissions.ts";
import {
  type Candidate,
  type Council,
  findCouncil,
  type ListedCouncil,
  listCandidates,
  listCouncils,
  listMembers,
  type Member,
} from "../store/councils.store.ts";
import { listSessionsOf, type Session } from "../store/sessions.store.ts";

export type { ListedCouncil };

const perPage = 20;

export async function readCouncils(
  services: Services,
  actor: Actor,
  after: string,
): Promise<{ councils: ListedCouncil[]; next: string | undefined }> {
  const provinceCodes = unitsOf(actor, readers, "province");
  const cursor = isUuid(after) ? after : undefined;
  const found = await listCouncils(services.db, {
    provinceCodes,
    accountId: actor.accountId,
    after: cursor,
    limit: perPage + 1,
  });
  const councils = found.slice(0, perPage);
  return { councils, next: found.length > perPage ? councils.at(-1)?.id : undefined };
}

/** @throws NotFound */
export async function getCouncil(db: Executor, councilId: string): Promise<Council> {
  const council = isUuid(councilId) ? await findCouncil(db, councilId) : undefined;
  if (!council) throw new NotFound("Không có Hội đồng này.");
  return council;
}

export interface CouncilView {
  council: Council;
  members: Member[];
  sessions: Session[];
  rules: CouncilRules;
  mayManage: boolean;
  /** Accounts that may still be given a seat; only looked up for whoever may appoint. */
  candidates: Candidate[];
}

export async function readCouncil(services: Services, actor: Actor, councilId: string): Promise<CouncilView> {
  const { db } = services;
  const council = await getCouncil(db, councilId);
  const members = await listMembers(db, councilId);
  assertAllowed(mayReadCouncil(actor, council, members));
  const mayManage = mayManageRounds(actor, council).ok;
  const candidates = mayManage ? await listCandidates(db, council.provinceCode) : [];
  return {
    council,
    members,
    sessions: await listSessionsOf(db, councilId),
    rules: await regulationById(db, council.provinceCode, council.regulationId),
    mayManage,
    candidates: candidates.filter(
      (one) => !members.some((member) => member.accountId === one.accountId && !member.left),
    ),
  };
}
