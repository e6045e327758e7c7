import { beforeAll, describe, expect, test } from "vitest";
import { uuidv7 } from "#platform/db";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { addSurveyed, answerSurvey, reopenAnswer } from "./answer-survey.ts";
import { followDossier } from "./follow-dossier.ts";
import { closeSurvey, openSurvey, remindCommunes } from "./keep-survey.ts";
import { makePilot } from "./make-pilot.ts";
import { moveCandidate } from "./move-candidate.ts";
import { myTasks } from "./my-tasks.ts";
import { readBoard, readPilots } from "./read-board.ts";
import { readCandidateView } from "./read-candidate.ts";
import { readSurvey } from "./read-surveys.ts";
import { registerIdea, writeIdea } from "./write-idea.ts";
import { writePlan } from "./write-plan.ts";

const database = withTestDatabase();
const now = "2026-11-22T02:00:00.000Z";
const commune = "32014";
let services: Services;
let producerId: string;
let productId: string;
let owner: Actor;
const officer = testActor("Cán bộ tỉnh", { role: "province_officer", unitKind: "province", unitCode: "96" });
const clerk = testActor("Cán bộ xã", { role: "commune_officer", unitKind: "commune", unitCode: commune });
const neighbour = testActor("Cán bộ xã bên", {
  role: "commune_officer",
  unitKind: "commune",
  unitCode: "32002",
});
const stranger = testActor("Tỉnh khác", { role: "province_officer", unitKind: "province", unitCode: "80" });

beforeAll(async () => {
  services = servicesFor(database.db, { now });
  producerId = uuidv7();
  productId = uuidv7();
  await database.asOwner(
    `insert into producers.producers (id, province_code, commune_code, kind, name, slug, status)
      values ($1,'96',$2,'cooperative','HTX Thử Chu Trình','htx-thu-chu-trinh','active')`,
    [producerId, commune],
  );
  await database.asOwner(
    `insert into products.products (id, producer_id, province_code, commune_code, name, slug, sector, status)
      values ($1,$2,'96',$3,'Mắm thử','mam-thu','I','active')`,
    [productId, producerId, commune],
  );
  owner = testActor("Chủ thể", { role: "producer_owner", unitKind: "producer", unitCode: producerId });
});

const idea = {
  idea: "Làm mắm từ cá đồng trong vùng lúa – cá của xã.",
  materials: "Cá đồng",
  market: "",
  wishes: "Bao bì",
};
const plan = {
  goal: "Mỗi năm làm 5.000 hũ mắm.",
  production: "",
  investment: "200.000.000",
  ownCapital: "50000000",
  expectedRevenue: "",
  workers: "6",
  market: "",
  schedule: "",
};
const surveyed = {
  communeCode: commune,
  producerId: "",
  producerName: "Hộ ông Tư",
  productId: "",
  productName: "Khô cá lóc",
  sector: "I",
  kind: "first",
  potential: "high",
  needs: ["packaging", "label"],
  expectedStar: "3",
  expectedRound: "",
  note: "",
};

async function versionOf(id: string): Promise<number> {
  const rows = await database.asOwner<{ version: number }>(
    "select version from cycle.candidates where id = $1",
    [id],
  );
  return rows[0]?.version ?? 0;
}

async function letters(kind: string): Promise<number> {
  const rows = await database.asOwner<{ n: number }>(
    "select count(*)::int as n from platform.events where name = 'notices.told' and payload->'about'->>'kind' = $1",
    [kind],
  );
  return rows[0]?.n ?? 0;
}

describe("a product from idea to recognition", () => {
  let id = "";

  test("is registered by its producer, and the commune is written to", async () => {
    const form = { ...idea, producerId, productId, productName: "", kind: "first", sector: "" };
    const empty = await registerIdea(services, owner, { ...form, idea: "", productId: "" });
    expect(empty.ok ? [] : empty.faults.map(({ field }) => field).sort()).toEqual(["idea", "productName"]);
    await expect(registerIdea(services, neighbour, form)).rejects.toBeInstanceOf(NotAllowed);
    const made = await registerIdea(services, owner, form);
    id = made.ok ? made.value.id : "";
    expect(await letters("candidate")).toBe(1);
    expect((await myTasks(services, clerk)).map(({ title }) => title)).toEqual(["Xem ý tưởng Mắm thử"]);
    const view = await readCandidateView(services, owner, id);
    expect([view.candidate.step, view.candidate.productName, view.idea?.registeredOn]).toEqual([
      "idea",
      "Mắm thử",
      "2026-11-22",
    ]);
  });

  test("is seen by its own commune and province only", async () => {
    for (const actor of [neighbour, stranger])
      await expect(readCandidateView(services, actor, id)).rejects.toBeInstanceOf(NotAllowed);
    expect((await readCandidateView(services, clerk, id)).actions).toEqual(["acceptIdea", "back", "stop"]);
    expect((await readCandidateView(services, owner, id)).actions).toEqual(["stop"]);
  });

  test("goes back and forth with a reason, and only as the table says", async () => {
    const version = await versionOf(id);
    const press = (action: "acceptIdea" | "approvePlan" | "back", note: string, by = clerk) =>
      versionOf(id).then((v) => moveCandidate(services, by, { candidateId: id, version: v, action, note }));
    const wordless = await press("back", "");
    expect(wordless.ok ? [] : wordless.faults.map(({ field }) => field)).toEqual(["note"]);
    await expect(press("approvePlan", "", officer)).rejects.toBeInstanceOf(Conflict);
    await expect(press("acceptIdea", "", owner)).rejects.toBeInstanceOf(NotAllowed);
    expect(await press("back", "Cần nói rõ vùng nguyên liệu")).toEqual({
      ok: true,
      value: { to: "surveyed" },
    });
    const again = await writeIdea(services, owner, { id, version: await versionOf(id) }, idea);
    expect(again.ok).toBe(true);
    expect((await press("acceptIdea", "")).ok).toBe(true);
    const stale = { candidateId: id, version, action: "stop" as const, note: "Chủ thể xin thôi" };
    await expect(moveCandidate(services, clerk, stale)).rejects.toBeInstanceOf(Conflict);
    const unread = await press("approvePlan", "", officer);
    expect(unread.ok ? "" : unread.faults[0]?.text).toContain("chưa được nộp");
  });

  test("has its plan written, handed in and approved", async () => {
    const input = { candidateId: id, file: undefined };
    const wrong = await writePlan(services, owner, {
      ...input,
      form: { ...plan, ownCapital: "900.000.000" },
      submit: true,
    });
    expect(wrong.ok ? [] : wrong.faults.map(({ field }) => field)).toEqual(["ownCapital"]);
    expect((await writePlan(services, owner, { ...input, form: plan, submit: false })).ok).toBe(true);
    expect((await myTasks(services, owner)).map(({ title }) => title)).toEqual([
      "Lập phương án kinh doanh Mắm thử",
    ]);
    expect((await writePlan(services, owner, { ...input, form: plan, submit: true })).ok).toBe(true);
    const version = await versionOf(id);
    const approved = await moveCandidate(services, officer, {
      candidateId: id,
      version,
      action: "approvePlan",
      note: "",
    });
    expect(approved).toEqual({ ok: true, value: { to: "implementation" } });
    const view = await readCandidateView(services, officer, id);
    expect([view.plan?.investmentVnd, view.plan?.approvedOn]).toEqual([200_000_000, "2026-11-22"]);
  });

  test("as a model brings its consultant into the register", async () => {
    const consultantId = uuidv7();
    await database.asOwner(
      "insert into consultants.consultants (id, province_code, kind, name) values ($1,'96','organisation','Tư vấn Thử')",
      [consultantId],
    );
    const target = { id, version: await versionOf(id) };
    const form = { pilotKind: "model_product", consultantId, contractNumber: "01/HĐ", fromOn: "2026-11-01" };
    expect(await makePilot(services, officer, target, form)).toEqual({ ok: true, value: { pilot: true } });
    const rows = await database.asOwner(
      "select producer_id, contract_number, to_on from consultants.engagements where source_id = $1",
      [id],
    );
    expect(rows).toEqual([{ producer_id: producerId, contract_number: "01/HĐ", to_on: null }]);
    const query = { year: "", communeCode: "", step: "", kind: "", q: "mam thu", after: "" };
    expect((await readPilots(services, officer, query)).pilots.map((pilot) => pilot.id)).toEqual([id]);
  });

  test("follows its dossier to evaluation, back, and to market", async () => {
    const dossierId = uuidv7();
    await database.asOwner(
      `insert into dossiers.dossiers (id, kind, product_id, producer_id, province_code, commune_code, rule_set, set_code, target_star)
        values ($1,'first',$2,$3,'96',$4,'26/2026','QD26-03',3)`,
      [dossierId, productId, producerId, commune],
    );
    const follow = (to: "submitted" | "not_reached" | "recognised") =>
      services.db
        .transaction()
        .execute((tx) => followDossier(services, tx, { dossierId, productId, producerId, to }));
    const stand = async () => {
      const { candidate } = await readCandidateView(services, officer, id);
      return [candidate.step, candidate.dossierId];
    };
    await follow("recognised");
    expect(await stand()).toEqual(["implementation", null]);
    await follow("submitted");
    expect(await stand()).toEqual(["evaluation", dossierId]);
    await follow("not_reached");
    expect(await stand()).toEqual(["implementation", null]);
    await follow("submitted");
    await follow("submitted");
    await follow("recognised");
    expect(await stand()).toEqual(["promotion", dossierId]);
    const ended = await database.asOwner(
      "select to_on::text from consultants.engagements where source_id = $1",
      [id],
    );
    expect(ended).toEqual([{ to_on: "2026-11-22" }]);
    const { moves } = await readCandidateView(services, officer, id);
    expect(moves.map(({ toStep }) => toStep)).toEqual([
      "idea",
      "surveyed",
      "idea",
      "business_plan",
      "implementation",
      "evaluation",
      "implementation",
      "evaluation",
      "promotion",
    ]);
  });
});

describe("a survey", () => {
  let id = "";
  const form = {
    title: "Rà soát năm 2027",
    year: "2027",
    letterNumber: "12/SNN",
    dueOn: "2026-12-10",
    note: "",
  };

  test("is opened by the province and stands among the communes' tasks", async () => {
    const wrong = await openSurvey(services, officer, { ...form, dueOn: "2026-11-22" });
    expect(wrong.ok ? [] : wrong.faults.map(({ field }) => field)).toEqual(["dueOn"]);
    await expect(openSurvey(services, clerk, form)).rejects.toBeInstanceOf(NotAllowed);
    const made = await openSurvey(services, officer, form);
    id = made.ok ? made.value.id : "";
    expect((await myTasks(services, clerk)).map(({ title }) => title)).toEqual(["Trả lời Rà soát năm 2027"]);
    expect(await letters("survey")).toBe(1);
  });

  test("is answered by communes, each for itself", async () => {
    const early = await answerSurvey(services, clerk, id, { answer: "done", note: "" });
    expect(early.ok).toBe(false);
    expect((await addSurveyed(services, clerk, id, surveyed)).ok).toBe(true);
    await expect(addSurveyed(services, neighbour, id, surveyed)).rejects.toBeInstanceOf(NotAllowed);
    const nothing = await answerSurvey(services, clerk, id, { answer: "nothing", note: "" });
    expect(nothing.ok).toBe(false);
    expect((await answerSurvey(services, clerk, id, { answer: "done", note: "Đủ" })).ok).toBe(true);
    expect((await answerSurvey(services, neighbour, id, { answer: "nothing", note: "" })).ok).toBe(true);
    await expect(answerSurvey(services, stranger, id, { answer: "done", note: "" })).rejects.toBeInstanceOf(
      NotAllowed,
    );
    expect(await myTasks(services, clerk)).toEqual([]);
  });

  test("adds up by star, need and commune, and shows communes only their own rows", async () => {
    const { totals, communes } = await readSurvey(services, officer, id);
    expect(totals).toEqual({
      producers: 1,
      products: 1,
      byStar: [{ star: 3, products: 1 }],
      byNeed: [
        { need: "label", products: 1 },
        { need: "packaging", products: 1 },
      ],
      byCommune: [{ communeCode: commune, products: 1 }],
    });
    expect(
      communes
        .filter(({ answer }) => answer)
        .map(({ communeCode }) => communeCode)
        .sort(),
    ).toEqual(["32002", commune]);
    const own = await readSurvey(services, neighbour, id);
    expect([own.candidates, own.totals, own.communes]).toEqual([[], undefined, []]);
    await expect(readSurvey(services, stranger, id)).rejects.toBeInstanceOf(NotAllowed);
  });

  test("reminds whoever has not answered, once a day", async () => {
    const done = await remindCommunes(services, officer, id);
    expect(done.ok && done.value.communes).toBe(62);
    expect((await remindCommunes(services, officer, id)).ok).toBe(false);
  });

  test("may be answered anew until it is closed", async () => {
    await reopenAnswer(services, clerk, id);
    expect((await answerSurvey(services, clerk, id, { answer: "done", note: "" })).ok).toBe(true);
    await closeSurvey(services, officer, id);
    await expect(closeSurvey(services, officer, id)).rejects.toBeInstanceOf(Conflict);
    await expect(reopenAnswer(services, clerk, id)).rejects.toBeInstanceOf(Conflict);
    await expect(addSurveyed(services, clerk, id, surveyed)).rejects.toBeInstanceOf(Conflict);
  });

  test("stands on the board of its year", async () => {
    const query = { year: "2027", communeCode: "", step: "", kind: "", q: "", after: "" };
    const board = await readBoard(services, officer, query);
    expect([...board.counts]).toEqual([["surveyed", 1]]);
    expect(board.candidates.map(({ productName }) => productName)).toEqual(["Khô cá lóc"]);
    expect((await readBoard(services, stranger, query)).candidates).toEqual([]);
    const page = await readBoard(services, officer, { ...query, step: "surveyed" });
    expect(page.candidates).toHaveLength(1);
  });
});
