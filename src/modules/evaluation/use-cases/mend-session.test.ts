import { describe, expect, test } from "vitest";
import { regulationById } from "#modules/criteria";
import { uuidv7 } from "#platform/db";
import { Conflict, NotAllowed, NotFound } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import type { Seat } from "../domain/seats.ts";
import type { SheetContent } from "../domain/sheet-content.ts";
import { getResult } from "../index.ts";
import { fullSheet, makeOwner, type Stage, setStage } from "../testing/stage.ts";
import { closeDossier } from "./close-dossier.ts";
import { readSessionSheets } from "./read-result.ts";
import { loadRoom } from "./read-room.ts";
import { declareConflict, recordConflict } from "./recuse-member.ts";
import { closeSession, openSession } from "./run-session.ts";
import { submitSheet } from "./save-sheet.ts";
import { takeBackDossier } from "./take-back-dossier.ts";
import { withdrawConflict } from "./withdraw-conflict.ts";

const database = withTestDatabase();
const small: readonly Seat[] = ["chair", "deputy", "member", "member", "secretary"];
const dossierOf = (stage: Stage) => stage.dossierIds[0] ?? "";

async function markAll(stage: Stage, knockOutBy = 0): Promise<void> {
  const scoring = stage.people.filter((person) => person.seat !== "secretary");
  for (const [i, { actor }] of scoring.entries()) {
    const knockOuts: SheetContent["knockOuts"] =
      i < knockOutBy ? { FORGED: { raised: true, reason: "Giấy bị sửa ngày" } } : {};
    const content = { ...fullSheet(), knockOuts };
    const input = { content, version: 0, markingRound: 1 };
    const done = await submitSheet(stage.services, actor, stage.sessionId, dossierOf(stage), input);
    if (!done.ok) throw new Error(JSON.stringify(done.faults));
  }
}

async function close(stage: Stage): Promise<void> {
  const { services, sessionId } = stage;
  const chair = stage.seat("chair").actor;
  const input = { markingRound: 1, agreed: {} };
  const done = await closeDossier(services, chair, sessionId, dossierOf(stage), input);
  if (!done.ok) throw new Error(JSON.stringify(done.faults));
}

describe("a dossier given to a session by mistake", () => {
  test("goes back to its round while the session is planned", async () => {
    const stage = await setStage(database, { status: "planned", dossiers: 2 });
    const { services, sessionId } = stage;
    const input = { sessionId, dossierId: dossierOf(stage), version: 1 };
    await expect(takeBackDossier(services, stage.strangerOfficer, input)).rejects.toThrow(NotAllowed);
    await expect(takeBackDossier(services, stage.seat("member").actor, input)).rejects.toThrow(NotAllowed);
    await expect(takeBackDossier(services, stage.officer, { ...input, dossierId: uuidv7() })).rejects.toThrow(
      NotFound,
    );
    await takeBackDossier(services, stage.officer, input);
    const room = await loadRoom(database.db, sessionId);
    expect(room.dossiers.map((dossier) => dossier.id)).toEqual(stage.dossierIds.slice(1));
    const [row] = await database.asOwner("select status from dossiers.dossiers where id = $1", [
      dossierOf(stage),
    ]);
    expect(row).toEqual({ status: "in_round" });
    await expect(openSession(services, stage.officer, sessionId, 1)).rejects.toThrow(Conflict);
    expect((await openSession(services, stage.officer, sessionId, 2)).ok).toBe(true);
  });

  test("stays once members may mark", async () => {
    const stage = await setStage(database);
    const input = { sessionId: stage.sessionId, dossierId: dossierOf(stage), version: 1 };
    await expect(takeBackDossier(stage.services, stage.officer, input)).rejects.toThrow(Conflict);
  });
});

describe("a conflict of interest written down by mistake", () => {
  const reason = "Nhầm người cùng tên";

  test("is taken back by the chair with a reason; the row and the audit trail stay", async () => {
    const stage = await setStage(database, { seats: small });
    const { services, sessionId } = stage;
    const dossierId = dossierOf(stage);
    const { memberId, actor } = stage.seat("member");
    const recusal = { memberId, dossierId, reason: "Là người nhà" };
    await recordConflict(services, stage.officer, sessionId, recusal);
    const input = { memberId, dossierId, reason };
    for (const person of [actor, stage.officer, stage.seat("secretary").actor])
      await expect(withdrawConflict(services, person, sessionId, input)).rejects.toThrow(NotAllowed);
    const chair = stage.seat("chair").actor;
    const bare = await withdrawConflict(services, chair, sessionId, { ...input, reason: "" });
    expect(bare.ok ? [] : bare.faults.map(({ field }) => field)).toEqual(["withdrawReason"]);
    expect((await withdrawConflict(services, chair, sessionId, input)).ok).toBe(true);
    expect((await loadRoom(database.db, sessionId)).recusals).toEqual([]);
    const rows = await database.asOwner(
      "select withdrawn_reason from evaluation.conflicts where member_id = $1",
      [memberId],
    );
    expect(rows).toEqual([{ withdrawn_reason: reason }]);
    expect((await recordConflict(services, stage.officer, sessionId, recusal)).ok).toBe(true);
    expect((await loadRoom(database.db, sessionId)).recusals.length).toBe(1);
  });

  test("of the chair is taken back by a deputy, never by the chair", async () => {
    const stage = await setStage(database, { seats: small });
    const { services, sessionId } = stage;
    const dossierId = dossierOf(stage);
    const { memberId, actor } = stage.seat("chair");
    await declareConflict(services, actor, sessionId, dossierId, "Góp vốn vào hợp tác xã");
    const input = { memberId, dossierId, reason };
    await expect(withdrawConflict(services, actor, sessionId, input)).rejects.toThrow(NotAllowed);
    const done = await withdrawConflict(services, stage.seat("deputy").actor, sessionId, input);
    expect(done.ok).toBe(true);
  });

  test("that the register shows cannot be talked away", async () => {
    const stage = await setStage(database, { seats: small });
    const { memberId, actor } = stage.seat("member");
    await makeOwner(database, actor.accountId, stage.producerIds[0] ?? "");
    const chair = stage.seat("chair").actor;
    const input = { memberId, dossierId: dossierOf(stage), reason };
    expect((await withdrawConflict(stage.services, chair, stage.sessionId, input)).ok).toBe(false);
  });
});

describe("knock-outs under the Quy chế", () => {
  test("named by half of the members do not end the dossier, and the result tells it", async () => {
    const stage = await setStage(database, { seats: small });
    await markAll(stage, 2);
    await close(stage);
    const result = await getResult(database.db, dossierOf(stage));
    expect([result?.star, result?.detail.knockOuts]).toEqual([5, []]);
    expect(result?.detail.unconfirmedKnockOuts?.map((each) => [each.code, each.raisedBy])).toEqual([
      ["FORGED", 2],
    ]);
  });

  test("named by more than half end it", async () => {
    const stage = await setStage(database, { seats: small });
    await markAll(stage, 3);
    await close(stage);
    const result = await getResult(database.db, dossierOf(stage));
    expect([result?.star, result?.detail.knockOuts.length]).toEqual([0, 1]);
  });
});

test("a council keeps the Quy chế of its appointment when the province issues another", async () => {
  const stage = await setStage(database, { regulation: { spread_limit: "4" } });
  await database.asOwner(
    `insert into criteria.regulations (id, province_code, decision_number, valid_from, spread_limit) values ($1,'96','100/QĐ-UBND','2026-10-31',20)`,
    [uuidv7()],
  );
  expect((await loadRoom(database.db, stage.sessionId)).rules.spreadLimit).toBe(4);
  expect((await regulationById(database.db, "96", null)).source).toBe("default");
});

test("all sheets of a session are printed together once it is closed, not before", async () => {
  const stage = await setStage(database, { seats: small });
  const { services, sessionId, officer } = stage;
  await markAll(stage);
  await close(stage);
  await expect(readSessionSheets(services, officer, sessionId)).rejects.toThrow(NotFound);
  expect((await closeSession(services, officer, sessionId, { version: 1, minutes: "" })).ok).toBe(true);
  expect((await readSessionSheets(services, officer, sessionId)).length).toBe(4);
  await expect(readSessionSheets(services, stage.strangerOfficer, sessionId)).rejects.toThrow(NotAllowed);
});

test("marks nobody may see are not printed together either", async () => {
  const stage = await setStage(database, { seats: small, regulation: { show_marks: "never" } });
  const { services, sessionId, officer } = stage;
  await markAll(stage);
  await close(stage);
  await closeSession(services, officer, sessionId, { version: 1, minutes: "" });
  await expect(readSessionSheets(services, officer, sessionId)).rejects.toThrow(NotFound);
  const own = await readSessionSheets(services, stage.seat("member").actor, sessionId);
  expect(own.map(({ member }) => member.id)).toEqual([stage.seat("member").memberId]);
});
