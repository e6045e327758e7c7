import { councilResult } from "@saoque/scoring";
import { describe, expect, test } from "vitest";
import { getPreparedSet } from "#modules/criteria";
import { Conflict, NotAllowed } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import type { Seat } from "../domain/seats.ts";
import { type SheetContent, toSheet } from "../domain/sheet-content.ts";
import { getResult } from "../index.ts";
import { fullSheet, makeOwner, type Person, type Stage, setStage } from "../testing/stage.ts";
import { closeDossier } from "./close-dossier.ts";
import { openSheet } from "./open-sheet.ts";
import { declareConflict } from "./recuse-member.ts";
import { submitSheet } from "./save-sheet.ts";

const database = withTestDatabase();
const set = getPreparedSet("26/2026", "QD26-03");
const nine: readonly Seat[] = [
  "chair",
  "deputy",
  "deputy",
  "member",
  "member",
  "member",
  "member",
  "member",
  "member",
  "secretary",
];

function placeOf(stage: Stage): [string, string] {
  return [stage.sessionId, stage.dossierIds[0] ?? ""];
}

async function hand(
  stage: Stage,
  person: Person,
  content: SheetContent,
  markingRound = 1,
  version = 0,
): Promise<void> {
  const done = await submitSheet(stage.services, person.actor, ...placeOf(stage), {
    content,
    version,
    markingRound,
  });
  if (!done.ok) throw new Error(JSON.stringify(done.faults));
}

const close = (stage: Stage, person: Person, markingRound = 1, agreed: Record<string, string> = {}) =>
  closeDossier(stage.services, person.actor, ...placeOf(stage), { markingRound, agreed });

const scoring = (stage: Stage): Person[] =>
  stage.people.filter((person) => person.seat !== "secretary" && person.seat !== "observer");

describe("the result", () => {
  test("of nine members is what the scoring package says, whatever the order of the sheets", async () => {
    const contents = Array.from({ length: 9 }, (_, i) =>
      fullSheet({
        "1.1": i % 4 === 0 ? 3 : 2,
        "1.5": i % 3,
        "2.3": i % 2 === 0 ? 3 : 2,
        "4.2": i % 4,
        ...(i === 5 ? { "3.1": "abstain" as const } : {}),
      }),
    );
    const totals: number[] = [];
    for (const order of [contents, [...contents].reverse()]) {
      const stage = await setStage(database, { seats: nine });
      for (const [i, person] of scoring(stage).entries()) await hand(stage, person, order[i] ?? fullSheet());
      expect(await close(stage, stage.seat("secretary"))).toEqual({ ok: true, value: { state: "closed" } });
      const result = await getResult(database.db, stage.dossierIds[0] ?? "");
      const expected = councilResult(set, contents.map(toSheet), { minimumRule: "majority" });
      expect(result?.points.total).toBeCloseTo(expected.points.total, 12);
      expect([result?.star, result?.level, result?.sheets]).toEqual([expected.stars, expected.level, 9]);
      expect(result?.detail.criteria.find((row) => row.code === "3.1")?.marked).toBe(8);
      totals.push(result?.points.total ?? -1);
    }
    expect(totals[0]).toBe(totals[1]);
  });

  test("moves the dossier on and leaves the sheets out of the audit trail", async () => {
    const stage = await setStage(database, { seats: ["chair", "member", "member", "secretary"] });
    for (const person of scoring(stage)) await hand(stage, person, fullSheet({ "1.1": 2 }));
    await close(stage, stage.seat("chair"));
    const dossier = await database.asOwner(`select status from dossiers.dossiers where id = $1`, [
      stage.dossierIds[0],
    ]);
    expect(dossier).toEqual([{ status: "scored" }]);
    const trail = await database.asOwner<{ details: unknown }>(
      `select details from audit.entries where action in ('evaluation.submit-sheet', 'evaluation.save-sheet')`,
    );
    expect(trail.length).toBeGreaterThan(0);
    expect(JSON.stringify(trail)).not.toMatch(/points|marks|1\.1/);
  });

  test("keeps full precision: a mean just below a band stays below it", async () => {
    const stage = await setStage(database, { seats: ["chair", "member", "member", "secretary"] });
    const low = fullSheet({ "1.1": 2 });
    for (const [i, person] of scoring(stage).entries())
      await hand(stage, person, i === 0 ? low : fullSheet());
    await close(stage, stage.seat("chair"));
    const result = await getResult(database.db, stage.dossierIds[0] ?? "");
    expect(result?.points.total).toBe(
      councilResult(set, [toSheet(low), toSheet(fullSheet()), toSheet(fullSheet())]).points.total,
    );
    expect(result?.points.total).not.toBe(99.67);
  });

  test("an abstention is left out of the mean; a zero is not", async () => {
    const totals: number[] = [];
    for (const mark of ["abstain", 0] as const) {
      const stage = await setStage(database, { seats: ["chair", "member", "member", "secretary"] });
      for (const [i, person] of scoring(stage).entries())
        await hand(stage, person, i === 0 ? fullSheet({ "1.2": mark }) : fullSheet());
      await close(stage, stage.seat("chair"));
      totals.push((await getResult(database.db, stage.dossierIds[0] ?? ""))?.points.total ?? -1);
    }
    expect(totals[0]).toBe(100);
    expect(totals[1]).toBeCloseTo(100 - 2 / 3, 12);
  });

  test("a knock-out raised by one member leaves no star where the Quy chế says so, and keeps the reason", async () => {
    const stage = await setStage(database, {
      regulation: { knock_out_rule: "any" },
      seats: ["chair", "member", "member", "secretary"],
    });
    const raised = {
      ...fullSheet(),
      knockOuts: { FORGED: { raised: true, reason: "Giấy chứng nhận bị sửa ngày" } },
    };
    for (const [i, person] of scoring(stage).entries())
      await hand(stage, person, i === 1 ? raised : fullSheet());
    await close(stage, stage.seat("chair"));
    const result = await getResult(database.db, stage.dossierIds[0] ?? "");
    expect([result?.star, result?.level]).toEqual([0, null]);
    expect(result?.detail.knockOutReasons).toEqual([
      { code: "FORGED", reason: "Giấy chứng nhận bị sửa ngày" },
    ]);
  });
});

describe("quorum", () => {
  test("exactly three quarters closes; fewer does not, and a sheet of an absent member is not counted", async () => {
    const stage = await setStage(database, { seats: ["chair", "member", "member", "member", "secretary"] });
    const absent = stage.seat("member", 2);
    await hand(stage, absent, fullSheet({ "1.1": 0, "1.5": 0 }));
    for (const person of scoring(stage).slice(0, 3)) await hand(stage, person, fullSheet());
    await database.asOwner(`update evaluation.attendances set present = false where member_id = any($1)`, [
      [absent.memberId, stage.seat("member", 1).memberId],
    ]);
    const refused = await close(stage, stage.seat("secretary"));
    expect(refused.ok ? [] : refused.faults.map((fault) => fault.field)).toEqual(["quorum"]);
    await database.asOwner(`update evaluation.attendances set present = true where member_id = $1`, [
      stage.seat("member", 1).memberId,
    ]);
    expect((await close(stage, stage.seat("secretary"))).ok).toBe(true);
    const result = await getResult(database.db, stage.dossierIds[0] ?? "");
    expect([result?.sheets, result?.points.total, result?.detail.quorum]).toEqual([
      3,
      100,
      { present: 3, of: 4 },
    ]);
  });

  test("nobody noted present, or no chair: refused with the reason", async () => {
    const stage = await setStage(database, {
      seats: ["chair", "member", "member", "member", "secretary"],
      present: false,
    });
    expect((await close(stage, stage.seat("secretary"))).ok).toBe(false);
    const headless = await setStage(database, {
      seats: ["chair", "member", "member", "member", "secretary"],
    });
    for (const person of scoring(headless).slice(1)) await hand(headless, person, fullSheet());
    await database.asOwner(`update evaluation.attendances set present = false where member_id = $1`, [
      headless.seat("chair").memberId,
    ]);
    const refused = await close(headless, headless.seat("secretary"));
    expect(refused.ok ? [] : refused.faults).toEqual([
      { field: "quorum", text: "Quy chế yêu cầu Chủ tịch Hội đồng có mặt." },
    ]);
  });

  test("waits for every member in the room, and names them", async () => {
    const stage = await setStage(database, {
      seats: ["chair", "member", "member", "secretary", "secretary"],
    });
    await hand(stage, stage.seat("chair"), fullSheet());
    const refused = await close(stage, stage.seat("secretary"));
    expect(refused.ok ? "" : refused.faults[0]?.text).toBe(
      "Còn 2 thành viên có mặt chưa nộp phiếu: Người 2 member, Người 3 member.",
    );
    for (const i of [0, 1]) await hand(stage, stage.seat("member", i), fullSheet());
    expect((await close(stage, stage.seat("secretary", 1))).ok).toBe(true);
  });

  test("a recused member counts on neither side; a chair with a conflict does not close", async () => {
    const stage = await setStage(database, { seats: ["chair", "deputy", "member", "member", "secretary"] });
    for (const person of scoring(stage))
      await hand(stage, person, fullSheet(person.seat === "chair" ? { "1.1": 1, "1.5": 0 } : {}));
    await declareConflict(
      stage.services,
      stage.seat("chair").actor,
      ...placeOf(stage),
      "Chủ tịch là cổ đông của cơ sở",
    );
    await expect(close(stage, stage.seat("chair"))).rejects.toBeInstanceOf(NotAllowed);
    expect((await close(stage, stage.seat("secretary"))).ok).toBe(true);
    const result = await getResult(database.db, stage.dossierIds[0] ?? "");
    expect([result?.sheets, result?.points.total, result?.detail.presiding.seat]).toEqual([3, 100, "deputy"]);
  });

  test("a link that appears in the register after marking takes the sheet out and is written down", async () => {
    const stage = await setStage(database, { seats: ["chair", "member", "member", "member", "secretary"] });
    for (const person of scoring(stage)) await hand(stage, person, fullSheet());
    await makeOwner(database, stage.seat("member").actor.accountId, stage.producerIds[0] ?? "");
    await close(stage, stage.seat("secretary"));
    expect((await getResult(database.db, stage.dossierIds[0] ?? ""))?.sheets).toBe(3);
    const rows = await database.asOwner(`select found_by from evaluation.conflicts where dossier_id = $1`, [
      stage.dossierIds[0],
    ]);
    expect(rows).toEqual([{ found_by: "register" }]);
  });
});

describe("spread", () => {
  // 1.1, 1.2, 1.3, 1.4 lowered from 3+2+3+3 to 0+0+0+2 is ten points less.
  const tenLess = { "1.1": 0, "1.2": 0, "1.3": 0, "1.5": 1 };
  const elevenLess = { "1.1": 0, "1.2": 0, "1.3": 0, "1.5": 0 };
  const seats: readonly Seat[] = ["chair", "member", "member", "secretary"];

  test("of exactly ten points is allowed", async () => {
    const stage = await setStage(database, { seats });
    for (const [i, person] of scoring(stage).entries())
      await hand(stage, person, fullSheet(i === 0 ? tenLess : {}));
    expect(await close(stage, stage.seat("secretary"))).toEqual({ ok: true, value: { state: "closed" } });
    expect((await getResult(database.db, stage.dossierIds[0] ?? ""))?.spread).toBe(10);
  });

  test("above it has the members mark again from their own marks; the sealed sheets stay as history", async () => {
    const stage = await setStage(database, { seats });
    for (const [i, person] of scoring(stage).entries())
      await hand(stage, person, fullSheet(i === 0 ? elevenLess : {}));
    expect(await close(stage, stage.seat("secretary"))).toEqual({
      ok: true,
      value: { state: "mark_again", markingRound: 2 },
    });
    expect(await getResult(database.db, stage.dossierIds[0] ?? "")).toBeUndefined();
    const again = await openSheet(stage.services, stage.seat("chair").actor, ...placeOf(stage));
    expect(again.content).toEqual(fullSheet(elevenLess));
    expect(again.sheet?.status).toBe("draft");
    await expect(close(stage, stage.seat("secretary"), 1)).rejects.toBeInstanceOf(Conflict);
    for (const person of scoring(stage)) await hand(stage, person, fullSheet(), 2, 1);
    expect(await close(stage, stage.seat("secretary"), 2)).toEqual({ ok: true, value: { state: "closed" } });
    const result = await getResult(database.db, stage.dossierIds[0] ?? "");
    expect([result?.points.total, result?.detail.earlierRounds]).toEqual([
      100,
      [{ round: 1, sheets: 3, spread: 11 }],
    ]);
    const rows = await database.asOwner(
      `select marking_round, count(*)::int as n from evaluation.score_sheets where session_id = $1 and status = 'submitted' group by 1 order by 1`,
      [stage.sessionId],
    );
    expect(rows).toEqual([
      { marking_round: 1, n: 3 },
      { marking_round: 2, n: 3 },
    ]);
  });

  test("above it is only noted where the Quy chế says so", async () => {
    const stage = await setStage(database, { seats, regulation: { spread_reaction: "note" } });
    for (const [i, person] of scoring(stage).entries())
      await hand(stage, person, fullSheet(i === 0 ? elevenLess : {}));
    expect(await close(stage, stage.seat("secretary"))).toEqual({ ok: true, value: { state: "closed" } });
    expect((await getResult(database.db, stage.dossierIds[0] ?? ""))?.detail.spreadTooWide).toBe(true);
  });
});

describe("closing", () => {
  test("by two people at once: one closes, the other meets a conflict, one result stands", async () => {
    const stage = await setStage(database, { seats: ["chair", "member", "member", "secretary"] });
    for (const person of scoring(stage)) await hand(stage, person, fullSheet());
    const both = await Promise.allSettled([
      close(stage, stage.seat("chair")),
      close(stage, stage.seat("secretary")),
    ]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((each) => each.status === "rejected")?.reason).toBeInstanceOf(Conflict);
    const rows = await database.asOwner(
      `select count(*)::int as n from evaluation.results where session_id = $1`,
      [stage.sessionId],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("is not for ordinary members, observers, leaders or officers elsewhere", async () => {
    const stage = await setStage(database);
    for (const person of scoring(stage)) await hand(stage, person, fullSheet());
    for (const actor of [
      stage.seat("member").actor,
      stage.seat("deputy").actor,
      stage.seat("observer").actor,
      stage.leader,
      stage.strangerOfficer,
    ]) {
      await expect(
        closeDossier(stage.services, actor, ...placeOf(stage), { markingRound: 1, agreed: {} }),
      ).rejects.toBeInstanceOf(NotAllowed);
    }
    expect(
      (await closeDossier(stage.services, stage.officer, ...placeOf(stage), { markingRound: 1, agreed: {} }))
        .ok,
    ).toBe(true);
  });

  test("stops when a mark was changed behind the seal", async () => {
    const stage = await setStage(database, { seats: ["chair", "member", "member", "secretary"] });
    for (const person of scoring(stage)) await hand(stage, person, fullSheet());
    await database.asOwner(`set session_replication_role = replica`);
    await database.asOwner(
      `update evaluation.marks set points = 0 where criterion = '1.1' and sheet_id = (select id from evaluation.score_sheets where member_id = $1)`,
      [stage.seat("member").memberId],
    );
    await database.asOwner(`set session_replication_role = default`);
    await expect(close(stage, stage.seat("secretary"))).rejects.toThrow(/niêm phong/);
    expect(await getResult(database.db, stage.dossierIds[0] ?? "")).toBeUndefined();
  });

  test("asks for the agreed levels where the Quy chế has the council agree on them", async () => {
    const stage = await setStage(database, {
      seats: ["chair", "member", "member", "secretary"],
      regulation: { minimum_rule: "agreed" },
    });
    for (const person of scoring(stage)) await hand(stage, person, fullSheet());
    const needed = set.leaves.filter((leaf) => leaf.minimums.length > 0).map((leaf) => leaf.code);
    const refused = await close(stage, stage.seat("secretary"));
    expect(refused.ok ? [] : refused.faults.map((fault) => fault.field)).toEqual(
      needed.map((code) => `agreed.${code}`),
    );
    const agreed = Object.fromEntries(
      needed.map((code) => [code, String(code === "1.5" ? 1 : set.leafOf.get(code)?.max)]),
    );
    expect(await close(stage, stage.seat("secretary"), 1, agreed)).toEqual({
      ok: true,
      value: { state: "closed" },
    });
    const result = await getResult(database.db, stage.dossierIds[0] ?? "");
    expect([result?.points.total, result?.star, result?.detail.blockedBy[0]?.criterion]).toEqual([
      100,
      3,
      "1.5",
    ]);
  });
});
