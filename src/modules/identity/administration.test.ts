import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listCommunes } from "#modules/territory";
import { verifyAudit } from "#platform/audit";
import { permissionTable, roleMayCall, type Services } from "#platform/http";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { createAccount, listAccountsWithRole, type Role } from "./index.ts";
import { identityModule } from "./module.ts";
import { Browser, identityServer } from "./testing/browser.ts";
import { goodPassword, person, sendWaitingLetters, takeLetters } from "./testing/people.ts";
import { urls } from "./urls.ts";
import { disableIdleAccounts, forgetOldTraces } from "./use-cases/administration/set-account-status.ts";

const database = withTestDatabase();
let services: Services;
let server: FastifyInstance;
let clock = new Date("2026-11-22T02:00:00Z");
const [commune = "", otherCommune = ""] = listCommunes("96").map((unit) => unit.code);

const people: Record<string, { role: Role; unitCode: string }> = {
  "he-thong@saoque.vn": { role: "system_admin", unitCode: "saoque" },
  "quan-tri@camau.gov.vn": { role: "province_admin", unitCode: "96" },
  "lanh-dao@xa.camau.gov.vn": { role: "commune_leader", unitCode: commune },
  "can-bo@xa.camau.gov.vn": { role: "commune_officer", unitCode: commune },
  "xa-khac@xa.camau.gov.vn": { role: "commune_officer", unitCode: otherCommune },
  "can-bo@tayninh.gov.vn": { role: "province_officer", unitCode: "80" },
};
const ids = new Map<string, string>();

beforeAll(async () => {
  services = { ...servicesFor(database.db), now: () => clock };
  server = await identityServer(services);
  for (const [email, held] of Object.entries(people)) {
    ids.set(email, await person(services, email, { ...held, displayName: `Người ${email.split("@")[0]}` }));
  }
});
afterAll(() => server.close());

const idOf = (email: string) => ids.get(email) ?? "";

async function as(email: string): Promise<Browser> {
  const browser = new Browser(server);
  await browser.open(urls.signIn);
  await browser.submit(urls.signIn, { email, password: goodPassword });
  return browser;
}

async function inviteAs(email: string, query: string, typed: Record<string, string>) {
  const browser = await as(email);
  await browser.open(`${urls.invite}?${query}`);
  return browser.submit(urls.invite, { displayName: "Trần Văn Được", validTo: "", ...typed });
}

const firstAddress = (text: string) => new URL(/https?:\S+/.exec(text)?.[0] ?? "").pathname;

describe("the list of accounts", () => {
  test("shows each administrator the people of his part", async () => {
    const seen = async (email: string) => {
      const { html } = await (await as(email)).open(urls.accounts);
      return Object.keys(people).filter((other) => html.includes(`>${other}<`));
    };
    expect(await seen("he-thong@saoque.vn")).toEqual(Object.keys(people));
    const camau = Object.keys(people).filter((email) => email.endsWith("camau.gov.vn"));
    expect(await seen("quan-tri@camau.gov.vn")).toEqual(camau);
    expect(await seen("lanh-dao@xa.camau.gov.vn")).toEqual([
      "lanh-dao@xa.camau.gov.vn",
      "can-bo@xa.camau.gov.vn",
    ]);
    expect((await (await as("can-bo@xa.camau.gov.vn")).open(urls.accounts)).status).toBe(403);
  });

  test("takes three statements, however many people it shows", async () => {
    let statements = 0;
    const counting: Services["db"] = services.db.withPlugin({
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const browser = await as("he-thong@saoque.vn");
    const counted = await identityServer({ ...services, db: counting, readDb: counting });
    const visitor = new Browser(counted);
    visitor.cookies.set("sq_session", browser.cookies.get("sq_session") ?? "");
    expect((await visitor.open(urls.accounts)).status).toBe(200);
    // Session with account and roles; accounts with roles; open invitations.
    expect(statements).toBe(3);
    statements = 0;
    await visitor.open(urls.myAccount);
    expect(statements).toBe(5);
    await counted.close();
  });

  test("finds people with or without accents, and goes on page by page", async () => {
    const browser = await as("he-thong@saoque.vn");
    const found = await browser.open(
      `${urls.accounts}?q=NGUOI+lanh&trang-thai=active&vai-tro=commune_leader`,
    );
    expect(Object.keys(people).filter((email) => found.html.includes(`>${email}<`))).toEqual([
      "lanh-dao@xa.camau.gov.vn",
    ]);
    expect((await browser.open(`${urls.accounts}?q=%27%3B+drop+table&sau=xx`)).html).toContain(
      "Không có ai khớp",
    );
    for (let index = 0; index < 31; index += 1) {
      await person(services, `dong-${index}@tayninh.gov.vn`, {
        role: "council_member",
        unitCode: "80",
        password: undefined,
      });
    }
    const first = await browser.open(urls.accounts);
    const next = /href="([^"]*sau=[^"]*)"/.exec(first.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const second = await browser.open(next);
    expect([first, second].map(({ html }) => html.match(/@tayninh\.gov\.vn</g)?.length)).toEqual([30, 2]);
  });
});

describe("an invitation", () => {
  test("goes by letter; accepting it makes the account with its role and signs in", async () => {
    const sent = await inviteAs("lanh-dao@xa.camau.gov.vn", "vai-tro=commune_officer", {
      email: "moi@xa.camau.gov.vn",
      unitCode: commune,
    });
    expect(sent.location).toBe(urls.accounts);
    await sendWaitingLetters(services, database.asOwner);
    const [letter] = takeLetters(services);
    expect(letter?.to).toBe("moi@xa.camau.gov.vn");
    const path = firstAddress(letter?.text ?? "");
    const guest = new Browser(server);
    expect((await guest.open(path)).html).toContain("Cán bộ OCOP cấp xã");
    const typed = { displayName: "Trần Văn Được", phone: "0912 345 678", password: "ngắn", again: "ngắn" };
    const refused = await guest.submit(path, typed);
    expect([refused.status, refused.html.includes('value="0912 345 678"')]).toEqual([422, true]);
    const taken = await guest.submit(path, { ...typed, password: goodPassword, again: goodPassword });
    expect(taken.location).toBe("/lam-viec");
    expect((await guest.open(urls.myAccount)).html).toContain("Cán bộ OCOP cấp xã");
    expect((await new Browser(server).open(path)).status).toBe(410);
    const where = { role: "commune_officer", unitKind: "commune", unitCode: commune } as const;
    expect((await listAccountsWithRole(services.db, where)).map((one) => one.email)).toEqual([
      "can-bo@xa.camau.gov.vn",
      "moi@xa.camau.gov.vn",
    ]);
  });

  test("reaches no further than the person who sends it", async () => {
    const outside = await inviteAs("lanh-dao@xa.camau.gov.vn", "vai-tro=commune_officer", {
      email: "x@xa.vn",
      unitCode: otherCommune,
    });
    const above = await inviteAs("quan-tri@camau.gov.vn", "vai-tro=province_officer", {
      email: "x@xa.vn",
      role: "system_admin",
    });
    const abroad = await inviteAs("quan-tri@camau.gov.vn", "vai-tro=province_officer", {
      email: "x@xa.vn",
      unitCode: "80",
    });
    const self = await inviteAs("he-thong@saoque.vn", "vai-tro=ministry_officer", {
      email: "he-thong@saoque.vn",
    });
    expect([outside.status, above.status, abroad.status, self.status]).toEqual([403, 403, 403, 403]);
  });

  test("can be withdrawn, gives way to a newer one, and ends after seven days", async () => {
    const email = "rut@xa.camau.gov.vn";
    const send = () => inviteAs("quan-tri@camau.gov.vn", "vai-tro=council_member", { email, unitCode: "96" });
    await send();
    await sendWaitingLetters(services, database.asOwner);
    await send();
    await sendWaitingLetters(services, database.asOwner);
    const [older, newer] = takeLetters(services).map((letter) => firstAddress(letter.text));
    expect((await new Browser(server).open(older ?? "")).status).toBe(410);
    expect((await new Browser(server).open(newer ?? "")).status).toBe(200);
    const admin = await as("quan-tri@camau.gov.vn");
    const list = await admin.open(urls.accounts);
    const action = /action="([^"]*\/rut)"/.exec(list.html)?.[1] ?? "";
    expect((await admin.submit(action, {})).location).toBe(urls.accounts);
    expect((await new Browser(server).open(newer ?? "")).status).toBe(410);
    await send();
    await sendWaitingLetters(services, database.asOwner);
    clock = new Date(clock.getTime() + 8 * 86_400_000);
    expect((await new Browser(server).open(firstAddress(takeLetters(services)[0]?.text ?? ""))).status).toBe(
      410,
    );
  });

  test("to somebody who has an account adds the role and leaves the password alone", async () => {
    const sent = await inviteAs("quan-tri@camau.gov.vn", "vai-tro=council_member", {
      email: "can-bo@tayninh.gov.vn",
      unitCode: "96",
    });
    expect(sent.location).toBe(urls.accounts);
    const both = await (await as("can-bo@tayninh.gov.vn")).open(urls.myAccount);
    expect([both.html.includes("Thành viên Hội đồng"), both.html.includes("Tỉnh Tây Ninh")]).toEqual([
      true,
      true,
    ]);
    const twice = await inviteAs("quan-tri@camau.gov.vn", "vai-tro=council_member", {
      email: "can-bo@tayninh.gov.vn",
      unitCode: "96",
    });
    expect([twice.status, twice.html.includes("đã có vai trò đó")]).toEqual([422, true]);
  });

  test("names every fault and keeps what was typed", async () => {
    const typed = { email: "không phải thư", displayName: "<b>x", unitCode: "99999", validTo: "2020-01-01" };
    const refused = await inviteAs("he-thong@saoque.vn", "vai-tro=province_officer", typed);
    expect(refused.html).toContain("Cần sửa 2 chỗ");
    expect(refused.html).toContain("&lt;b>x");
    const past = await inviteAs("he-thong@saoque.vn", "vai-tro=province_officer", {
      ...typed,
      unitCode: "96",
    });
    expect(past.html).toContain("Ngày kết thúc phải từ hôm nay trở đi.");
  });
});

describe("looking after an account", () => {
  test("a role given and ended takes effect at once", async () => {
    const admin = await as("quan-tri@camau.gov.vn");
    const target = idOf("can-bo@xa.camau.gov.vn");
    await admin.open(`${urls.invite}?cho=${target}&vai-tro=province_officer`);
    expect((await admin.submit(urls.accountRoles(target), { unitCode: "96" })).location).toBe(
      urls.account(target),
    );
    const officer = await as("can-bo@xa.camau.gov.vn");
    expect((await officer.open(urls.myAccount)).html).toContain("Cán bộ OCOP cấp tỉnh");
    const shown = await admin.open(urls.account(target));
    const action = /action="([^"]*ket-thuc)"/.exec(shown.html)?.[1] ?? "";
    await admin.submit(action, {});
    expect((await officer.open(urls.myAccount)).html).not.toContain("Cán bộ OCOP cấp tỉnh");
  });

  test("disabling asks for a reason, ends the sessions, and a stale page changes nothing", async () => {
    const target = idOf("xa-khac@xa.camau.gov.vn");
    const officer = await as("xa-khac@xa.camau.gov.vn");
    const [admin, colleague] = [await as("quan-tri@camau.gov.vn"), await as("he-thong@saoque.vn")];
    await admin.open(urls.account(target));
    await colleague.open(urls.account(target));
    expect((await admin.submit(urls.accountStatus(target), { reason: "" })).html).toContain("Ghi lý do");
    expect((await admin.submit(urls.accountStatus(target), { reason: "Chuyển công tác" })).location).toBe(
      urls.account(target),
    );
    expect((await officer.open(urls.myAccount)).status).toBe(303);
    expect((await colleague.submit(urls.accountStatus(target), { reason: "Chuyển công tác" })).status).toBe(
      409,
    );
    await admin.open(urls.account(target));
    await admin.submit(urls.accountStatus(target), { reason: "Đã quay lại" });
    expect((await (await as("xa-khac@xa.camau.gov.vn")).open(urls.myAccount)).status).toBe(200);
  });

  test("accounts of others do not exist for an administrator who may not see them", async () => {
    const leader = await as("lanh-dao@xa.camau.gov.vn");
    const statuses = await Promise.all(
      [idOf("xa-khac@xa.camau.gov.vn"), idOf("he-thong@saoque.vn"), "khong-phai-ma"].map(
        async (id) => (await leader.open(urls.account(id))).status,
      ),
    );
    expect(statuses).toEqual([404, 404, 404]);
  });

  test("45 idle days disable an account, but not one of the demonstration nor one just opened again", async () => {
    const demo = await person(services, "demo@saoque.example", { isDemo: true });
    await as("he-thong@saoque.vn");
    clock = new Date(clock.getTime() + 44 * 86_400_000);
    await as("he-thong@saoque.vn");
    clock = new Date(clock.getTime() + 2 * 86_400_000);
    await disableIdleAccounts(services);
    await forgetOldTraces(services);
    const rows = await database.asOwner<{ email: string }>(
      "select email from identity.accounts where status = 'active' order by 1",
    );
    expect(rows.map((row) => row.email)).toEqual(["demo@saoque.example", "he-thong@saoque.vn"]);
    expect(demo).toMatch(/^[0-9a-f-]{36}$/);
    const admin = await as("he-thong@saoque.vn");
    const target = idOf("quan-tri@camau.gov.vn");
    await admin.open(urls.account(target));
    await admin.submit(urls.accountStatus(target), { reason: "Trở lại làm việc" });
    expect(await disableIdleAccounts(services)).toBe(0);
  });
});

describe("accounts made by other modules", () => {
  test("one address, one account, however it is written", async () => {
    const again = await services.db.transaction().execute((tx) =>
      createAccount(tx, {
        email: " CAN-BO@xa.camau.gov.vn",
        displayName: "Ai đó khác",
        password: goodPassword,
      }),
    );
    expect(again).toMatchObject({ ok: false, faults: [{ field: "email" }] });
  });

  test("a weak password and a wrong telephone are refused together", async () => {
    const refused = await services.db
      .transaction()
      .execute((tx) =>
        createAccount(tx, { email: "a@b.vn", displayName: "An Bình", phone: "12", password: "matkhau" }),
      );
    expect(refused.ok ? [] : refused.faults.map((fault) => fault.field)).toEqual(["phone", "password"]);
  });
});

describe("the record", () => {
  test("every step stands in an unbroken audit trail", async () => {
    const rows = await database.asOwner<{ action: string }>(
      "select distinct action from audit.entries order by 1",
    );
    expect(rows.map((row) => row.action)).toEqual([
      "identity.accept-invitation",
      "identity.disable-account",
      "identity.disable-idle",
      "identity.enable-account",
      "identity.grant-role",
      "identity.invite",
      "identity.revoke-role",
      "identity.sign-in",
      "identity.withdraw-invitation",
    ]);
    expect((await verifyAudit(services.db)).faults).toEqual([]);
  });

  test("every administration route is closed to every other role, and to visitors", async () => {
    const rows = permissionTable([identityModule]).filter((row) => row.path.startsWith("/lam-viec/quan-tri"));
    const callers = (role: Role) => rows.filter((row) => roleMayCall(row, role)).length;
    const roles: Role[] = [
      "system_admin",
      "province_admin",
      "commune_leader",
      "commune_officer",
      "producer_owner",
      "province_leader",
    ];
    expect(roles.map(callers)).toEqual([rows.length, rows.length, rows.length, 0, 0, 0]);
    for (const row of rows) {
      const answer = await server.inject({ method: row.method, url: row.path.replaceAll(/:\w+/g, "x") });
      expect([row.path, answer.statusCode]).toEqual([row.path, row.method === "GET" ? 303 : 401]);
    }
  });
});
