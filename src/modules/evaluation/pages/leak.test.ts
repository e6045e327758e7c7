import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import type { Actor } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { evaluationModule } from "../module.ts";
import { post, serve } from "../testing/server.ts";
import { fullSheet, type Stage, setStage } from "../testing/stage.ts";
import { urls } from "../urls.ts";
import { closeDossier } from "../use-cases/close-dossier.ts";
import { closeSession } from "../use-cases/run-session.ts";
import { saveSheet, submitSheet } from "../use-cases/save-sheet.ts";

const database = withTestDatabase();
const secretReason = "BÍ-MẬT-7319";
const secretComment = "RIÊNG-TƯ-8842";
let app: FastifyInstance | undefined;
afterEach(() => app?.close());

/** One member has submitted, one has a draft; both sheets are full of words and totals nobody else has. */
async function setSecrets(show = "after_closing"): Promise<Stage> {
  const stage = await setStage(database, { dossiers: 2, regulation: { show_marks: show } });
  const [dossierId = ""] = stage.dossierIds;
  const content = fullSheet({ "1.1": 2, "1.2": 1 }, { comment: secretComment });
  const mark = content.marks["1.1"];
  const marked = {
    ...content,
    marks: { ...content.marks, ...(mark ? { "1.1": { ...mark, reason: secretReason } } : {}) },
  };
  const input = { content: marked, version: 0, markingRound: 1 };
  await submitSheet(stage.services, stage.seat("member").actor, stage.sessionId, dossierId, input);
  await saveSheet(stage.services, stage.seat("deputy").actor, stage.sessionId, dossierId, input);
  return stage;
}

/** Everybody but the two authors. */
function others(stage: Stage): Map<string, Actor> {
  const producer = {
    ...stage.leader,
    grants: [{ role: "producer_owner", unitKind: "producer", unitCode: stage.producerIds[0] ?? "" }],
  };
  const admin = {
    ...stage.leader,
    grants: [
      { role: "system_admin", unitKind: "system", unitCode: "saoque" },
      { role: "province_admin", unitKind: "province", unitCode: "96" },
    ],
  };
  const everything = {
    ...stage.leader,
    grants: ["province_officer", "province_leader", "province_admin", "council_member"].map((role) => ({
      role,
      unitKind: "province",
      unitCode: "96",
    })),
  };
  return new Map<string, Actor>([
    ["officer", stage.officer],
    ["leader", stage.leader],
    ["chair", stage.seat("chair").actor],
    ["secretary", stage.seat("secretary").actor],
    ["observer", stage.seat("observer").actor],
    ["otherMember", stage.seat("member", 1).actor],
    ["strangerOfficer", stage.strangerOfficer],
    ["producer", producer],
    ["admin", admin],
    ["everything", everything],
  ]);
}

/** Every address of the module that can be opened, filled with every dossier and member of the stage. */
function addresses(stage: Stage): string[] {
  const gets = evaluationModule.routes.filter((route) => route.method === "GET").map((route) => route.path);
  return gets
    .flatMap((path) =>
      stage.dossierIds.flatMap((dossierId) =>
        stage.people.map(({ memberId }) =>
          path
            .replace(":roundId", stage.roundId)
            .replace(":councilId", stage.councilId)
            .replace(":sessionId", stage.sessionId)
            .replace(":dossierId", dossierId)
            .replace(":memberId", memberId),
        ),
      ),
    )
    .filter((address, index, all) => all.indexOf(address) === index);
}

const pdfFolder = mkdtempSync(join(tmpdir(), "saoque-leak-"));

function textOf(answer: { rawPayload: Buffer; body: string; headers: Record<string, unknown> }): string {
  if (!String(answer.headers["content-type"]).includes("pdf")) return answer.body;
  const path = join(pdfFolder, "paper.pdf");
  writeFileSync(path, answer.rawPayload);
  return execFileSync("pdftotext", ["-layout", path, "-"]).toString();
}

async function readAll(
  stage: Stage,
  people: ReadonlyMap<string, Actor>,
): Promise<{ who: string; address: string; status: number; text: string }[]> {
  app = await serve(stage, people);
  const answers = [];
  for (const who of people.keys()) {
    for (const address of addresses(stage)) {
      const answer = await app.inject({
        url: `${address}${address.endsWith("/moi") ? `?dot=${stage.roundId}` : ""}`,
        cookies: { who },
      });
      answers.push({ who, address, status: answer.statusCode, text: textOf(answer) });
    }
  }
  return answers;
}

// The sheet of the test adds up to 98 of 100: parts A 38, B 25, C 35.
const figures = /BÍ-MẬT|RIÊNG-TƯ|98,00|>98<|38 \/ 40|\bđiểm trung bình là\b/u;

describe("before closing", () => {
  test("the words and figures looked for do stand on the author's own page", async () => {
    const stage = await setSecrets();
    app = await serve(stage, new Map([["author", stage.seat("member").actor]]));
    const own = await app.inject({
      url: urls.sheet(stage.sessionId, stage.dossierIds[0] ?? ""),
      cookies: { who: "author" },
    });
    expect(own.statusCode).toBe(200);
    for (const secret of [secretReason, secretComment, "98,00", "38 / 40"])
      expect(own.body).toContain(secret);
  });

  test("no page, form or paper shows another member's marks to anybody", async () => {
    const stage = await setSecrets();
    const answers = await readAll(stage, others(stage));
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
    expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThan(30);
    const leaks = answers
      .filter((answer) => figures.test(answer.text))
      .map(({ who, address }) => ({ who, address }));
    expect(leaks).toEqual([]);
  });

  test("progress counts sheets and says nothing else", async () => {
    const stage = await setSecrets();
    app = await serve(stage, others(stage));
    const room = await app.inject({ url: urls.session(stage.sessionId), cookies: { who: "chair" } });
    expect(room.body).toContain("đã nộp 1/5");
  });

  test("somebody else's sheet, result and report answer 403 or 404", async () => {
    const stage = await setSecrets();
    app = await serve(stage, others(stage));
    const [dossierId = ""] = stage.dossierIds;
    const sheet = urls.memberSheet(stage.sessionId, dossierId, stage.seat("member").memberId);
    for (const who of ["officer", "leader", "chair", "secretary", "observer", "otherMember"]) {
      expect((await app.inject({ url: sheet, cookies: { who } })).statusCode).toBe(403);
      expect(
        (await app.inject({ url: urls.result(stage.sessionId, dossierId), cookies: { who } })).statusCode,
      ).toBe(403);
      expect(
        (await app.inject({ url: urls.minutes(stage.sessionId, "pdf"), cookies: { who } })).statusCode,
      ).toBe(404);
    }
  });

  test("a page of one dossier stays shut for single sheets while the session marks another", async () => {
    const stage = await setSecrets();
    const [dossierId = ""] = stage.dossierIds;
    await finish(stage, dossierId, new Set([stage.seat("member").memberId]));
    app = await serve(stage, others(stage));
    const sheet = urls.memberSheet(stage.sessionId, dossierId, stage.seat("member").memberId);
    expect(
      (await app.inject({ url: urls.result(stage.sessionId, dossierId), cookies: { who: "chair" } }))
        .statusCode,
    ).toBe(200);
    expect((await app.inject({ url: sheet, cookies: { who: "chair" } })).statusCode).toBe(403);
  });
});

/** The rest of the council hands in, and the dossier is closed. */
async function finish(stage: Stage, dossierId: string, done: ReadonlySet<string> = new Set()): Promise<void> {
  for (const person of stage.people) {
    if (person.seat === "secretary" || person.seat === "observer" || done.has(person.memberId)) continue;
    const rows = await database.asOwner<{ version: number }>(
      `select version from evaluation.score_sheets where member_id = $1 and dossier_id = $2`,
      [person.memberId, dossierId],
    );
    const handed = await submitSheet(stage.services, person.actor, stage.sessionId, dossierId, {
      content: fullSheet(),
      version: rows[0]?.version ?? 0,
      markingRound: 1,
    });
    expect(handed.ok).toBe(true);
  }
  const closed = await closeDossier(
    stage.services,
    stage.seat("secretary").actor,
    stage.sessionId,
    dossierId,
    { markingRound: 1, agreed: {} },
  );
  expect(closed).toEqual({ ok: true, value: { state: "closed" } });
}

describe("after closing", () => {
  test.each([
    ["after_closing", 200],
    ["never", 403],
  ])(
    "with Quy chế %s a member's sheet answers the council with %i, and the author always",
    async (show, status) => {
      const stage = await setSecrets(show);
      const [dossierId = "", second = ""] = stage.dossierIds;
      await finish(stage, dossierId, new Set([stage.seat("member").memberId]));
      await finish(stage, second);
      expect(
        await closeSession(stage.services, stage.seat("chair").actor, stage.sessionId, {
          version: 1,
          minutes: "Thảo luận kỹ",
        }),
      ).toEqual({ ok: true, value: null });
      app = await serve(stage, new Map([...others(stage), ["author", stage.seat("member").actor]]));
      const ids = [stage.sessionId, dossierId, stage.seat("member").memberId] as const;
      for (const [who, expected] of [
        ["chair", status],
        ["officer", status],
        ["author", 200],
        ["producer", 403],
        ["strangerOfficer", 403],
      ] as const) {
        expect([
          who,
          (await app.inject({ url: urls.memberSheet(...ids), cookies: { who } })).statusCode,
        ]).toEqual([who, expected]);
        expect([
          who,
          (await app.inject({ url: urls.printedSheet(...ids, "pdf"), cookies: { who } })).statusCode,
        ]).toEqual([who, expected]);
      }
      const report = await app.inject({
        url: urls.minutes(stage.sessionId, "pdf"),
        cookies: { who: "leader" },
      });
      expect(textOf(report)).toContain("99,60");
      expect(textOf(report)).not.toContain(secretReason);
      expect(
        (await app.inject({ url: urls.minutes(stage.sessionId, "docx"), cookies: { who: "leader" } }))
          .statusCode,
      ).toBe(200);
    },
  );
});

describe("posting", () => {
  test("names of other people in the form change nothing: the sheet is the sender's", async () => {
    const stage = await setStage(database);
    const [dossierId = ""] = stage.dossierIds;
    const [mine, theirs] = [stage.seat("member"), stage.seat("member", 1)];
    app = await serve(stage, new Map([["mine", mine.actor]]));
    const address = urls.sheet(stage.sessionId, dossierId);
    const fields = {
      step: "draft",
      version: "0",
      markingRound: "1",
      "mark.1.1": "2",
      memberId: theirs.memberId,
      accountId: theirs.actor.accountId,
      member: theirs.memberId,
    };
    expect(
      (await post(app, "mine", address, `${address}?memberId=${theirs.memberId}`, fields)).statusCode,
    ).toBe(303);
    const rows = await database.asOwner(
      `select member_id from evaluation.score_sheets where session_id = $1`,
      [stage.sessionId],
    );
    expect(rows).toEqual([{ member_id: mine.memberId }]);
  });

  test("a refused submission answers 422, lists what is missing and keeps what was typed", async () => {
    const stage = await setStage(database);
    const address = urls.sheet(stage.sessionId, stage.dossierIds[0] ?? "");
    app = await serve(stage, new Map([["mine", stage.seat("member").actor]]));
    const typed = `<script>alert(1)</script> ' or 1=1 --`;
    const answer = await post(app, "mine", address, address, {
      step: "submit",
      version: "0",
      markingRound: "1",
      "mark.1.1": "2",
      "reason.1.1": typed,
      comment: "Giữ lại lời này",
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("Cần sửa 31 chỗ");
    expect(answer.body).toContain("Giữ lại lời này");
    expect(answer.body).toContain("&lt;script>alert(1)");
    expect(answer.body).not.toContain("<script>alert(1)");
    expect(answer.body).toMatch(/id="mark\.1\.1-2"[^>]*checked/);
  });

  test("points that are no level, a forged version and unknown criteria get a clear answer, never a 5xx", async () => {
    const stage = await setStage(database);
    const address = urls.sheet(stage.sessionId, stage.dossierIds[0] ?? "");
    app = await serve(stage, new Map([["mine", stage.seat("member").actor]]));
    const base = { step: "draft", version: "0", markingRound: "1" };
    for (const value of ["99", "-1", "abc", "1e9", "a:b:c", "2.5"]) {
      expect([
        value,
        (await post(app, "mine", address, address, { ...base, "mark.1.1": value })).statusCode,
      ]).toEqual([value, 422]);
    }
    for (const wrong of [{ version: "7" }, { version: "x" }, { markingRound: "9" }, { markingRound: "" }]) {
      expect([
        wrong,
        (await post(app, "mine", address, address, { ...base, ...wrong, "mark.1.1": "2" })).statusCode,
      ]).toEqual([wrong, 409]);
    }
    expect(
      (await post(app, "mine", address, address, { ...base, "mark.99.9": "3", "knock.NOPE": "1" }))
        .statusCode,
    ).toBe(303);
    const rows = await database.asOwner(
      `select count(*)::int as n from evaluation.marks m join evaluation.score_sheets s on s.id = m.sheet_id where s.session_id = $1`,
      [stage.sessionId],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test("without the form's own token nothing is taken", async () => {
    const stage = await setStage(database);
    const address = urls.sheet(stage.sessionId, stage.dossierIds[0] ?? "");
    app = await serve(stage, new Map([["mine", stage.seat("member").actor]]));
    const answer = await app.inject({
      method: "POST",
      url: address,
      cookies: { who: "mine" },
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: "step=draft&version=0&markingRound=1",
    });
    expect(answer.statusCode).toBe(403);
  });
});
