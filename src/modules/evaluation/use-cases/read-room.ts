import { regulationById } from "#modules/criteria";
import { type Executor, isUuid } from "#platform/db";
import { type Actor, NotFound, type Services } from "#platform/http";
import type { Room } from "../domain/room.ts";
import { assertAllowed, mayManageRounds, mayRunSession, mayWatch } from "../permissions.ts";
import { listMembers } from "../store/councils.store.ts";
import { listRecusals, registerLinks } from "../store/recusals.store.ts";
import { type CouncilDecision, listSessionResults } from "../store/results.store.ts";
import { type ListedDossier, listRoundDossiers } from "../store/rounds.store.ts";
import { attendanceOf, findSession, listSessionDossiers } from "../store/sessions.store.ts";
import { submittedMembers } from "../store/sheets.store.ts";
import { getCouncil } from "./read-councils.ts";

/** A session with its people and dossiers; a link found in the register counts as a recusal even before it is recorded. */
export async function loadRoom(db: Executor, sessionId: string): Promise<Room> {
  const session = isUuid(sessionId) ? await findSession(db, sessionId) : undefined;
  if (!session) throw new NotFound("Không có phiên họp này.");
  const council = await getCouncil(db, session.councilId);
  const recorded = await listRecusals(db, council.id);
  const links = await registerLinks(db, sessionId);
  const found = links
    .filter(
      (link) =>
        !recorded.some((each) => each.memberId === link.memberId && each.dossierId === link.dossierId),
    )
    .map((link) => ({
      memberId: link.memberId,
      dossierId: link.dossierId,
      reason: registerReason(link.producerName),
      foundBy: "register" as const,
    }));
  return {
    session,
    council,
    rules: await regulationById(db, council.provinceCode, council.regulationId),
    members: await listMembers(db, council.id),
    dossiers: await listSessionDossiers(db, sessionId),
    recusals: [...recorded, ...found],
    attendance: await attendanceOf(db, sessionId),
    submitted: await submittedMembers(db, sessionId),
  };
}

export function registerReason(producerName: string): string {
  return `Theo sổ đăng ký, thành viên thuộc chủ thể ${producerName}.`;
}

export interface RoomView {
  room: Room;
  mayRun: boolean;
  mayManage: boolean;
  results: CouncilDecision[];
  /** Dossiers of the round that wait for a session; only for whoever assigns them. */
  assignable: ListedDossier[];
}

export async function readRoom(services: Services, actor: Actor, sessionId: string): Promise<RoomView> {
  const { db } = services;
  const room = await loadRoom(db, sessionId);
  assertAllowed(mayWatch(actor, room));
  const mayRun = mayRunSession(actor, room).ok;
  const { provinceCode, roundId } = room.council;
  const assigning = mayRun && room.session.status !== "closed";
  return {
    room,
    mayRun,
    mayManage: mayManageRounds(actor, room.council).ok,
    results: await listSessionResults(db, sessionId),
    assignable: assigning
      ? await listRoundDossiers(db, { provinceCode, roundId, statuses: ["in_round"], limit: 100 })
      : [],
  };
}
