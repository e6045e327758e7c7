import type { PreparedSet } from "@saoque/scoring";
import { getPreparedSet } from "#modules/criteria";
import { audit } from "#platform/audit";
import { isUuid, type Tx } from "#platform/db";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { decidingMembers, type Room, type RoomDossier, roomQuorum } from "../domain/room.ts";
import { toSheet } from "../domain/sheet-content.ts";
import { criteriaToAgree, verdictOf } from "../domain/verdict.ts";
import { events } from "../events.ts";
import { assertAllowed, mayCloseDossier } from "../permissions.ts";
import { lockSessionDossier, raiseMarkingRound } from "../store/sessions.store.ts";
import { copySheetsToNextRound, readSheets, type StoredSheet } from "../store/sheets.store.ts";
import { recordRegisterLinks } from "./assign-dossiers.ts";
import { loadRoom } from "./read-room.ts";
import { detailOf, recordResult } from "./record-result.ts";
import { sealOf } from "./seal.ts";

export interface ClosingInput {
  /** Marking round the person was looking at. */
  markingRound: number;
  /** Criterion → level, only where the Quy chế has the council agree on the level of each minimum. */
  agreed: Readonly<Record<string, string>>;
}

export type Closing = { state: "closed" } | { state: "mark_again"; markingRound: number };

/** What stands in the way of closing a dossier, without looking at any mark. */
function closingFaults(room: Room, dossier: RoomDossier): Fault[] {
  const faults = roomQuorum(room, dossier.id).faults.map((text) => ({ field: "quorum", text }));
  const waiting = decidingMembers(room, dossier.id).filter(
    (member) =>
      !room.submitted.some(
        (s) =>
          s.dossierId === dossier.id && s.memberId === member.id && s.markingRound === dossier.markingRound,
      ),
  );
  if (waiting.length > 0) {
    faults.push({
      field: "sheets",
      text: `Còn ${waiting.length} thành viên có mặt chưa nộp phiếu: ${waiting.map((member) => member.name).join(", ")}.`,
    });
  }
  return faults;
}

export async function prepareClosing(
  services: Services,
  actor: Actor,
  sessionId: string,
  dossierId: string,
): Promise<{ room: Room; dossier: RoomDossier; set: PreparedSet; faults: Fault[] }> {
  const room = await loadRoom(services.db, sessionId);
  assertAllowed(mayCloseDossier(actor, room, dossierId));
  const dossier = room.dossiers.find((each) => each.id === dossierId);
  if (!dossier) throw new NotFound("Hồ sơ này không thuộc phiên họp.");
  if (dossier.closedAt) throw new Conflict("Hồ sơ này đã được chốt kết quả.");
  return {
    room,
    dossier,
    set: getPreparedSet(dossier.ruleSet, dossier.setCode),
    faults: closingFaults(room, dossier),
  };
}

/** Computes the council's result from the sealed sheets and records it, or has the members mark again. */
export async function closeDossier(
  services: Services,
  actor: Actor,
  sessionId: string,
  dossierId: string,
  input: ClosingInput,
): Promise<Result<Closing>> {
  if (!isUuid(sessionId) || !isUuid(dossierId)) throw new NotFound("Không có phiên họp này.");
  return services.db.transaction().execute(async (tx) => {
    const locked = await lockSessionDossier(tx, sessionId, dossierId, "alone");
    const room = await loadRoom(tx, sessionId);
    await recordRegisterLinks(tx, { id: sessionId, councilId: room.council.id });
    assertAllowed(mayCloseDossier(actor, room, dossierId));
    const dossier = room.dossiers.find((each) => each.id === dossierId);
    if (!dossier || !locked) throw new NotFound("Hồ sơ này không thuộc phiên họp.");
    if (room.session.status !== "open") throw new Conflict("Chỉ chốt hồ sơ khi phiên họp đang mở.");
    if (locked.closedAt || locked.markingRound !== input.markingRound) {
      throw new Conflict(
        "Hồ sơ này vừa được người khác chốt hoặc chuyển sang lượt chấm mới. Hãy tải lại trang.",
      );
    }
    const set = getPreparedSet(dossier.ruleSet, dossier.setCode);
    const agreed = readAgreed(set, room, input.agreed);
    const faults = [...closingFaults(room, dossier), ...(agreed.ok ? [] : agreed.faults)];
    if (faults.length > 0 || !agreed.ok) return refuse(faults);
    const all = await readSheets(tx, sessionId, dossierId);
    const counted = countedSheets(room, dossier, all);
    const verdict = verdictOf(
      set,
      counted.map((sheet) => toSheet(sheet.content)),
      room.rules,
      agreed.value,
    );
    if (verdict.missing.length > 0)
      return refuse([
        {
          field: "sheets",
          text: `Chưa thành viên nào chấm tiêu chí ${verdict.missing.join(", ")}; không tính được kết quả.`,
        },
      ]);
    if (verdict.spreadTooWide && room.rules.spreadReaction === "mark_again") {
      return ok(await markAgain(services, tx, actor, room, dossier));
    }
    const detail = detailOf({ room, dossier, set, all, counted, verdict, agreed: agreed.value });
    await recordResult(services, tx, actor, { room, dossier, verdict, detail, sheets: counted.length });
    return ok({ state: "closed" });
  });
}

/** Sealed sheets of this marking round by members who decide; a seal that no longer fits stops everything. */
function countedSheets(room: Room, dossier: RoomDossier, all: readonly StoredSheet[]): StoredSheet[] {
  const deciding = decidingMembers(room, dossier.id);
  const counted = all.filter(
    (sheet) =>
      sheet.markingRound === dossier.markingRound &&
      sheet.status === "submitted" &&
      deciding.some((member) => member.id === sheet.memberId),
  );
  for (const sheet of counted) {
    const { seal, submittedAt } = sheet;
    if (!seal || !submittedAt || !sealOf(sheet, sheet.content, submittedAt).equals(seal)) {
      throw new Conflict(
        "Có phiếu không còn khớp niêm phong. Chưa chốt gì; hãy báo quản trị hệ thống kiểm tra nhật ký.",
      );
    }
  }
  return counted;
}

function readAgreed(
  set: PreparedSet,
  room: Room,
  given: ClosingInput["agreed"],
): Result<Record<string, number> | undefined> {
  if (room.rules.minimumRule !== "agreed") return ok(undefined);
  const agreed: Record<string, number> = {};
  const faults: Fault[] = [];
  for (const { code, title, levels } of criteriaToAgree(set)) {
    const level = given[code] === undefined || given[code] === "" ? Number.NaN : Number(given[code]);
    if (levels.includes(level)) agreed[code] = level;
    else
      faults.push({
        field: `agreed.${code}`,
        text: `Chọn mức Hội đồng thống nhất cho tiêu chí ${code} ${title}.`,
      });
  }
  return faults.length > 0 ? refuse(faults) : ok(agreed);
}

async function markAgain(
  services: Services,
  tx: Tx,
  actor: Actor,
  room: Room,
  dossier: RoomDossier,
): Promise<Closing> {
  const sessionId = room.session.id;
  const markingRound = dossier.markingRound + 1;
  await raiseMarkingRound(tx, sessionId, dossier.id);
  await copySheetsToNextRound(tx, sessionId, dossier.id, dossier.markingRound, services.now());
  const { provinceCode } = room.council;
  // No figure here: the members have not finished marking.
  await audit(tx, {
    provinceCode,
    actor,
    action: "evaluation.repeat-marking",
    subject: { kind: "dossier", id: dossier.id },
    details: { sessionId, markingRound },
  });
  await announce(tx, events.markingRepeated, { sessionId, dossierId: dossier.id, markingRound });
  return { state: "mark_again", markingRound };
}
