import { afterAll, beforeAll, expect, test } from "vitest";
import type { Route } from "#platform/http";
import { withTestDatabase } from "#platform/testing";
import { addressIn, Walker } from "./testing/walker.ts";
import { openWholeApp, type WholeApp } from "./testing/whole-app.ts";
import { everyRole, makeWorld, type World } from "./testing/world.ts";

const database = withTestDatabase();
let app: WholeApp;
let home: World;
/** Every page as every role that may see it. */
const pages: { name: string; public: boolean; html: string; headers: Record<string, unknown> }[] = [];

beforeAll(async () => {
  app = await openWholeApp(database);
  const walker = new Walker(app);
  home = await makeWorld(database, app.services, {
    mark: "NHAMINH",
    province: "96",
    commune: "32014",
    no: 1,
  });
  for (const route of app.modules.flatMap((module) => module.routes)) {
    if (route.kind !== "page" || route.method !== "GET") continue;
    for (const role of visitorsOf(route)) {
      const reply = await walker.get(addressIn(route, home, role), home.cookies[role]);
      if (!String(reply.headers["content-type"]).startsWith("text/html")) continue;
      const open = route.access === "public";
      pages.push({
        name: `${route.path} as ${role || "anyone"}`,
        public: open,
        html: reply.payload,
        headers: reply.headers,
      });
    }
  }
}, 120_000);
afterAll(() => app.close());

function visitorsOf(route: Route): string[] {
  if (route.access === "public") return [""];
  return everyRole.filter((role) => route.access === "signed-in" || route.access.includes(role)).slice(0, 3);
}

const those = (wrong: (page: (typeof pages)[number]) => boolean) =>
  pages.filter(wrong).map(({ name }) => name);

test("there are pages to look at", () => expect(pages.length).toBeGreaterThan(80));

test("every page comes with the policy that allows no script and no style but our own files", () => {
  const policy = (headers: Record<string, unknown>) => String(headers["content-security-policy"]);
  expect(those(({ headers }) => !policy(headers).includes("script-src 'self';style-src 'self'"))).toEqual([]);
  expect(those(({ headers }) => /unsafe|nonce|\*/.test(policy(headers)))).toEqual([]);
  expect(those(({ headers }) => headers["x-content-type-options"] !== "nosniff")).toEqual([]);
});

test("no page carries a style or a script of its own, or one of a foreign host", () => {
  expect(those(({ html }) => /<style|\sstyle="/.test(html))).toEqual([]);
  expect(those(({ html }) => /<[a-z][^>]*\son[a-z]+="/.test(html))).toEqual([]);
  expect(those(({ html }) => /<script(?![^>]*\ssrc="\/)/.test(html))).toEqual([]);
  expect(
    those(({ html }) =>
      /(?:src|<link[^>]*href|action)="(?:https?:)?\/\//.test(
        html.replace(/<link rel="canonical"[^>]*>/g, ""),
      ),
    ),
  ).toEqual([]);
  expect(those(({ html }) => html.includes("javascript:"))).toEqual([]);
});

test("every page says what it is: language, title, one main heading, a way to the content", () => {
  expect(those(({ html }) => !html.startsWith('<!doctype html><html lang="vi"'))).toEqual([]);
  expect(those(({ html }) => !/<title>[^<]{3,}<\/title>/.test(html))).toEqual([]);
  expect(those(({ html }) => (html.match(/<h1\b/g) ?? []).length !== 1)).toEqual([]);
  expect(those(({ html }) => !/id="noi-dung"/.test(html))).toEqual([]);
  expect(
    those(({ html }) =>
      [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id).some((id, at, all) => all.indexOf(id) !== at),
    ),
  ).toEqual([]);
});

test("what belongs to a person is never kept by a cache", () => {
  expect(those((page) => !page.public && page.headers["cache-control"] !== "private, no-store")).toEqual([]);
  expect(
    those(
      ({ html, headers }) =>
        /name="_csrf" value="[^"]/.test(html) && headers["cache-control"] !== "private, no-store",
    ),
  ).toEqual([]);
});
