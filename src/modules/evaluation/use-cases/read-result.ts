import type { PreparedSet } from "@saoque/scoring";
import { getPreparedSet } from "#modules/criteria";
import { type Actor, NotFound, type Services } from "#platform/http";
import type { Room, RoomDossier, RoomMember } from "../domain/room.ts";
import { assertAllowed, mayReadResult, mayReadSheet, mayWatch } from "../permissions.ts";
import { type CouncilDecision, findSessionResult, listSessionResults } from "../store/results.store.ts";
import { findSheet, readSheets, type StoredSheet } from "../store/sheets.store.ts";
import { loadRoom } from "./read-room.ts";

export interface ResultView {
  room: Room;
  dossier: RoomDossier;
  set: PreparedSet;
  result: CouncilDecision;
  /** Members whose sheet of the last round this actor may open. */
  readable: RoomMember[];
}

export async function readResult(
  services: Services,
  actor: Actor,
  sessionId: string,
  dossierId: string,
): Promise<ResultView> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayReadResult(actor, room, dossierId));
  const dossier = room.dossiers.find((each) => each.id === dossierId);
  const result = await findSessionResult(services.db, sessionId, dossierId);
  if (!dossier || !result) throw new NotFound("Chưa có kết quả cho hồ sơ này.");
  const marked = room.submitted.filter(
    (each) => each.dossierId === dossierId && each.markingRound === dossier.markingRound,
  );
  return {
    room,
    dossier,
    result,
    set: getPreparedSet(dossier.ruleSet, dossier.setCode),
    readable: room.members.filter(
      (member) =>
        marked.some((each) => each.memberId === member.id) && mayReadSheet(actor, room, member.id).ok,
    ),
  };
}

export interface MemberSheetView {
  room: Room;
  dossier: RoomDossier;
  member: RoomMember;
  set: PreparedSet;
  sheet: StoredSheet;
  /** Sealed sheets of the same member from marking rounds before. */
  earlier: StoredSheet[];
}

/** One submitted sheet, for its author at any time, for others as the Quy chế says. Drafts are never shown here. */
export async function readMemberSheet(
  services: Services,
  actor: Actor,
  sessionId: string,
  dossierId: string,
  memberId: string,
): Promise<MemberSheetView> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayReadSheet(actor, room, memberId));
  const dossier = room.dossiers.find((each) => each.id === dossierId);
  const member = room.members.find((each) => each.id === memberId);
  if (!dossier || !member) throw new NotFound("Không có phiếu này.");
  const { markingRound } = dossier;
  const sheet = await findSheet(services.db, { sessionId, dossierId, memberId, markingRound });
  if (sheet?.status !== "submitted") throw new NotFound("Phiếu này chưa nộp.");
  const history = await readSheets(services.db, sessionId, dossierId, { memberId });
  const earlier = history.filter((each) => each.markingRound < markingRound && each.status === "submitted");
  return { room, dossier, member, sheet, earlier, set: getPreparedSet(dossier.ruleSet, dossier.setCode) };
}

export interface SessionReport {
  room: Room;
  results: CouncilDecision[];
}

/** Everything the council's report needs; only results that stand. */
export async function readSessionReport(
  services: Services,
  actor: Actor,
  sessionId: string,
): Promise<SessionReport> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayWatch(actor, room));
  return { room, results: await listSessionResults(services.db, sessionId) };
}

/** Every counted sheet of a closed session, dossier by dossier, as far as the Quy chế lets this person see them. */
export async function readSessionSheets(
  services: Services,
  actor: Actor,
  sessionId: string,
): Promise<MemberSheetView[]> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayWatch(actor, room));
  if (room.session.status !== "closed") throw new NotFound("Phiếu in được sau khi phiên họp kết thúc.");
  const views: MemberSheetView[] = [];
  for (const dossier of room.dossiers) {
    const sheets = await readSheets(services.db, sessionId, dossier.id);
    const set = getPreparedSet(dossier.ruleSet, dossier.setCode);
    for (const sheet of sheets) {
      const member = room.members.find((each) => each.id === sheet.memberId);
      const last = sheet.markingRound === dossier.markingRound && sheet.status === "submitted";
      if (!member || !last || !mayReadSheet(actor, room, member.id).ok) continue;
      views.push({ room, dossier, member, set, sheet, earlier: [] });
    }
  }
  if (views.length === 0) throw new NotFound("Không có phiếu nào bạn được in.");
  return views;
}
