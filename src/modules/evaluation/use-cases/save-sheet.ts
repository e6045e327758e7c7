import { getPreparedSet } from "#modules/criteria";
import { audit } from "#platform/audit";
import type { Tx } from "#platform/db";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { ok, type Result, refuse } from "#platform/result";
import type { Room, RoomDossier, RoomMember } from "../domain/room.ts";
import { draftFaults, type SheetContent, submissionFaults } from "../domain/sheet-content.ts";
import { assertAllowed, mayScore, seatOf } from "../permissions.ts";
import { lockSessionDossier } from "../store/sessions.store.ts";
import { type SheetKey, saveDraft, sealSheet } from "../store/sheets.store.ts";
import { loadRoom } from "./read-room.ts";
import { sealOf } from "./seal.ts";

export interface SheetInput {
  content: SheetContent;
  /** Version the member was looking at; 0 = no sheet yet. */
  version: number;
  /** Marking round the member was looking at. */
  markingRound: number;
}

export type SheetState = { state: "draft" } | { state: "submitted"; seal: Buffer };

/** Keeps whatever is on the sheet so far, complete or not. */
export async function saveSheet(
  services: Services,
  actor: Actor,
  sessionId: string,
  dossierId: string,
  input: SheetInput,
): Promise<Result<SheetState>> {
  return write(services, actor, sessionId, dossierId, { ...input, submit: false });
}

/** Hands in the actor's own sheet and seals it, before anybody's marks are shown. */
export async function submitSheet(
  services: Services,
  actor: Actor,
  sessionId: string,
  dossierId: string,
  input: SheetInput,
): Promise<Result<SheetState>> {
  return write(services, actor, sessionId, dossierId, { ...input, submit: true });
}

async function write(
  services: Services,
  actor: Actor,
  sessionId: string,
  dossierId: string,
  input: SheetInput & { submit: boolean },
): Promise<Result<SheetState>> {
  const { submit, content } = input;
  return services.db.transaction().execute(async (tx) => {
    const locked = await lockSessionDossier(tx, sessionId, dossierId, "shared");
    const room = await loadRoom(tx, sessionId);
    assertAllowed(mayScore(actor, room, dossierId));
    const { dossier, member } = mine(room.dossiers, seatOf(actor, room), dossierId);
    if (locked?.markingRound !== input.markingRound) {
      throw new Conflict(
        "Hội đồng đã chuyển sang lượt chấm mới. Hãy tải lại trang: điểm lượt trước của bạn được chép sẵn để xem lại.",
      );
    }
    const key = { sessionId, dossierId, memberId: member.id, markingRound: dossier.markingRound };
    if (room.submitted.some((each) => isSame(each, key))) {
      throw new Conflict("Phiếu này đã nộp và niêm phong, không sửa được nữa.");
    }
    const set = getPreparedSet(dossier.ruleSet, dossier.setCode);
    const faults = submit ? submissionFaults(set, content) : draftFaults(set, content);
    if (faults.length > 0) return refuse(faults);
    const saved = await saveDraft(tx, key, input.version, content, services.now());
    if (!saved)
      throw new Conflict(
        "Phiếu này đã được nộp hoặc lưu ở một cửa sổ khác. Hãy tải lại trang để xem bản mới nhất.",
      );
    const state: SheetState = submit
      ? { state: "submitted", seal: await seal(tx, key, saved.id, content, services.now()) }
      : { state: "draft" };
    const action = submit ? "evaluation.submit-sheet" : "evaluation.save-sheet";
    // The trail says that and when a sheet was saved; what stands on it stays on the sheet.
    const details = {
      sessionId,
      dossierId,
      markingRound: dossier.markingRound,
      ...(state.state === "submitted" ? { seal: state.seal.toString("hex") } : {}),
    };
    await audit(tx, {
      provinceCode: room.council.provinceCode,
      actor,
      action,
      subject: { kind: "score-sheet", id: saved.id },
      details,
    });
    return ok(state);
  });
}

function isSame(each: Room["submitted"][number], key: SheetKey): boolean {
  const { dossierId, memberId, markingRound } = key;
  return each.dossierId === dossierId && each.memberId === memberId && each.markingRound === markingRound;
}

function mine(
  dossiers: readonly RoomDossier[],
  member: RoomMember | undefined,
  dossierId: string,
): { dossier: RoomDossier; member: RoomMember } {
  const dossier = dossiers.find((each) => each.id === dossierId);
  if (!dossier || !member) throw new NotFound("Hồ sơ này không thuộc phiên họp.");
  return { dossier, member };
}

async function seal(
  tx: Tx,
  key: SheetKey,
  sheetId: string,
  content: SheetContent,
  at: Date,
): Promise<Buffer> {
  const made = sealOf(key, content, at);
  await sealSheet(tx, sheetId, made, at);
  return made;
}
