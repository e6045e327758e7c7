import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Route } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { readForms } from "./testing/forms.ts";
import { addressIn, type Reply, Walker } from "./testing/walker.ts";
import { openWholeApp, type WholeApp } from "./testing/whole-app.ts";
import { everyRole, makeWorld, type World } from "./testing/world.ts";

const database = withTestDatabase();
let app: WholeApp;
let walker: Walker;
let home: World;
let routes: Route[];

beforeAll(async () => {
  app = await openWholeApp(database);
  walker = new Walker(app);
  await walker.openForm();
  home = await makeWorld(database, app.services, {
    mark: "NHAMINH",
    province: "96",
    commune: "32014",
    no: 1,
  });
  routes = app.modules.flatMap((module) => module.routes);
});
afterAll(() => app.close());

const script = "<script>alert('x')</script><img src=x onerror=alert(1)>";
const hostile = {
  sql: "'; drop table dossiers.dossiers cascade; --",
  script,
  attribute: `" onmouseover="alert(1)" x='`,
  long: "Ặ".repeat(20_000),
  odd: "\u202e\ufeff\u200b 🌾 e\u0301 ١٢ -1e309 NaN ../../../etc/passwd %00 {{7*7}} =cmd()",
};

/** A person who may come to this address; the first role that the table names. */
function visitorOf(route: Route): { role: string; session?: string | undefined } {
  if (route.access === "public") return { role: "" };
  const role = everyRole.find((each) => route.access === "signed-in" || route.access.includes(each)) ?? "";
  return { role, session: home.cookies[role] };
}

const line = (route: Route, what: string, reply: Reply) =>
  `${route.method} ${route.path} ${what}: ${reply.statusCode}`;

/** What a reply must never do, whatever was sent. */
function faultsOf(route: Route, what: string, reply: Reply): string[] {
  const html = String(reply.headers["content-type"]).includes("text/html");
  const alive = html && (reply.payload.includes(script) || reply.payload.includes('onmouseover="alert'));
  return [
    ...(reply.statusCode >= 500 ? [line(route, what, reply)] : []),
    ...(alive ? [`${line(route, what, reply)} SCRIPT LIVES`] : []),
  ];
}

describe("addresses", () => {
  test("with anything in a place of an identifier are answered without a fault of ours", async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ path }) => path.includes(":"))) {
      const { session } = visitorOf(route);
      for (const [what, text] of Object.entries({
        ...hostile,
        nil: "00000000-0000-0000-0000-000000000000",
        nul: "%00",
      })) {
        const value = what === "nul" ? text : encodeURIComponent(text.slice(0, 200));
        const reply = await walker.call(route, route.path.replace(/:\w+/g, value), session);
        wrong.push(...faultsOf(route, what, reply));
        if (reply.statusCode < 300 && route.path.endsWith("Id"))
          wrong.push(line(route, `${what} was found`, reply));
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test("of records that are not there are 404", async () => {
    const wrong: string[] = [];
    const nobody = "019aa000-0000-7000-8000-000000000000";
    for (const route of routes.filter(({ path }) => /:\w+Id/.test(path))) {
      const { session } = visitorOf(route);
      const reply = await walker.call(
        route,
        route.path.replace(/:\w+Id/g, nobody).replace(":part", "a"),
        session,
      );
      if (![404, 403].includes(reply.statusCode)) wrong.push(line(route, "nobody", reply));
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  test("with anything in the query are answered without a fault of ours", async () => {
    const names = [
      "q",
      "sau",
      "chu-the",
      "san-pham",
      "dot",
      "tinh",
      "xa",
      "sao",
      "bo",
      "nam",
      "trang-thai",
      "vai-tro",
      "tiep",
      "loai",
    ];
    const api = ["province", "commune", "star", "set", "year", "valid", "limit", "after", "level"];
    const wrong: string[] = [];
    for (const route of routes.filter(({ method, kind }) => method === "GET" && kind !== "download")) {
      const { role, session } = visitorOf(route);
      for (const [what, text] of Object.entries(hostile)) {
        const query = new URLSearchParams(
          [...names, ...api].flatMap((name) => [
            [name, text.slice(0, 300)],
            [name, "2"],
          ]),
        );
        const path = addressIn(route, home, role).split("?")[0];
        wrong.push(...faultsOf(route, what, await walker.get(`${path}?${query}`, session)));
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});

describe("addresses that speak of a day or a place in a list", () => {
  test("that cannot be are answered without a fault of ours", async () => {
    const nobody = "019aa000-0000-7000-8000-000000000000";
    const wrong: string[] = [];
    for (const route of routes.filter(({ method, kind }) => method === "GET" && kind === "page")) {
      const { role, session } = visitorOf(route);
      const path = addressIn(route, home, role).split("?")[0];
      for (const day of ["2026-02-31", "2026-13-45"])
        for (const mark of [".", "_", "~", "|"]) {
          const query = new URLSearchParams({ sau: `${day}${mark}${nobody}`, ngay: day, tu: day, den: day });
          wrong.push(...faultsOf(route, `${day}${mark}`, await walker.get(`${path}?${query}`, session)));
        }
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});

describe("forms", () => {
  test("without their token are all refused, whoever sends them", async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ kind }) => kind === "form")) {
      const { role, session } = visitorOf(route);
      const reply = await walker.post(addressIn(route, home, role), { name: "x" }, session, { token: false });
      if (reply.statusCode !== 403 || !reply.payload.includes("Biểu mẫu này đã cũ"))
        wrong.push(line(route, "no token", reply));
    }
    expect(wrong).toEqual([]);
  });

  test("filled with anything in every field never break and never run", async () => {
    const wrong: string[] = [];
    const seen = new Set<string>();
    for (const route of routes.filter(({ kind, method }) => kind === "page" && method === "GET")) {
      for (const { role, session } of visitorsOf(route)) {
        const page = await walker.get(addressIn(route, home, role), session);
        for (const form of readForms(page.payload, addressIn(route, home, role))) {
          const name = `${form.action} ${form.names.join()}`;
          if (seen.has(name) || /dang-xuat|tai-khoan\/phien/.test(form.action)) continue;
          seen.add(name);
          for (const [what, text] of Object.entries(hostile)) {
            for (const fields of [form.filledWith(text), form.filledWith(text, { hiddenToo: true })]) {
              const reply = await walker.post(form.action, fields, session);
              wrong.push(...faultsOf(route, `form ${form.action} ${what}`, reply));
            }
          }
        }
      }
    }
    expect(seen.size).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  }, 300_000);

  test("leave nothing behind that runs on a later page", async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ kind, method }) => kind === "page" && method === "GET")) {
      for (const { role, session } of visitorsOf(route)) {
        wrong.push(
          ...faultsOf(route, `later, as ${role}`, await walker.get(addressIn(route, home, role), session)),
        );
      }
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});

function visitorsOf(route: Route): { role: string; session?: string | undefined }[] {
  if (route.access === "public") return [{ role: "" }];
  return everyRole
    .filter((role) => route.access === "signed-in" || route.access.includes(role))
    .map((role) => ({ role, session: home.cookies[role] }));
}
