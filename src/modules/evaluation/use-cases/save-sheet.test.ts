import { describe, expect, test } from "vitest";
import { Conflict, NotAllowed } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { fullSheet, makeOwner, type Stage, setStage } from "../testing/stage.ts";
import { closeDossier } from "./close-dossier.ts";
import { openSheet } from "./open-sheet.ts";
import { readMemberSheet } from "./read-result.ts";
import { declareConflict } from "./recuse-member.ts";
import { saveSheet, submitSheet } from "./save-sheet.ts";
import { sealOf } from "./seal.ts";

const database = withTestDatabase();
const first = { version: 0, markingRound: 1 };

function placeOf(stage: Stage): [string, string] {
  return [stage.sessionId, stage.dossierIds[0] ?? ""];
}

describe("a draft", () => {
  test("keeps everything, complete or not, for its author alone", async () => {
    const stage = await setStage(database);
    const { actor } = stage.seat("member");
    const content = {
      marks: {
        "1.1": { points: 2, abstained: false, caseCode: null, reason: "Hợp đồng thiếu phụ lục" },
        "1.2": { points: null, abstained: false, caseCode: null, reason: "Cần xem lại chứng nhận" },
        "1.3": { points: null, abstained: true, caseCode: null, reason: "" },
      },
      knockOuts: { FORGED: { raised: false, reason: "Đang nghi ngờ" } },
      comment: "Gạo ngon",
    };
    await saveSheet(stage.services, actor, ...placeOf(stage), { content, ...first });
    expect((await openSheet(stage.services, actor, ...placeOf(stage))).content).toEqual(content);
    const other = await openSheet(stage.services, stage.seat("member", 1).actor, ...placeOf(stage));
    expect(other.content).toEqual({ marks: {}, knockOuts: {}, comment: "" });
    expect(other.sheet).toBeUndefined();
  });

  test("saved from an old window is a conflict and overwrites nothing", async () => {
    const stage = await setStage(database);
    const { actor } = stage.seat("member");
    await saveSheet(stage.services, actor, ...placeOf(stage), { content: fullSheet(), ...first });
    const late = saveSheet(stage.services, actor, ...placeOf(stage), {
      content: fullSheet({ "1.1": 1 }),
      ...first,
    });
    await expect(late).rejects.toBeInstanceOf(Conflict);
    expect((await openSheet(stage.services, actor, ...placeOf(stage))).content).toEqual(fullSheet());
  });

  test("refuses points that are no level of the set, naming the field", async () => {
    const stage = await setStage(database);
    const wrong = {
      ...fullSheet(),
      marks: { "1.1": { points: 99, abstained: false, caseCode: null, reason: "" } },
    };
    const done = await saveSheet(stage.services, stage.seat("member").actor, ...placeOf(stage), {
      content: wrong,
      ...first,
    });
    expect(done.ok ? [] : done.faults.map((fault) => fault.field)).toEqual(["mark.1.1"]);
  });
});

describe("a submission", () => {
  test("needs every criterion marked or abstained from, and lists what is missing", async () => {
    const stage = await setStage(database);
    const { marks, ...rest } = fullSheet();
    const { "1.1": _one, "3.2": _two, ...some } = marks;
    const done = await submitSheet(stage.services, stage.seat("member").actor, ...placeOf(stage), {
      content: { marks: some, ...rest },
      ...first,
    });
    expect(done.ok ? [] : done.faults.map((fault) => fault.field)).toEqual(["mark.1.1", "mark.3.2"]);
  });

  test("needs a reason for an abstention and for a knock-out", async () => {
    const stage = await setStage(database);
    const content = {
      ...fullSheet({ "1.1": "abstain" }),
      knockOuts: { FORGED: { raised: true, reason: "" } },
    };
    const silent = {
      ...content,
      marks: { ...content.marks, "1.1": { points: null, abstained: true, caseCode: null, reason: "" } },
    };
    const done = await submitSheet(stage.services, stage.seat("member").actor, ...placeOf(stage), {
      content: silent,
      ...first,
    });
    expect(done.ok ? [] : done.faults.map((fault) => fault.field)).toEqual([
      "reason.1.1",
      "knockReason.FORGED",
    ]);
  });

  test("seals the sheet over its very content", async () => {
    const stage = await setStage(database);
    const { actor, memberId } = stage.seat("chair");
    const [sessionId, dossierId] = placeOf(stage);
    const content = fullSheet({ "1.1": 1 }, { comment: "Tốt" });
    await submitSheet(stage.services, actor, sessionId, dossierId, { content, ...first });
    const { sheet } = await readMemberSheet(stage.services, actor, sessionId, dossierId, memberId);
    const key = { sessionId, dossierId, memberId, markingRound: 1 };
    expect(sheet.seal).toEqual(sealOf(key, content, stage.services.now()));
    expect(sealOf(key, fullSheet({ "1.1": 2 }, { comment: "Tốt" }), stage.services.now())).not.toEqual(
      sheet.seal,
    );
  });

  test("twice at once: one is in, the other is told; the sheet stands once", async () => {
    const stage = await setStage(database);
    const { actor, memberId } = stage.seat("member");
    const input = { content: fullSheet(), ...first };
    const both = await Promise.allSettled([
      submitSheet(stage.services, actor, ...placeOf(stage), input),
      submitSheet(stage.services, actor, ...placeOf(stage), input),
    ]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((each) => each.status === "rejected")?.reason).toBeInstanceOf(Conflict);
    const rows = await database.asOwner(`select status from evaluation.score_sheets where member_id = $1`, [
      memberId,
    ]);
    expect(rows).toEqual([{ status: "submitted" }]);
  });

  test("cannot be changed afterwards, neither by the member nor by a statement of the application", async () => {
    const stage = await setStage(database);
    const { actor, memberId } = stage.seat("member");
    await submitSheet(stage.services, actor, ...placeOf(stage), { content: fullSheet(), ...first });
    for (const version of [0, 1, 2]) {
      const again = saveSheet(stage.services, actor, ...placeOf(stage), {
        content: fullSheet({ "1.1": 1 }),
        version,
        markingRound: 1,
      });
      await expect(again).rejects.toBeInstanceOf(Conflict);
    }
    const sheets = `(select id from evaluation.score_sheets where member_id = '${memberId}')`;
    await expect(
      database.asOwner(`update evaluation.marks set points = 0 where sheet_id in ${sheets}`),
    ).rejects.toThrow(/sealed/);
    await expect(
      database.asOwner(`delete from evaluation.marks where sheet_id in ${sheets}`),
    ).rejects.toThrow(/sealed/);
    await expect(
      database.asOwner(`update evaluation.score_sheets set comment = 'x' where member_id = '${memberId}'`),
    ).rejects.toThrow(/sealed/);
  });
});

describe("who may mark", () => {
  test("the author is the person of the session, whoever the request may name", async () => {
    const stage = await setStage(database);
    const [mine, theirs] = [stage.seat("member"), stage.seat("member", 1)];
    const spoofed = {
      content: fullSheet({ "1.1": 1 }),
      ...first,
      memberId: theirs.memberId,
      accountId: theirs.actor.accountId,
    };
    await submitSheet(stage.services, mine.actor, ...placeOf(stage), spoofed);
    const rows = await database.asOwner<{ member_id: string }>(
      `select member_id from evaluation.score_sheets where session_id = $1`,
      [stage.sessionId],
    );
    expect(rows).toEqual([{ member_id: mine.memberId }]);
  });

  test("not the secretary, the observer, the officer, nor somebody of no or another council", async () => {
    const stage = await setStage(database);
    const elsewhere = await setStage(database);
    const strangers = [
      stage.seat("secretary").actor,
      stage.seat("observer").actor,
      stage.officer,
      stage.leader,
      elsewhere.seat("member").actor,
    ];
    for (const actor of strangers) {
      await expect(
        submitSheet(stage.services, actor, ...placeOf(stage), { content: fullSheet(), ...first }),
      ).rejects.toBeInstanceOf(NotAllowed);
      await expect(openSheet(stage.services, actor, ...placeOf(stage))).rejects.toBeInstanceOf(NotAllowed);
    }
  });

  test("not before the session opens, not when noted absent, not a dossier of another session", async () => {
    const planned = await setStage(database, { status: "planned" });
    const input = { content: fullSheet(), ...first };
    await expect(
      saveSheet(planned.services, planned.seat("member").actor, ...placeOf(planned), input),
    ).rejects.toThrow("Phiên họp chưa mở.");
    const stage = await setStage(database);
    const { actor, memberId } = stage.seat("member");
    await database.asOwner(`update evaluation.attendances set present = false where member_id = $1`, [
      memberId,
    ]);
    await expect(saveSheet(stage.services, actor, ...placeOf(stage), input)).rejects.toThrow(/vắng mặt/);
    await expect(
      saveSheet(
        stage.services,
        stage.seat("chair").actor,
        stage.sessionId,
        planned.dossierIds[0] ?? "",
        input,
      ),
    ).rejects.toBeInstanceOf(NotAllowed);
  });

  test("not a member with a conflict, declared or found in the register", async () => {
    const stage = await setStage(database);
    const [declared, owner] = [stage.seat("member"), stage.seat("deputy")];
    const input = { content: fullSheet(), ...first };
    await declareConflict(
      stage.services,
      declared.actor,
      ...placeOf(stage),
      "Em ruột là thành viên hợp tác xã",
    );
    await expect(saveSheet(stage.services, declared.actor, ...placeOf(stage), input)).rejects.toThrow(
      /Em ruột/,
    );
    await makeOwner(database, owner.actor.accountId, stage.producerIds[0] ?? "");
    await expect(saveSheet(stage.services, owner.actor, ...placeOf(stage), input)).rejects.toThrow(
      /Theo sổ đăng ký/,
    );
  });

  test("nobody once the dossier is closed", async () => {
    const stage = await setStage(database, { seats: ["chair", "member", "member", "secretary"] });
    for (const seat of ["chair", "member"] as const)
      await submitSheet(stage.services, stage.seat(seat).actor, ...placeOf(stage), {
        content: fullSheet(),
        ...first,
      });
    const late = stage.seat("member", 1);
    await database.asOwner(`update evaluation.attendances set present = false where member_id = $1`, [
      late.memberId,
    ]);
    await database.asOwner(`update evaluation.members set left_at = now() where id = $1`, [late.memberId]);
    const closed = await closeDossier(stage.services, stage.seat("secretary").actor, ...placeOf(stage), {
      markingRound: 1,
      agreed: {},
    });
    expect(closed).toEqual({ ok: true, value: { state: "closed" } });
    await database.asOwner(`update evaluation.members set left_at = null where id = $1`, [late.memberId]);
    await expect(
      saveSheet(stage.services, late.actor, ...placeOf(stage), { content: fullSheet(), ...first }),
    ).rejects.toThrow(/đã chốt/);
  });
});
