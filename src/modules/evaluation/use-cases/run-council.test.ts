import { describe, expect, test } from "vitest";
import { Conflict, NotAllowed, NotFound } from "#platform/http";
import { type TestDatabase, withTestDatabase } from "#platform/testing";
import type { Seat } from "../domain/seats.ts";
import { fullSheet, makeDossier, makeOwner, otherProvince, type Stage, setStage } from "../testing/stage.ts";
import { appointCouncil, type CouncilInput } from "./appoint-council.ts";
import { assignDossiers } from "./assign-dossiers.ts";
import { addMember, endMembership } from "./change-members.ts";
import { closeDossier } from "./close-dossier.ts";
import { createRound, suggestRound } from "./create-round.ts";
import { planSession } from "./plan-session.ts";
import { putIntoRound } from "./put-into-round.ts";
import { countSheetsLeft, readDesk } from "./read-desk.ts";
import { readRoom } from "./read-room.ts";
import { readRound, readRounds } from "./read-rounds.ts";
import { recordConflict } from "./recuse-member.ts";
import { closeSession, noteAttendance, openSession } from "./run-session.ts";
import { submitSheet } from "./save-sheet.ts";

const database = withTestDatabase();

describe("a round", () => {
  test("opens with the days of the law, refuses later ones and a second of the same number", async () => {
    const stage = await setStage(database);
    const suggested = await suggestRound(stage.services, stage.officer);
    expect(suggested).toMatchObject({
      year: "2026",
      no: "1",
      proposalsBefore: "2026-04-30",
      doneBefore: "2026-06-30",
    });
    const second = {
      ...suggested,
      no: "2",
      name: "Đợt 2 năm 2026",
      proposalsBefore: "2026-11-30",
      doneBefore: "2026-12-31",
    };
    const late = await createRound(stage.services, stage.officer, second);
    expect(late.ok ? [] : late.faults.map((fault) => fault.field)).toEqual(["proposalsBefore", "doneBefore"]);
    const legal = { ...second, proposalsBefore: "2026-10-30", doneBefore: "2026-12-30" };
    expect((await createRound(stage.services, stage.officer, legal)).ok).toBe(true);
    await expect(createRound(stage.services, stage.officer, legal)).rejects.toBeInstanceOf(Conflict);
    await expect(createRound(stage.services, stage.leader, legal)).rejects.toBeInstanceOf(NotAllowed);
  });

  test("takes dossiers the province has accepted, all or none", async () => {
    const stage = await setStage(database);
    const ready = await makeDossier(database, { status: "province_accepted" });
    const early = await makeDossier(database, { status: "forwarded" });
    const foreign = await makeDossier(database, { status: "province_accepted", provinceCode: otherProvince });
    for (const wrong of [early.id, foreign.id, "không-phải-mã"]) {
      await expect(
        putIntoRound(stage.services, stage.officer, stage.roundId, [ready.id, wrong]),
      ).rejects.toBeInstanceOf(Conflict);
    }
    expect((await putIntoRound(stage.services, stage.officer, stage.roundId, [])).ok).toBe(false);
    await expect(
      putIntoRound(stage.services, stage.strangerOfficer, stage.roundId, [ready.id]),
    ).rejects.toBeInstanceOf(NotAllowed);
    expect(await putIntoRound(stage.services, stage.officer, stage.roundId, [ready.id])).toEqual({
      ok: true,
      value: { count: 1 },
    });
    const view = await readRound(stage.services, stage.officer, stage.roundId, { waiting: "", inside: "" });
    expect(view.inside.map((dossier) => [dossier.id, dossier.status])).toContainEqual([ready.id, "in_round"]);
    await expect(
      putIntoRound(stage.services, stage.officer, stage.roundId, [ready.id]),
    ).rejects.toBeInstanceOf(Conflict);
  });

  test("by two officers at once enters one of them", async () => {
    const stage = await setStage(database);
    const { id } = await makeDossier(database, { status: "province_accepted" });
    const both = await Promise.allSettled(
      [1, 2].map(() => putIntoRound(stage.services, stage.officer, stage.roundId, [id])),
    );
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((each) => each.status === "rejected")?.reason).toBeInstanceOf(Conflict);
  });

  test("shows only to its own province, an unknown one to nobody", async () => {
    const stage = await setStage(database);
    await expect(
      readRound(stage.services, stage.strangerOfficer, stage.roundId, { waiting: "", inside: "" }),
    ).rejects.toBeInstanceOf(NotAllowed);
    await expect(
      readRound(stage.services, stage.officer, "x", { waiting: "", inside: "" }),
    ).rejects.toBeInstanceOf(NotFound);
    expect((await readRounds(stage.services, stage.strangerOfficer, "")).rounds).toEqual([]);
    const first = await readRounds(stage.services, stage.officer, "");
    expect(first.rounds[0]).toMatchObject({ id: stage.roundId, dossiers: 1, scored: 0 });
  });
});

describe("a council", () => {
  const paper = { name: "Hội đồng thử nghiệm", decisionNumber: "45/QĐ-UBND", decidedOn: "2026-11-20" };
  const choose = (stage: Stage, seats: readonly (Seat | "")[]): CouncilInput => ({
    ...paper,
    people: Object.fromEntries(
      stage.people.map((person, i) => [
        person.actor.accountId,
        { seat: seats[i] ?? "", agency: "Sở Công Thương" },
      ]),
    ),
  });

  test("has one chair, a secretary and at least three who score, from the province's own people", async () => {
    const stage = await setStage(database);
    const good: Seat[] = ["chair", "deputy", "secretary", "member", "observer"];
    const texts = async (input: CouncilInput) => {
      const done = await appointCouncil(stage.services, stage.officer, stage.roundId, input);
      return done.ok ? [] : done.faults.map((fault) => fault.text);
    };
    expect(await texts(choose(stage, ["chair", "chair", "secretary", "member", "member"]))).toEqual([
      "Hội đồng có đúng một Chủ tịch (đang chọn 2).",
    ]);
    expect(await texts(choose(stage, ["chair", "member", "member", "member"]))).toEqual([
      "Chọn ít nhất một Thư ký để điều hành phiên họp.",
    ]);
    expect(await texts(choose(stage, ["chair", "member", "secretary", "observer"]))).toEqual([
      "Cần ít nhất ba thành viên chấm điểm.",
    ]);
    const stranger = {
      ...choose(stage, good),
      people: { [stage.officer.accountId]: { seat: "chair", agency: "Sở" } },
    };
    expect((await texts(stranger))[0]).toBe("Hội đồng có đúng một Chủ tịch (đang chọn 0).");
    expect(await texts(choose(stage, good))).toEqual([]);
  });

  test("gains and loses members, never a second chair", async () => {
    const stage = await setStage(database, { seats: ["chair", "member", "member", "secretary"] });
    const extra = await setStage(database, { seats: ["member"] });
    const accountId = extra.seat("member").actor.accountId;
    const add = (seat: string) =>
      addMember(stage.services, stage.officer, stage.councilId, { accountId, seat, agency: "Sở Y tế" });
    expect((await add("chair")).ok).toBe(false);
    expect((await add("member")).ok).toBe(true);
    expect((await add("member")).ok).toBe(false);
    const { memberId, actor } = stage.seat("member");
    await endMembership(stage.services, stage.officer, stage.councilId, memberId);
    await expect(
      endMembership(stage.services, stage.officer, stage.councilId, memberId),
    ).rejects.toBeInstanceOf(Conflict);
    await expect(readRoom(stage.services, actor, stage.sessionId)).rejects.toBeInstanceOf(NotAllowed);
  });
});

describe("a session", () => {
  test("goes from plan to report, and its end is announced", async () => {
    const stage = await setStage(database, { seats: ["chair", "member", "member", "secretary", "observer"] });
    const secretary = stage.seat("secretary").actor;
    const planned = await planSession(stage.services, secretary, stage.councilId, {
      title: "Phiên 2",
      heldOn: "2026-11-24",
      place: "Sở NN&MT",
    });
    const sessionId = planned.ok ? planned.value.id : "";
    expect((await openSession(stage.services, secretary, sessionId, 1)).ok).toBe(false);
    const dossier = await makeDossier(database, { status: "in_round", roundId: stage.roundId });
    await makeOwner(database, stage.seat("member").actor.accountId, dossier.producerId);
    expect((await assignDossiers(stage.services, secretary, sessionId, [dossier.id])).ok).toBe(true);
    await expect(assignDossiers(stage.services, secretary, sessionId, [dossier.id])).rejects.toBeInstanceOf(
      Conflict,
    );
    const view = await readRoom(stage.services, secretary, sessionId);
    expect(view.room.recusals.map((each) => [each.memberId, each.foundBy])).toEqual([
      [stage.seat("member").memberId, "register"],
    ]);
    expect((await openSession(stage.services, secretary, sessionId, 1)).ok).toBe(true);
    await expect(openSession(stage.services, secretary, sessionId, 1)).rejects.toBeInstanceOf(Conflict);
    expect(
      await noteAttendance(
        stage.services,
        secretary,
        sessionId,
        stage.people.map((person) => person.memberId),
      ),
    ).toBe(5);
    expect(await countSheetsLeft(stage.services, stage.seat("chair").actor)).toBe(2);
    for (const person of [stage.seat("chair"), stage.seat("member", 1)]) {
      await submitSheet(stage.services, person.actor, sessionId, dossier.id, {
        content: fullSheet(),
        version: 0,
        markingRound: 1,
      });
    }
    expect(await countSheetsLeft(stage.services, stage.seat("chair").actor)).toBe(1);
    expect((await closeSession(stage.services, secretary, sessionId, { version: 2, minutes: "" })).ok).toBe(
      false,
    );
    expect(
      await closeDossier(stage.services, secretary, sessionId, dossier.id, { markingRound: 1, agreed: {} }),
    ).toEqual({ ok: true, value: { state: "closed" } });
    expect(
      (await closeSession(stage.services, secretary, sessionId, { version: 2, minutes: "Nhất trí" })).ok,
    ).toBe(true);
    await expect(
      closeSession(stage.services, secretary, sessionId, { version: 2, minutes: "" }),
    ).rejects.toBeInstanceOf(Conflict);
    expect(await announced(database, sessionId)).toEqual([
      "evaluation.session-closed",
      "evaluation.session-opened",
    ]);
  });

  test("is run by its chair, its secretary and the officer; others and observers only watch", async () => {
    const stage = await setStage(database);
    for (const actor of [
      stage.seat("member").actor,
      stage.seat("observer").actor,
      stage.leader,
      stage.strangerOfficer,
    ]) {
      await expect(noteAttendance(stage.services, actor, stage.sessionId, [])).rejects.toBeInstanceOf(
        NotAllowed,
      );
      await expect(
        closeSession(stage.services, actor, stage.sessionId, { version: 1, minutes: "" }),
      ).rejects.toBeInstanceOf(NotAllowed);
    }
    expect((await readRoom(stage.services, stage.seat("observer").actor, stage.sessionId)).mayRun).toBe(
      false,
    );
    await expect(readRoom(stage.services, stage.strangerOfficer, stage.sessionId)).rejects.toBeInstanceOf(
      NotAllowed,
    );
  });

  test("records a conflict once, for those who score only", async () => {
    const stage = await setStage(database);
    const [dossierId = ""] = stage.dossierIds;
    const record = (memberId: string, reason: string) =>
      recordConflict(stage.services, stage.seat("secretary").actor, stage.sessionId, {
        memberId,
        dossierId,
        reason,
      });
    expect((await record(stage.seat("secretary").memberId, "Người thân trong hợp tác xã")).ok).toBe(false);
    expect((await record(stage.seat("member").memberId, "có")).ok).toBe(false);
    expect((await record(stage.seat("member").memberId, "Người thân trong hợp tác xã")).ok).toBe(true);
    await expect(record(stage.seat("member").memberId, "Người thân trong hợp tác xã")).rejects.toBeInstanceOf(
      Conflict,
    );
    const desk = await readDesk(stage.services, stage.seat("member").actor);
    expect(desk.map((row) => row.recused)).toEqual([true]);
  });
});

async function announced(from: TestDatabase, sessionId: string): Promise<string[]> {
  const rows = await from.asOwner<{ name: string }>(
    `select name from platform.events where name like 'evaluation.%' and payload->>'sessionId' = $1 order by name`,
    [sessionId],
  );
  return rows.map((row) => row.name);
}
