import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, createServer, type Services } from "#platform/http";
import { openApiRoute } from "#platform/openapi";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import { regulationOf } from "./index.ts";
import { criteriaModule } from "./module.ts";
import { listProductSets } from "./rule-sets.ts";
import { addRegulation, type RegulationInput } from "./use-cases/add-regulation.ts";

const database = withTestDatabase();
let services: Services;
let app: FastifyInstance;
let signedIn: Actor | null = null;

beforeAll(async () => {
  services = servicesFor(database.db, { now: "2026-11-22T03:00:00Z" });
  app = await createServer({
    services,
    modules: [criteriaModule, { name: "floor", routes: openApiRoute(() => [criteriaModule]) }],
    authenticate: async () => signedIn,
    describeAccount: async () => ({ unitName: "Cà Mau", roleName: "Quản trị" }),
    assets: { css: "/theme.css", islands: {} },
    publicFolder: join(process.cwd(), "public"),
    demo: false,
  });
});
afterAll(() => app.close());

async function score(payload: unknown) {
  const answer = await app.inject({ method: "POST", url: "/api/v1/score", payload: payload as object });
  return { status: answer.statusCode, body: answer.json() };
}

const request = (marks: Record<string, unknown>, more: object = {}) => ({
  ruleSet: "26/2026",
  productSet: "QD26-03",
  sheets: [{ marks, ...more }],
});

describe("POST /api/v1/score", () => {
  test("answers with exactly the members of the contract", async () => {
    const { status, body } = await score(request({ "1.1": 3, "4.1": 5, "9": 4 }));
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual([
      "points",
      "stars",
      "level",
      "blockedBy",
      "knockedOutBy",
      "missing",
      "nextStar",
    ]);
    expect(body.points).toEqual({ A: 3, B: 5, C: 4, total: 12 });
    expect([body.stars, body.level, body.nextStar.star]).toEqual([1, null, 2]);
    expect(Object.keys(body.nextStar.changes[0])).toEqual(["criterion", "from", "to", "points"]);
  });

  test("takes 0 for every criterion of every set", async () => {
    for (const set of listProductSets("26/2026")) {
      const codes = leafCodes(set.parts.flatMap((part) => part.criteria));
      const cases = Object.fromEntries(
        codes.filter(({ cases }) => cases).map(({ code, cases }) => [code, Object.keys(cases ?? {})[0]]),
      );
      const zero = { marks: Object.fromEntries(codes.map(({ code }) => [code, 0])), cases };
      const { status, body } = await score({ ruleSet: "26/2026", productSet: set.code, sheets: [zero] });
      expect([set.code, status, body.points?.total]).toEqual([set.code, 200, 0]);
    }
  });

  test.each([
    ["an unknown criterion", request({ "99": 1 }), "sheets[0].marks.99"],
    ["points that are no level", request({ "4.1": 4 }), "sheets[0].marks.4.1"],
    ["a text for points", request({ "4.1": "5" }), "sheets[0].marks.4.1"],
    ["no sheets", { ...request({}), sheets: [] }, "sheets"],
    ["an unknown set", { ...request({ "1.1": 1 }), productSet: "QD26-99" }, "productSet"],
    ["an unknown rule set", { ...request({ "1.1": 1 }), ruleSet: "2030" }, "ruleSet"],
    ["a set without a chosen case", { ...request({ "8": 1 }), productSet: "QD26-26" }, "sheets[0].cases.8"],
    ["an unknown knock-out", request({ "1.1": 1 }, { knockOuts: ["X"] }), "sheets[0].knockOuts[0]"],
    ["a list instead of a body", [], ""],
    ["SQL for a criterion", request({ "1'; drop table x; --": 1 }), "sheets[0].marks.1'; drop table x; --"],
  ])("names the fault of %s", async (_what, payload, path) => {
    const { status, body } = await score(payload);
    expect(status).toBe(422);
    expect(body.faults.map((fault: { path: string }) => fault.path)).toContain(path);
    expect(body.faults[0].message.length).toBeGreaterThan(10);
  });

  test("answers broken JSON with 400 in words", async () => {
    const headers = { "content-type": "application/json" };
    const answer = await app.inject({ method: "POST", url: "/api/v1/score", headers, payload: "{" });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.message).toContain("không đọc được");
  });
});

interface Node {
  code: string;
  cases?: Readonly<Record<string, string>>;
  children?: readonly Node[];
}

function leafCodes(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => (node.children ? leafCodes(node.children) : [node]));
}

describe("GET /api/v1/criteria", () => {
  test("lists rule sets, one rule set, one set, as its own schema says", async () => {
    for (const [url, path] of [
      ["/api/v1/criteria", "/api/v1/criteria"],
      ["/api/v1/criteria/26-2026", "/api/v1/criteria/:ruleSet"],
      ["/api/v1/criteria/148", "/api/v1/criteria/:ruleSet"],
      ["/api/v1/criteria/26-2026/QD26-03", "/api/v1/criteria/:ruleSet/:setCode"],
      ["/api/v1/criteria/1048-781/QD781-03", "/api/v1/criteria/:ruleSet/:setCode"],
    ] as const) {
      const answer = await app.inject(url);
      const docs = criteriaModule.routes.find((route) => route.path === path)?.docs;
      expect([url, answer.statusCode, docs?.response.safeParse(answer.json()).error]).toEqual([
        url,
        200,
        undefined,
      ]);
      expect(answer.headers["access-control-allow-origin"]).toBe("*");
    }
    expect((await app.inject("/api/v1/criteria/26-2026")).json().productSets).toHaveLength(26);
  });

  test.each(["/api/v1/criteria/30-2030", "/api/v1/criteria/26-2026/QD26-99"])("has no %s", async (url) => {
    expect((await app.inject(url)).statusCode).toBe(404);
  });
});

describe("pages of the criteria", () => {
  test.each([
    "/bo-tieu-chi",
    "/bo-tieu-chi/26-2026",
    "/bo-tieu-chi/1048-781",
    "/bo-tieu-chi/148",
    "/bo-tieu-chi/26-2026/QD26-26",
    "/bo-tieu-chi/1048-781/QD781-03",
    "/api",
  ])("%s is there and ships no script", async (url) => {
    const answer = await app.inject(url);
    expect([url, answer.statusCode, answer.body.includes("<script")]).toEqual([url, 200, false]);
  });

  test("shows every set of the decision with each of its criteria", async () => {
    for (const set of listProductSets("26/2026")) {
      const { body } = await app.inject(`/bo-tieu-chi/26-2026/${set.code}`);
      for (const { code } of leafCodes(set.parts.flatMap((part) => part.criteria)))
        expect([set.code, code, body.includes(`id="tc-${code}"`)]).toEqual([set.code, code, true]);
    }
  });

  test("a set whose data is not whole can be read, not marked", async () => {
    expect((await app.inject("/bo-tieu-chi/1048-781/QD781-03")).body).toContain("Bộ này chưa chấm được");
    expect((await app.inject("/bo-tieu-chi/1048-781/QD781-03/tu-cham")).statusCode).toBe(404);
  });
});

describe("marking oneself by posting", () => {
  const post = (set: string, fields: [string, string][]) =>
    app.inject({
      method: "POST",
      url: `/bo-tieu-chi/${set}/tu-cham`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams(fields).toString(),
    });

  test("shows points, star and the way up, and keeps what was chosen; sets no cookie", async () => {
    const answer = await post("26-2026/QD26-03", [
      ["m.1.1", "3"],
      ["m.4.1", "5"],
    ]);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain("8,00");
    expect(answer.body).toContain("Vì sao chưa 2 sao?");
    expect(answer.body).toMatch(/id="m\.1\.1-3"[^>]* checked/);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  test("chooses the case with the card", async () => {
    const answer = await post("26-2026/QD26-26", [["m.8", "b:3"]]);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain("3,00");
  });

  test("says what of an old set still counts", async () => {
    const answer = await post("1048-781/QD781-08", [
      ["m.1.1", "3"],
      ["m.4.2", "5"],
    ]);
    expect(answer.body).toContain("từ 6 đến 100");
  });

  test("ends without a star when a reason to reject is ticked", async () => {
    const answer = await post("26-2026/QD26-03", [
      ["m.1.1", "3"],
      ["lyDoLoai", "FORGED"],
    ]);
    expect(answer.body).toContain("Bị loại");
  });

  test.each([
    ["nothing", [], "Chọn mức cho ít nhất một tiêu chí"],
    ["a level that does not exist", [["m.4.1", "4"]], "Tiêu chí 4.1 không có mức 4 điểm"],
    ["words", [["m.4.1", "<script>alert(1)</script>"]], "phải là một số nguyên"],
    ["an unknown criterion", [["m.99", "1"]], "không có tiêu chí"],
    ["an unknown reason", [["lyDoLoai", "'; drop table"]], "không có lý do loại"],
  ] as [string, [string, string][], string][])("refuses %s in words", async (_what, fields, words) => {
    const answer = await post("26-2026/QD26-03", fields);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
    expect(answer.body).not.toContain("<script>alert");
  });
});

describe("the OpenAPI document", () => {
  test("holds every documented route, and every reference leads somewhere", async () => {
    const document = (await app.inject("/api/v1/openapi.json")).json();
    expect(document.openapi).toBe("3.1.0");
    const documented = criteriaModule.routes.filter((route) => route.kind === "api");
    for (const { path, method } of documented) {
      const operation = document.paths[path.replace(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()];
      expect([path, typeof operation?.responses["200"].content["application/json"].schema]).toEqual([
        path,
        "object",
      ]);
    }
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(0);
    for (const [, name = ""] of references) expect(document.components.schemas[name]).toBeTypeOf("object");
  });

  test("gives an example that its own schema accepts", () => {
    for (const { docs } of criteriaModule.routes)
      if (docs?.example) expect(docs.response.safeParse(docs.example).error).toBeUndefined();
  });
});

const admin = testActor("Lê Thị Quản", {
  role: "province_admin",
  unitKind: "province",
  unitCode: "96",
  provinceCode: "96",
});

const typed: RegulationInput = {
  decisionNumber: "512/QĐ-UBND",
  issuedOn: "2026-11-20",
  validFrom: "2026-12-01",
  quorum: "2/3",
  chairRequired: true,
  spreadLimit: "7,5",
  spreadReaction: "note",
  minimumRule: "all",
  knockOutRule: "any",
  showMarks: "never",
  certificateNumberPattern: "{stt}/{nam}/GCN-{tinh}",
  note: "",
};

describe("the Quy chế of a province", () => {
  test("holds from its day on, and not a day earlier", async () => {
    const done = await addRegulation(services, admin, "96", typed);
    expect(done.ok).toBe(true);
    expect((await regulationOf(database.db, "96", "2026-11-30")).source).toBe("default");
    const later = await regulationOf(database.db, "96", "2026-12-01");
    expect(later).toMatchObject({
      spreadLimit: 7.5,
      quorum: { numerator: 2, denominator: 3 },
      minimumRule: "all",
    });
    expect((await regulationOf(database.db, "72", "2026-12-01")).source).toBe("default");
    const audited = await database.asOwner(
      "select action, actor_name from audit.entries where action = 'criteria.add-regulation'",
    );
    expect(audited).toEqual([{ action: "criteria.add-regulation", actor_name: "Lê Thị Quản" }]);
  });

  test("refuses a day that has one, a day gone by, and empty or wild values, each at its field", async () => {
    const fields = async (change: Partial<RegulationInput>) => {
      const done = await addRegulation(services, admin, "96", { ...typed, ...change });
      return done.ok ? [] : done.faults.map(({ field }) => field);
    };
    expect(await fields({})).toEqual(["validFrom"]);
    expect(await fields({ validFrom: "2026-11-21" })).toEqual(["validFrom"]);
    expect(await fields({ validFrom: "2027-01-01", spreadLimit: "0", quorum: "9/1" })).toEqual([
      "quorum",
      "spreadLimit",
    ]);
    expect(await fields({ validFrom: "x", decisionNumber: "", minimumRule: "'; drop" })).toEqual([
      "decisionNumber",
      "validFrom",
      "minimumRule",
    ]);
  });

  test("is recorded only by the administrator of that very province", async () => {
    const officer = testActor("Cán bộ", { role: "province_officer", unitKind: "province", unitCode: "96" });
    const other = testActor("Quản trị khác", {
      role: "province_admin",
      unitKind: "province",
      unitCode: "72",
    });
    for (const actor of [officer, other])
      await expect(
        addRegulation(services, actor, "96", { ...typed, validFrom: "2027-02-01" }),
      ).rejects.toThrow("quyền");
  });

  test("is shown to the province, with the form for its administrator only", async () => {
    signedIn = admin;
    expect((await app.inject("/lam-viec/quan-tri/quy-che")).body).toContain("Ghi Quy chế mới");
    signedIn = testActor("Cán bộ", { role: "province_officer", unitKind: "province", unitCode: "96" });
    const seen = await app.inject("/lam-viec/quan-tri/quy-che");
    expect([
      seen.statusCode,
      seen.body.includes("Ghi Quy chế mới"),
      seen.body.includes("512/QĐ-UBND"),
    ]).toEqual([200, false, true]);
    signedIn = null;
    expect((await app.inject("/lam-viec/quan-tri/quy-che")).statusCode).toBe(303);
  });
});
