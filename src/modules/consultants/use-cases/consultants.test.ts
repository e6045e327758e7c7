import { beforeAll, describe, expect, test } from "vitest";
import { uuidv7 } from "#platform/db";
import { Conflict, NotAllowed, type Services } from "#platform/http";
import { importForTest } from "#platform/imports/testing";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { helpersOf } from "../store/engagements.store.ts";
import { endEngagement, listConsultants, listHelpFor, recordEngagement } from "./engagements.ts";
import { consultantsRegister } from "./import-consultants.ts";
import { addConsultant, changeConsultant, setConsultantStatus } from "./keep-consultant.ts";
import { addEngagement, endByHand } from "./keep-engagements.ts";
import { addPerson, endPerson, tiePersonToAccount } from "./keep-people.ts";
import { readConsultant, readConsultants } from "./read-consultants.ts";

const database = withTestDatabase();
let services: Services;
let producerId: string;
let id: string;
const officer = testActor("Cán bộ tỉnh", { role: "province_officer", unitKind: "province", unitCode: "96" });
const leader = testActor("Lãnh đạo", { role: "province_leader", unitKind: "province", unitCode: "96" });
const stranger = testActor("Khác", { role: "province_officer", unitKind: "province", unitCode: "80" });
const form = {
  kind: "organisation",
  name: "Công ty Tư vấn Thử",
  agency: "",
  taxCode: "",
  phone: "",
  email: "",
  address: "",
  fields: ["packaging"],
  note: "",
};

beforeAll(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T02:00:00.000Z" });
  producerId = uuidv7();
  await database.asOwner(
    `insert into producers.producers (id, province_code, commune_code, kind, name, slug, status)
      values ($1,'96','32014','cooperative','HTX Được Giúp','htx-duoc-giup','active')`,
    [producerId],
  );
  for (const { accountId, displayName } of [officer, leader]) {
    await database.asOwner(
      "insert into identity.accounts (id, email, display_name, status) values ($1,$2,$3,'active')",
      [accountId, `${accountId}@thu.example`, displayName],
    );
  }
});

describe("the register of consultants", () => {
  test("is kept by the officer of the province and nobody else", async () => {
    const wrong = await addConsultant(services, officer, { ...form, kind: "", taxCode: "12", fields: ["x"] });
    expect(wrong.ok ? [] : wrong.faults.map(({ field }) => field)).toEqual(["kind", "taxCode", "fields"]);
    await expect(addConsultant(services, leader, form)).rejects.toBeInstanceOf(NotAllowed);
    const made = await addConsultant(services, officer, form);
    id = made.ok ? made.value.id : "";
    await expect(readConsultant(services, stranger, id)).rejects.toBeInstanceOf(NotAllowed);
    expect((await readConsultant(services, leader, id)).mayKeep).toBe(false);
    const stale = changeConsultant(services, officer, { id, version: 9 }, form);
    await expect(stale).rejects.toBeInstanceOf(Conflict);
  });

  test("is found without accents, by field and by kind", async () => {
    const query = {
      q: "cong ty tu van",
      field: "packaging",
      kind: "organisation",
      status: "active",
      after: "",
    };
    expect((await readConsultants(services, officer, query)).consultants.map((each) => each.id)).toEqual([
      id,
    ]);
    expect((await readConsultants(services, officer, { ...query, field: "gi" })).consultants).toEqual([]);
    expect((await readConsultants(services, stranger, query)).consultants).toEqual([]);
  });

  test("ties people to accounts that exist", async () => {
    const nobody = await addPerson(services, officer, id, {
      fullName: "Trần Ai",
      email: "khong-co@thu.example",
      joinedOn: "",
    });
    expect(nobody.ok ? [] : nobody.faults.map(({ field }) => field)).toEqual(["email"]);
    expect(
      (await addPerson(services, officer, id, { fullName: "Trần Ai", email: "", joinedOn: "" })).ok,
    ).toBe(true);
    const [person] = (await readConsultant(services, officer, id)).people;
    const email = `${leader.accountId}@thu.example`;
    const tied = await tiePersonToAccount(services, officer, {
      consultantId: id,
      personId: person?.id ?? "",
      email,
    });
    expect(tied.ok).toBe(true);
    expect((await readConsultant(services, officer, id)).people[0]?.accountId).toBe(leader.accountId);
  });

  test("tells who helped a producer, once a source", async () => {
    const sourceId = uuidv7();
    const source = {
      consultantId: id,
      provinceCode: "96",
      producerId,
      help: "story" as const,
      fromOn: "2026-03-01",
      sourceKind: "pilot" as const,
      sourceId,
      isDemo: false,
      recordedBy: officer.accountId,
    };
    await services.db.transaction().execute(async (tx) => {
      await recordEngagement(tx, source);
      await recordEngagement(tx, { ...source, contractNumber: "05/HĐ" });
      await endEngagement(tx, { sourceKind: "pilot", sourceId, toOn: "2026-05-01" });
    });
    expect(await helpersOf(services.db, [producerId])).toEqual([
      {
        consultantId: id,
        consultantName: form.name,
        producerId,
        productId: null,
        accountIds: [leader.accountId],
        names: ["Trần Ai"],
        fromOn: "2026-03-01",
        toOn: "2026-05-01",
      },
    ]);
    expect((await listHelpFor(services.db, producerId)).map((help) => help.contractNumber)).toEqual([
      "05/HĐ",
    ]);
  });

  test("takes help by hand, and ends by hand only that", async () => {
    const typed = { producerId, productId: "", help: "label", contractNumber: "", note: "" };
    const wrong = await addEngagement(services, officer, id, {
      ...typed,
      fromOn: "2026-06-01",
      toOn: "2026-05-01",
    });
    expect(wrong.ok ? [] : wrong.faults.map(({ field }) => field)).toEqual(["toOn"]);
    const made = await addEngagement(services, officer, id, { ...typed, fromOn: "2026-06-01", toOn: "" });
    const engagementId = made.ok ? made.value.id : "";
    await endByHand(services, officer, { consultantId: id, engagementId });
    const again = endByHand(services, officer, { consultantId: id, engagementId });
    await expect(again).rejects.toBeInstanceOf(Conflict);
    expect((await readConsultant(services, officer, id)).engagements.map(({ toOn }) => toOn)).toEqual([
      "2026-11-22",
      "2026-05-01",
    ]);
  });

  test("lets a person go, and a consultant that is out gets nothing new", async () => {
    const [person] = (await readConsultant(services, officer, id)).people;
    expect((await endPerson(services, officer, { consultantId: id, personId: person?.id ?? "" })).ok).toBe(
      true,
    );
    const { version } = (await readConsultant(services, officer, id)).consultant;
    const wordless = await setConsultantStatus(
      services,
      officer,
      { id, version },
      { action: "deactivate", reason: "" },
    );
    expect(wordless.ok ? [] : wordless.faults.map(({ field }) => field)).toEqual(["reason"]);
    const done = await setConsultantStatus(
      services,
      officer,
      { id, version },
      { action: "deactivate", reason: "Hết hợp đồng" },
    );
    expect(done.ok).toBe(true);
    expect(await listConsultants(services.db, { provinceCode: "96" })).toEqual([]);
    const late = addPerson(services, officer, id, { fullName: "Lê Muộn", email: "", joinedOn: "" });
    await expect(late).rejects.toBeInstanceOf(Conflict);
  });

  test("comes in from a table of the office", async () => {
    const table = [
      ["Đơn vị tư vấn", "Lĩnh vực tư vấn", "Loại"],
      ["Công ty tư vấn THỬ", "Kiểm nghiệm", "Tổ chức"],
      ["Nguyễn Văn Tự", "Câu chuyện sản phẩm, Trang web", "Cá nhân"],
      ["Trung tâm Lạ", "trồng cây", ""],
    ];
    const { report } = await importForTest(services, officer, consultantsRegister, table);
    expect(report.map(({ verdict }) => verdict)).toEqual(["known", "new", "faulty"]);
    const [made] = await listConsultants(services.db, { provinceCode: "96", field: "website" });
    expect(
      (await readConsultant(services, officer, made?.id ?? "")).people.map((each) => each.fullName),
    ).toEqual(["Nguyễn Văn Tự"]);
  });
});
