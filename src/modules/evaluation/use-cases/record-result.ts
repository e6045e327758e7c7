import type { PreparedSet } from "@saoque/scoring";
import { moveDossier } from "#modules/dossiers";
import { audit } from "#platform/audit";
import { type Tx, uuidv7 } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import type { Quorum } from "../domain/quorum.ts";
import type { ResultDetail } from "../domain/result-detail.ts";
import { type Room, type RoomDossier, recusalOf, roomQuorum, sittingMembers } from "../domain/room.ts";
import { toSheet } from "../domain/sheet-content.ts";
import { spreadOf } from "../domain/spread.ts";
import type { Verdict } from "../domain/verdict.ts";
import { insertResult } from "../store/results.store.ts";
import { markDossierClosed } from "../store/sessions.store.ts";
import type { StoredSheet } from "../store/sheets.store.ts";
import { sealText } from "./seal.ts";

export interface Found {
  room: Room;
  dossier: RoomDossier;
  set: PreparedSet;
  all: readonly StoredSheet[];
  counted: readonly StoredSheet[];
  verdict: Verdict;
  agreed: Record<string, number> | undefined;
}

export function detailOf({ room, dossier, set, all, counted, verdict, agreed }: Found): ResultDetail {
  const { level: _level, star: _star, spread: _spread, points: _points, ...rest } = verdict;
  const quorum = roomQuorum(room, dossier.id);
  const rounds = Array.from({ length: dossier.markingRound - 1 }, (_, i) => i + 1);
  const raised = counted.flatMap((sheet) =>
    Object.entries(sheet.content.knockOuts).filter(([, each]) => each.raised),
  );
  return {
    ...rest,
    regulation: room.rules,
    quorum: { present: quorum.present, of: quorum.of },
    presiding: presidingOf(quorum),
    attendees: attendeesOf(room, dossier, counted),
    ...(agreed ? { agreed } : {}),
    markingRounds: dossier.markingRound,
    earlierRounds: rounds.map((round) => {
      const sheets = all.filter((sheet) => sheet.markingRound === round && sheet.status === "submitted");
      return {
        round,
        sheets: sheets.length,
        spread: spreadOf(
          set,
          sheets.map((sheet) => toSheet(sheet.content)),
        ),
      };
    }),
    knockOutReasons: raised.map(([code, { reason }]) => ({ code, reason })),
    comments: counted.flatMap((sheet) => (sheet.content.comment ? [sheet.content.comment] : [])),
  };
}

function attendeesOf(
  room: Room,
  dossier: RoomDossier,
  counted: readonly StoredSheet[],
): ResultDetail["attendees"] {
  return sittingMembers(room).map((member) => {
    const recused = recusalOf(room, member.id, dossier.id)?.reason;
    const seal = counted.find((sheet) => sheet.memberId === member.id)?.seal;
    const { name, agency, seat } = member;
    const present = room.attendance.get(member.id) === true;
    return {
      memberId: member.id,
      name,
      agency,
      seat,
      present,
      ...(recused ? { recused } : {}),
      ...(seal ? { seal: sealText(seal) } : {}),
    };
  });
}

function presidingOf(quorum: Quorum): ResultDetail["presiding"] {
  if (!quorum.presiding) throw new Error("closingFaults lets nobody close without a presiding member");
  return quorum.presiding;
}

export interface Recording {
  room: Room;
  dossier: RoomDossier;
  verdict: Verdict;
  detail: ResultDetail;
  sheets: number;
}

export async function recordResult(
  services: Services,
  tx: Tx,
  actor: Actor,
  { room, dossier, verdict, detail, sheets }: Recording,
): Promise<void> {
  const sessionId = room.session.id;
  const dossierId = dossier.id;
  const { provinceCode } = room.council;
  const { points, star, level, spread } = verdict;
  const { ruleSet, setCode, isDemo } = dossier;
  const result = {
    id: uuidv7(),
    sessionId,
    dossierId,
    provinceCode,
    ruleSet,
    setCode,
    points,
    star,
    level,
    sheets,
    spread,
    detail,
    isDemo,
  };
  await insertResult(tx, { ...result, createdBy: actor.accountId });
  await markDossierClosed(tx, sessionId, dossierId, services.now());
  await moveDossier(services, tx, actor, {
    dossierId,
    action: "recordResult",
    law: "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3",
  });
  const details = { sessionId, resultId: result.id, total: points.total, star, sheets };
  await audit(tx, {
    provinceCode,
    actor,
    action: "evaluation.close-dossier",
    subject: { kind: "dossier", id: dossierId },
    details,
  });
}
