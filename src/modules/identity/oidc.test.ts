import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Services } from "#platform/http";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { Browser, identityServer } from "./testing/browser.ts";
import { goodPassword, person } from "./testing/people.ts";
import { urls } from "./urls.ts";

const database = withTestDatabase();
const origin = "http://127.0.0.1:8351";
let providerServer: Server;
let server: FastifyInstance;
let services: Services;
let issuer = "";

beforeAll(async () => {
  providerServer = createServer();
  await new Promise<void>((ready) => providerServer.listen(0, "127.0.0.1", ready));
  issuer = `http://127.0.0.1:${(providerServer.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "saoque",
        client_secret: "a-secret-of-the-test-only",
        redirect_uris: [origin + urls.oidcReturn],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    pkce: { required: () => true },
  });
  providerServer.on("request", provider.callback());
  const env = {
    SAOQUE_ORIGIN: origin,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: "saoque",
    OIDC_CLIENT_SECRET: "a-secret-of-the-test-only",
  };
  services = servicesFor(database.db, { env });
  server = await identityServer(services);
});
afterAll(async () => {
  await server.close();
  await new Promise((closed) => providerServer.close(closed));
});

/** Walks through the provider's own sign-in pages as `login` and gives the address it sends back to. */
async function atProvider(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = new URL(start);
  let body: URLSearchParams | undefined;
  for (let steps = 0; steps < 12; steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, {
      method: body ? "POST" : "GET",
      headers: { cookie },
      redirect: "manual",
      ...(body ? { body } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";", 1)[0]?.split("=") ?? [];
      jar.set(name, value);
    }
    body = undefined;
    const next = answer.headers.get("location");
    if (next?.startsWith(origin)) return next.slice(origin.length);
    if (next) {
      url = new URL(next, url);
      continue;
    }
    const page = await answer.text();
    url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? "", url);
    body = new URLSearchParams(
      page.includes('name="login"') ? { prompt: "login", login, password: "x" } : { prompt: "consent" },
    );
  }
  throw new Error("The provider did not send the person back");
}

async function signedIn(email: string): Promise<Browser> {
  const browser = new Browser(server);
  await browser.open(urls.signIn);
  await browser.submit(urls.signIn, { email, password: goodPassword });
  return browser;
}

describe("signing in through an identity provider", () => {
  test("an identity nobody linked opens nothing", async () => {
    const browser = new Browser(server);
    expect((await browser.open(urls.signIn)).html).toContain("Đăng nhập bằng tài khoản định danh");
    const start = await browser.open(urls.oidcStart);
    const back = await atProvider(start.location ?? "", "man@xa.gov.vn");
    await person(services, "man@xa.gov.vn", { role: "commune_officer", unitCode: "31999" });
    const answer = await browser.open(back);
    expect([answer.status, answer.html.includes("Chưa có tài khoản SaoQuê nào liên kết")]).toEqual([
      422,
      true,
    ]);
    expect(browser.cookies.has("sq_session")).toBe(false);
  });

  test("linked from one's own account it signs in, once per answer, and can be unlinked", async () => {
    const mine = await signedIn("man@xa.gov.vn");
    const linking = await mine.open(`${urls.oidcStart}?tiep=${urls.myAccount}`);
    expect((await mine.open(await atProvider(linking.location ?? "", "subject-1"))).location).toBe(
      urls.myAccount,
    );
    const browser = new Browser(server);
    const start = await browser.open(`${urls.oidcStart}?tiep=/lam-viec/ho-so`);
    const back = await atProvider(start.location ?? "", "subject-1");
    expect((await browser.open(back)).location).toBe("/lam-viec/ho-so");
    expect((await browser.open(urls.myAccount)).html).toContain("Nguyễn Thị Mận");
    expect((await new Browser(server).open(back)).status).toBe(422);
    await mine.open(urls.myAccount);
    await mine.submit(urls.myExternal, {});
    const after = new Browser(server);
    const again = await after.open(urls.oidcStart);
    expect((await after.open(await atProvider(again.location ?? "", "subject-1"))).status).toBe(422);
  });

  test("an identity belongs to one account", async () => {
    await person(services, "hai@xa.gov.vn");
    const link = async (email: string) => {
      const browser = await signedIn(email);
      const start = await browser.open(urls.oidcStart);
      return browser.open(await atProvider(start.location ?? "", "subject-2"));
    };
    expect((await link("man@xa.gov.vn")).location).toBe(urls.myAccount);
    expect((await link("hai@xa.gov.vn")).html).toContain("đã liên kết với một tài khoản khác");
  });

  test("a changed answer or one for another browser is refused", async () => {
    const browser = new Browser(server);
    const start = await browser.open(urls.oidcStart);
    const back = new URL(await atProvider(start.location ?? "", "subject-2"), origin);
    back.searchParams.set("state", "another");
    expect((await browser.open(back.pathname + back.search)).status).toBe(422);
    const stranger = new Browser(server);
    expect((await stranger.open(back.pathname + back.search)).html).toContain("bắt đầu từ trình duyệt khác");
  });

  test("without a provider the way does not exist", async () => {
    const plain = await identityServer(servicesFor(database.db));
    const browser = new Browser(plain);
    expect((await browser.open(urls.oidcStart)).status).toBe(404);
    expect((await browser.open(urls.signIn)).html).not.toContain("định danh");
    await plain.close();
  });
});
