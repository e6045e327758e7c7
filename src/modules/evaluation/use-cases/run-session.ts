import { audit } from "#platform/audit";
import { type Actor, Conflict, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import { sittingMembers } from "../domain/room.ts";
import { events } from "../events.ts";
import { assertAllowed, mayRunSession } from "../permissions.ts";
import { advanceSession, noteAttendances } from "../store/sessions.store.ts";
import { recordRegisterLinks } from "./assign-dossiers.ts";
import { loadRoom } from "./read-room.ts";

const mostMinutes = 20_000;

/** From now on members mark; dossiers and people are known. */
export async function openSession(
  services: Services,
  actor: Actor,
  sessionId: string,
  version: number,
): Promise<Result<null>> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayRunSession(actor, room));
  if (room.dossiers.length === 0)
    return fault("dossierIds", "Giao ít nhất một hồ sơ cho phiên họp trước khi mở.");
  const { provinceCode, id: councilId } = room.council;
  const dossierIds = room.dossiers.map((dossier) => dossier.id);
  await services.db.transaction().execute(async (tx) => {
    const moved = await advanceSession(
      tx,
      { id: sessionId, version },
      { status: "open", at: services.now() },
    );
    if (!moved) throw new Conflict("Phiên họp vừa được người khác mở hoặc thay đổi. Hãy tải lại trang.");
    await recordRegisterLinks(tx, { id: sessionId, councilId });
    await audit(tx, {
      provinceCode,
      actor,
      action: "evaluation.open-session",
      subject: { kind: "session", id: sessionId },
    });
    await announce(tx, events.sessionOpened, { sessionId, councilId, provinceCode, dossierIds });
  });
  return ok(null);
}

/** Who is in the room. Ticked = present, not ticked = absent; may be corrected until the session is closed. */
export async function noteAttendance(
  services: Services,
  actor: Actor,
  sessionId: string,
  presentIds: readonly string[],
): Promise<number> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayRunSession(actor, room));
  if (room.session.status !== "open") throw new Conflict("Chỉ điểm danh khi phiên họp đang mở.");
  const present = new Map(sittingMembers(room).map((member) => [member.id, presentIds.includes(member.id)]));
  const { provinceCode } = room.council;
  const here = [...present].filter(([, is]) => is).map(([id]) => id);
  await services.db.transaction().execute(async (tx) => {
    await noteAttendances(tx, sessionId, present, services.now());
    await audit(tx, {
      provinceCode,
      actor,
      action: "evaluation.note-attendance",
      subject: { kind: "session", id: sessionId },
      details: { present: here },
    });
  });
  return here.length;
}

/** Ends the session once every dossier has its result; only then may single sheets be looked at. */
export async function closeSession(
  services: Services,
  actor: Actor,
  sessionId: string,
  input: { version: number; minutes: string },
): Promise<Result<null>> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayRunSession(actor, room));
  const open = room.dossiers.filter((dossier) => !dossier.closedAt);
  if (room.session.status === "open" && open.length > 0) {
    return fault(
      "minutes",
      `Còn ${open.length} hồ sơ chưa chốt: ${open.map((dossier) => dossier.productName).join("; ")}.`,
    );
  }
  if (input.minutes.length > mostMinutes) return fault("minutes", "Nội dung biên bản dài quá 20.000 ký tự.");
  const { provinceCode, id: councilId, roundId } = room.council;
  const dossierIds = room.dossiers.map((dossier) => dossier.id);
  const closing = {
    status: "closed" as const,
    at: services.now(),
    by: actor.accountId,
    minutes: input.minutes || null,
  };
  await services.db.transaction().execute(async (tx) => {
    const moved = await advanceSession(tx, { id: sessionId, version: input.version }, closing);
    if (!moved)
      throw new Conflict("Phiên họp vừa được người khác kết thúc hoặc thay đổi. Hãy tải lại trang.");
    await audit(tx, {
      provinceCode,
      actor,
      action: "evaluation.close-session",
      subject: { kind: "session", id: sessionId },
    });
    await announce(tx, events.sessionClosed, { sessionId, councilId, roundId, provinceCode, dossierIds });
  });
  return ok(null);
}
