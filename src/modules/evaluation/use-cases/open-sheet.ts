import type { PreparedSet } from "@saoque/scoring";
import { getPreparedSet } from "#modules/criteria";
import { type DossierFile, readDossierFile } from "#modules/dossiers";
import { type Actor, NotFound, type Services } from "#platform/http";
import type { Room, RoomDossier, RoomMember } from "../domain/room.ts";
import { emptySheet, type SheetContent } from "../domain/sheet-content.ts";
import { assertAllowed, mayOpenSheet, mayScore, seatOf } from "../permissions.ts";
import { findSheet, type StoredSheet } from "../store/sheets.store.ts";
import { loadRoom } from "./read-room.ts";

export interface OpenSheet {
  room: Room;
  dossier: RoomDossier;
  member: RoomMember;
  set: PreparedSet;
  file: DossierFile;
  sheet: StoredSheet | undefined;
  content: SheetContent;
  /** Empty while the member may mark; otherwise why the sheet only reads. */
  readOnlyWhy: string;
}

/** The actor's own sheet of a dossier with everything to judge it by; nobody else's sheet can be opened this way. */
export async function openSheet(
  services: Services,
  actor: Actor,
  sessionId: string,
  dossierId: string,
): Promise<OpenSheet> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayOpenSheet(actor, room, dossierId));
  const dossier = room.dossiers.find((each) => each.id === dossierId);
  const member = seatOf(actor, room);
  if (!dossier || !member) throw new NotFound("Hồ sơ này không thuộc phiên họp.");
  const key = { sessionId, dossierId, memberId: member.id, markingRound: dossier.markingRound };
  const sheet = await findSheet(services.db, key);
  const allowed = mayScore(actor, room, dossierId);
  return {
    room,
    dossier,
    member,
    set: getPreparedSet(dossier.ruleSet, dossier.setCode),
    file: await readDossierFile(services.db, dossierId),
    sheet,
    content: sheet?.content ?? emptySheet,
    readOnlyWhy: whyReadOnly(allowed.ok ? "" : allowed.why, sheet),
  };
}

function whyReadOnly(refusal: string, sheet: StoredSheet | undefined): string {
  if (sheet?.status === "submitted") return "Phiếu đã nộp và niêm phong, không sửa được nữa.";
  return refusal;
}
