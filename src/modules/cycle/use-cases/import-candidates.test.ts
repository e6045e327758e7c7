import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { importForTest } from "#platform/imports/testing";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { candidatesRegister } from "./import-candidates.ts";
import { closeSurvey, openSurvey } from "./keep-survey.ts";
import { loadCycleHistory } from "./load-history.ts";
import { readPilots } from "./read-board.ts";
import { readSurvey, readSurveys } from "./read-surveys.ts";

const database = withTestDatabase();
let services: Services;
let surveyId: string;
const officer = testActor("Cán bộ tỉnh", { role: "province_officer", unitKind: "province", unitCode: "96" });
const head = ["Xã, phường", "Tên chủ thể", "Tên sản phẩm", "Tiềm năng", "Nhu cầu", "Hạng dự kiến"];

async function withAccount(actor: Actor): Promise<void> {
  await database.asOwner(
    "insert into identity.accounts (id, email, display_name, status) values ($1,$2,$3,'active') on conflict do nothing",
    [actor.accountId, `${actor.accountId}@thu.example`, actor.displayName],
  );
}

beforeAll(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T02:00:00.000Z" });
  await withAccount(officer);
  const form = { title: "Rà soát năm 2027", year: "2027", letterNumber: "", dueOn: "2026-12-10", note: "" };
  const made = await openSurvey(services, officer, form);
  surveyId = made.ok ? made.value.id : "";
});

describe("a table of candidates", () => {
  const table = [
    head,
    ["Xã Trí Phải", "HTX Một", "Gạo sạch", "Cao", "Thiết kế bao bì; kiểm nghiệm", 4],
    ["tri phai", "HTX Một", "Trà gạo", "", "", ""],
    ["Xã Không Có", "HTX Hai", "Mắm", "", "", 3],
    ["Xã Trí Phải", "HTX Ba", "Khô", "", "bay lên trời", 3],
  ];

  test("brings in what can be read and says what to mend", async () => {
    const { report } = await importForTest(services, officer, candidatesRegister, table, {
      parentId: surveyId,
    });
    expect(report.map(({ verdict }) => verdict)).toEqual(["new", "new", "faulty", "faulty"]);
    const { candidates } = await readSurvey(services, officer, surveyId);
    expect(candidates.map(({ productName }) => productName).sort()).toEqual(["Gạo sạch", "Trà gạo"]);
    const rice = candidates.find(({ productName }) => productName === "Gạo sạch");
    expect([rice?.communeCode, rice?.needs, rice?.expectedStar, rice?.year]).toEqual([
      "32071",
      ["packaging", "testing"],
      4,
      2027,
    ]);
  });

  test("brought in twice adds nothing", async () => {
    const { report } = await importForTest(services, officer, candidatesRegister, table, {
      parentId: surveyId,
    });
    expect(report.map(({ verdict }) => verdict)).toEqual(["known", "known", "faulty", "faulty"]);
  });

  test("is refused under a survey of another province or one that is closed", async () => {
    const stranger = testActor("Khác", { role: "province_officer", unitKind: "province", unitCode: "80" });
    const bring = (actor: Actor) =>
      importForTest(services, actor, candidatesRegister, table, { parentId: surveyId });
    await expect(bring(stranger)).rejects.toBeInstanceOf(NotAllowed);
    await closeSurvey(services, officer, surveyId);
    await expect(bring(officer)).rejects.toBeInstanceOf(Conflict);
  });
});

describe("what the articles tell of 2020 and 2021", () => {
  test("is taken over once: totals without rows, nine models and the villages", async () => {
    expect(await loadCycleHistory(services)).toEqual({ surveys: 1, pilots: 10 });
    expect(await loadCycleHistory(services)).toEqual({ surveys: 0, pilots: 0 });
    const { surveys } = await readSurveys(services, officer, "");
    const told = surveys.find(({ year }) => year === 2020);
    expect([told?.reportedProducers, told?.reportedProducts, told?.candidates]).toEqual([25, 33, 0]);
    const query = { year: "2020", communeCode: "", step: "", kind: "", q: "", after: "" };
    const { pilots } = await readPilots(services, officer, query);
    expect(pilots).toHaveLength(9);
    expect(pilots.every(({ isDemo, oldPlace }) => !isDemo && oldPlace !== null)).toBe(true);
    const { pilots: villages } = await readPilots(services, officer, { ...query, year: "2021" });
    expect(villages.map(({ pilotKind }) => pilotKind)).toEqual(["tourism_village"]);
  });
});
