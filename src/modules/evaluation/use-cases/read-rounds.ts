import { type Executor, isUuid } from "#platform/db";
import { type Actor, NotFound, type Services, unitsOf } from "#platform/http";
import { assertAllowed, mayManageRounds, mayReadRounds, readers } from "../permissions.ts";
import { type ListedCouncil, listCouncils } from "../store/councils.store.ts";
import {
  findRound,
  type ListedDossier,
  type ListedRound,
  listRoundDossiers,
  listRounds,
  type Round,
} from "../store/rounds.store.ts";

const perPage = 20;
const dossiersPerPage = 50;

export interface RoundList {
  rounds: ListedRound[];
  next: string | undefined;
}

export async function readRounds(services: Services, actor: Actor, after: string): Promise<RoundList> {
  const found = await listRounds(
    services.db,
    unitsOf(actor, readers, "province"),
    isUuid(after) ? after : undefined,
    perPage + 1,
  );
  const rounds = found.slice(0, perPage);
  return { rounds, next: found.length > perPage ? rounds.at(-1)?.id : undefined };
}

/** @throws NotFound */
export async function getRound(db: Executor, roundId: string): Promise<Round> {
  const round = isUuid(roundId) ? await findRound(db, roundId) : undefined;
  if (!round) throw new NotFound("Không có đợt đánh giá này.");
  return round;
}

export interface RoundView {
  round: Round;
  mayManage: boolean;
  /** Checked by the province and not yet in any round. */
  waiting: ListedDossier[];
  nextWaiting: string | undefined;
  inside: ListedDossier[];
  nextInside: string | undefined;
  councils: ListedCouncil[];
}

export async function readRound(
  services: Services,
  actor: Actor,
  roundId: string,
  cursors: { waiting: string; inside: string },
): Promise<RoundView> {
  const { db } = services;
  const round = await getRound(db, roundId);
  assertAllowed(mayReadRounds(actor, round));
  const { provinceCode } = round;
  const after = (text: string) => (isUuid(text) ? text : undefined);
  const limit = dossiersPerPage + 1;
  const waiting = await listRoundDossiers(db, {
    provinceCode,
    statuses: ["province_accepted"],
    after: after(cursors.waiting),
    limit,
  });
  const inside = await listRoundDossiers(db, { provinceCode, roundId, after: after(cursors.inside), limit });
  const councils = await listCouncils(db, {
    provinceCodes: [provinceCode],
    accountId: actor.accountId,
    roundId,
    limit: 50,
  });
  const next = (list: ListedDossier[]) =>
    list.length > dossiersPerPage ? list[dossiersPerPage - 1]?.id : undefined;
  return {
    round,
    mayManage: mayManageRounds(actor, round).ok,
    waiting: waiting.slice(0, dossiersPerPage),
    nextWaiting: next(waiting),
    inside: inside.slice(0, dossiersPerPage),
    nextInside: next(inside),
    councils,
  };
}
