import type { FastifyInstance } from "fastify";
import { afterEach, describe, expect, test } from "vitest";
import type { Services } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { post, serve } from "../testing/server.ts";
import { fullSheet, makeDossier, type Stage, setStage } from "../testing/stage.ts";
import { urls } from "../urls.ts";
import { readDesk } from "../use-cases/read-desk.ts";
import { readRoom } from "../use-cases/read-room.ts";
import { readRound, readRounds } from "../use-cases/read-rounds.ts";

const database = withTestDatabase();
let app: FastifyInstance | undefined;
afterEach(() => app?.close());

const people = (stage: Stage) =>
  new Map([
    ["officer", stage.officer],
    ["secretary", stage.seat("secretary").actor],
    ["member", stage.seat("member").actor],
  ]);

describe("a refused form", () => {
  test("of a round keeps what was typed and links each error to its field", async () => {
    const stage = await setStage(database);
    app = await serve(stage, people(stage));
    const answer = await post(app, "officer", urls.newRound, urls.newRound, {
      year: "2018",
      no: "x",
      name: "Đợt bổ sung",
      proposalsBefore: "2026-13-40",
      doneBefore: "",
      planNumber: "77/KH",
    });
    expect(answer.statusCode).toBe(422);
    for (const kept of [
      "Đợt bổ sung",
      "77/KH",
      'href="#year"',
      'href="#no"',
      'href="#proposalsBefore"',
      'href="#doneBefore"',
    ])
      expect(answer.body).toContain(kept);
  });

  test("of a council keeps every seat chosen", async () => {
    const stage = await setStage(database);
    app = await serve(stage, people(stage));
    const { accountId } = stage.seat("member").actor;
    const fields = {
      roundId: stage.roundId,
      name: "Hội đồng A",
      decisionNumber: "",
      decidedOn: "2099-01-01",
      [`seat.${accountId}`]: "deputy",
      [`agency.${accountId}`]: "Sở Y tế",
    };
    const answer = await post(app, "officer", urls.newCouncil(stage.roundId), urls.newCouncil(), fields);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("Sở Y tế");
    expect(answer.body).toMatch(
      /<option[^>]*value="deputy"[^>]*selected|<option[^>]*selected[^>]*value="deputy"/,
    );
    expect(answer.body).toContain("Ngày ký quyết định không thể ở tương lai.");
  });

  test("of closing says what is missing and closes nothing", async () => {
    const stage = await setStage(database);
    app = await serve(stage, people(stage));
    const address = urls.closeDossier(stage.sessionId, stage.dossierIds[0] ?? "");
    const answer = await post(app, "secretary", address, address, { markingRound: "1" });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("Còn 5 thành viên có mặt chưa nộp phiếu");
  });
});

test("a member marks, submits and finds the sheet sealed", async () => {
  const stage = await setStage(database);
  app = await serve(stage, people(stage));
  const address = urls.sheet(stage.sessionId, stage.dossierIds[0] ?? "");
  const marks = Object.entries(fullSheet().marks).map(([code, mark]) => [
    `mark.${code}`,
    mark.caseCode ? `${mark.caseCode}:${mark.points}` : String(mark.points),
  ]);
  const answer = await post(app, "member", address, address, {
    ...Object.fromEntries(marks),
    step: "submit",
    version: "0",
    markingRound: "1",
  });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, urls.desk]);
  const again = await app.inject({ url: address, cookies: { who: "member" } });
  expect(again.body).toContain("Phiếu đã nộp và niêm phong");
  expect(again.body).not.toContain('value="submit"');
  const late = await post(
    app,
    "member",
    urls.declareConflict(stage.sessionId, stage.dossierIds[0] ?? ""),
    address,
    { step: "submit", version: "2", markingRound: "1" },
  );
  expect(late.statusCode).toBe(409);
});

test.each(["QD26-03", "QD26-08", "QD26-21", "QD26-26"])(
  "the sheet of %s opens with every criterion of the set",
  async (setCode) => {
    const stage = await setStage(database, { setCode });
    app = await serve(stage, people(stage));
    const answer = await app.inject({
      url: urls.sheet(stage.sessionId, stage.dossierIds[0] ?? ""),
      cookies: { who: "member" },
    });
    expect(answer.statusCode).toBe(200);
    for (const code of Object.keys(fullSheet({}, { setCode }).marks))
      expect(answer.body).toContain(`id="mark.${code}"`);
  },
);

describe("lists ask the database the same few times, however long they are", () => {
  test.each<[string, (stage: Stage, services: Services) => Promise<unknown>]>([
    ["rounds", (stage, services) => readRounds(services, stage.officer, "")],
    [
      "round",
      (stage, services) => readRound(services, stage.officer, stage.roundId, { waiting: "", inside: "" }),
    ],
    ["session", (stage, services) => readRoom(services, stage.seat("secretary").actor, stage.sessionId)],
    ["desk", (stage, services) => readDesk(services, stage.seat("member").actor)],
  ])("%s", async (_name, read) => {
    const small = await setStage(database);
    const large = await setStage(database, { dossiers: 12 });
    for (let i = 0; i < 12; i++) await makeDossier(database, { status: "in_round", roundId: large.roundId });
    const few = await countStatements(small, read);
    expect(await countStatements(large, read)).toBe(few);
    expect(few).toBeLessThanOrEqual(12);
  });
});

async function countStatements(
  stage: Stage,
  read: (stage: Stage, services: Services) => Promise<unknown>,
): Promise<number> {
  let count = 0;
  const counter = {
    transformQuery: <T extends { node: unknown }>({ node }: T) => {
      count++;
      return node;
    },
    transformResult: async <T extends { result: unknown }>({ result }: T) => result,
  };
  const db = stage.services.db.withPlugin(counter as Parameters<Services["db"]["withPlugin"]>[0]);
  await read(stage, { ...stage.services, db, readDb: db });
  return count;
}
