import { regulationById } from "#modules/criteria";
import { type Executor, isUuid } from "#platform/db";
import { type Actor, NotFound, type Services } from "#platform/http";
import type { ConsultantLink } from "../domain/consultant-links.ts";
import type { Room } from "../domain/room.ts";
import { assertAllowed, mayManageRounds, mayRunSession, mayWatch } from "../permissions.ts";
import { listMembers } from "../store/councils.store.ts";
import { listRecusals } from "../store/recusals.store.ts";
import { type CouncilDecision, listSessionResults } from "../store/results.store.ts";
import { type ListedDossier, listRoundDossiers } from "../store/rounds.store.ts";
import { attendanceOf, findSession, listSessionDossiers } from "../store/sessions.store.ts";
import { submittedMembers } from "../store/sheets.store.ts";
import { findLinks } from "./find-links.ts";
import { getCouncil } from "./read-councils.ts";

/** A session with its people and dossiers; a link found in a register counts as a recusal even before it is recorded. */
export async function loadRoom(db: Executor, sessionId: string): Promise<Room> {
  return (await loadRoomAndSuspicions(db, sessionId)).room;
}

async function loadRoomAndSuspicions(
  db: Executor,
  sessionId: string,
): Promise<{ room: Room; suspected: ConsultantLink[] }> {
  const session = isUuid(sessionId) ? await findSession(db, sessionId) : undefined;
  if (!session) throw new NotFound("Không có phiên họp này.");
  const council = await getCouncil(db, session.councilId);
  const recorded = await listRecusals(db, council.id);
  const members = await listMembers(db, council.id);
  const dossiers = await listSessionDossiers(db, sessionId);
  const links = await findLinks(db, sessionId, members, dossiers);
  const found = links.certain
    .filter((link) => !recorded.some((each) => isSame(each, link)))
    .map((link) => ({ ...link, foundBy: "register" as const }));
  const room: Room = {
    session,
    council,
    rules: await regulationById(db, council.provinceCode, council.regulationId),
    members,
    dossiers,
    recusals: [...recorded, ...found],
    attendance: await attendanceOf(db, sessionId),
    submitted: await submittedMembers(db, sessionId),
  };
  const open = new Set(dossiers.filter(({ closedAt }) => !closedAt).map(({ id }) => id));
  const suspected = links.suspected.filter(
    (link) => open.has(link.dossierId) && !recorded.some((each) => isSame(each, link)),
  );
  return { room, suspected };
}

interface Pair {
  memberId: string;
  dossierId: string;
}

function isSame(one: Pair, other: Pair): boolean {
  return one.memberId === other.memberId && one.dossierId === other.dossierId;
}

export interface RoomView {
  room: Room;
  mayRun: boolean;
  mayManage: boolean;
  results: CouncilDecision[];
  /** Members with the name of a consultant of the producer, not yet recused; only for whoever runs the session. */
  suspicions: ConsultantLink[];
  /** Dossiers of the round that wait for a session; only for whoever assigns them. */
  assignable: ListedDossier[];
}

export async function readRoom(services: Services, actor: Actor, sessionId: string): Promise<RoomView> {
  const { db } = services;
  const { room, suspected } = await loadRoomAndSuspicions(db, sessionId);
  assertAllowed(mayWatch(actor, room));
  const mayRun = mayRunSession(actor, room).ok;
  const { provinceCode, roundId } = room.council;
  const assigning = mayRun && room.session.status !== "closed";
  return {
    room,
    mayRun,
    mayManage: mayManageRounds(actor, room.council).ok,
    results: await listSessionResults(db, sessionId),
    suspicions: assigning ? suspected : [],
    assignable: assigning
      ? await listRoundDossiers(db, { provinceCode, roundId, statuses: ["in_round"], limit: 100 })
      : [],
  };
}
