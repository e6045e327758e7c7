import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Services } from "#platform/http";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { assertStorable } from "./clean-input.ts";
import { openForm, sampleApp } from "./testing/sample-app.tsx";

const database = withTestDatabase();
let services: Services;
let server: FastifyInstance;

beforeAll(async () => {
  services = servicesFor(database.db);
  ({ server } = await sampleApp(services));
});
afterAll(() => server.close());

function get(url: string, who?: string) {
  return server.inject({ url, ...(who ? { cookies: { sq_session: who } } : {}) });
}

describe("headers", () => {
  test("allow no script and no style but our own files", async () => {
    const { headers } = await get("/trang");
    expect(String(headers["content-security-policy"]).split(";")).toEqual([
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "SAMEORIGIN",
      "referrer-policy": "same-origin",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  test("insist on https and secure cookies once the origin is https", async () => {
    const https = servicesFor(database.db, { env: { SAOQUE_ORIGIN: "https://saoque.example" } });
    const secure = await sampleApp(https);
    const answer = await secure.server.inject({ url: "/bieu-mau" });
    expect(answer.headers["strict-transport-security"]).toMatch(/^max-age=31536000/);
    expect(answer.cookies[0]).toMatchObject({
      name: "sq_form",
      secure: true,
      httpOnly: true,
      sameSite: "Lax",
    });
    await secure.server.close();
  });

  test("a page without a form sets no cookie and may be kept; one with a form may not", async () => {
    const plain = await get("/trang");
    expect([plain.cookies, plain.headers["cache-control"]]).toEqual([[], "public, max-age=60"]);
    const withForm = await get("/bieu-mau");
    expect(withForm.cookies.map(({ name }) => name)).toEqual(["sq_form"]);
    expect(withForm.headers["cache-control"]).toBe("private, no-store");
    expect((await get("/trang", "clerk")).headers["cache-control"]).toBe("private, no-store");
  });

  test("the token of a page belongs to its cookie and stays the same while the cookie lives", async () => {
    const first = await openForm(server);
    const second = await openForm(server);
    expect(first.token).not.toBe(second.token);
    const again = await server.inject({ url: "/bieu-mau", cookies: { sq_form: first.cookie } });
    expect(again.payload).toContain(`value="${first.token}"`);
    expect(again.cookies).toEqual([]);
  });
});

describe("who may come in", () => {
  test("a stranger is led to the sign-in page and back again", async () => {
    const answer = await get("/rieng?so=1&x=%C3%A1");
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      "/dang-nhap?tiep=%2Frieng%3Fso%3D1%26x%3D%25C3%25A1",
    ]);
  });

  test("a stranger's form is refused with 401, a wrong role with 403, the right one is let in", async () => {
    const post = (who?: string) =>
      server.inject({ method: "POST", url: "/nop", ...(who ? { cookies: { sq_session: who } } : {}) });
    expect((await post()).statusCode).toBe(401);
    expect((await post("guest")).statusCode).toBe(403);
    const pages = await Promise.all(
      ["/rieng", "/chung"].flatMap((url) => ["guest", "clerk"].map((who) => get(url, who))),
    );
    expect(pages.map((a) => a.statusCode)).toEqual([403, 200, 200, 200]);
  });
});

describe("failures", () => {
  test.each([
    ["/mat", 404, "Không tìm thấy nội dung này."],
    ["/dung", 409, "Nội dung này vừa được người khác thay đổi."],
    ["/cam", 403, "Bạn không có quyền thực hiện việc này."],
    ["/sai", 422, "Tham số chưa đúng."],
    ["/khong-co-trang-nay", 404, "Địa chỉ này không có trang nào."],
    ["/ma/%E0%A4%A", 400, "Máy chủ không đọc được nội dung gửi lên."],
    ["/ma/a%00b", 400, "ký tự không hợp lệ"],
    [`/ma/${"x".repeat(2000)}`, 414, "dài quá giới hạn"],
  ])("%s is a Vietnamese page with status %i", async (url, status, words) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(answer.payload).toContain(words);
  });

  test("a fault of ours shows a reference instead of its inside, and the log has the inside", async () => {
    const logged: unknown[] = [];
    const quiet = servicesFor(database.db);
    const heard = quiet.log.child({});
    heard.error = ((entry: { id?: string }) => logged.push(entry)) as typeof heard.error;
    const own = await sampleApp({ ...quiet, log: heard });
    const answer = await own.server.inject({ url: "/hong" });
    expect(answer.statusCode).toBe(500);
    expect(answer.payload).not.toContain("secret");
    const [entry] = logged as { id: string; err: Error }[];
    expect(entry?.err.message).toContain("secret_column");
    expect(answer.payload).toContain(entry?.id.slice(0, 8));
    await own.server.close();
  });

  test("the API fails in JSON", async () => {
    const answer = await server.inject({ method: "GET", url: "/api/v1/khong-co" });
    expect([answer.statusCode, answer.json()]).toEqual([
      404,
      { error: { status: 404, message: "Địa chỉ này không có trang nào. Có thể trang đã đổi chỗ." } },
    ]);
  });

  const echo = (payload: string, type = "application/json") =>
    server.inject({ method: "POST", url: "/api/v1/echo", headers: { "content-type": type }, payload });
  test.each([
    ["no JSON", "{", "application/json", 400],
    ["an empty body", "", "application/json", 400],
    ["a prototype", '{"__proto__":{"admin":true}}', "application/json", 400],
    ["a NUL", '{"q":"a\\u0000b"}', "application/json", 400],
    ["half a character", '{"q":["\\ud800"]}', "application/json", 400],
    ["a NUL in a name", '{"a\\u0000":1}', "application/json", 400],
    ["an unknown type", "<a/>", "application/xml", 415],
    ["more than a mebibyte", JSON.stringify("x".repeat(1_100_000)), "application/json", 413],
  ])("the API refuses %s", async (_what, payload, type, status) => {
    const answer = await echo(payload, type);
    expect([answer.statusCode, answer.json().error.status]).toEqual([status, status]);
  });

  test("deep nesting and text that only looks like an escape are read as sent", async () => {
    expect(assertStorable(JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`))).toBeUndefined();
    const answer = await echo(JSON.stringify({ q: "a\\u0000b" }));
    expect(answer.json()).toEqual({ q: "a\\u0000b" });
  });

  test("a form larger than its limit is 413 in words", async () => {
    const answer = await server.inject({
      method: "POST",
      url: "/mo",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: `name=${"x".repeat(1_100_000)}`,
    });
    expect(answer.statusCode).toBe(413);
    expect(answer.payload).toContain("Nội dung quá lớn");
  });
});

describe("limits", () => {
  test("the fourth request a minute is told how long to wait, others are not disturbed", async () => {
    const ask = (remoteAddress: string) => server.inject({ url: "/it", remoteAddress });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await ask("10.0.0.1")).statusCode);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const late = await ask("10.0.0.1");
    expect(late.payload).toMatch(/Quá nhiều yêu cầu. Hãy thử lại sau \d+ giây/);
    expect(Number(late.headers["retry-after"])).toBeGreaterThan(0);
    expect((await ask("10.0.0.2")).statusCode).toBe(200);
    expect((await server.inject({ url: "/trang", remoteAddress: "10.0.0.1" })).statusCode).toBe(200);
  });

  test("an address given by the visitor counts only behind a proxy we were told of", async () => {
    const ask = (app: FastifyInstance, said: string) =>
      app.inject({ url: "/it", remoteAddress: "10.0.1.1", headers: { "x-forwarded-for": said } });
    const statuses = async (app: FastifyInstance) => {
      const seen: number[] = [];
      for (let i = 0; i < 4; i += 1) seen.push((await ask(app, `192.0.2.${i}`)).statusCode);
      return seen;
    };
    expect(await statuses(server)).toEqual([200, 200, 200, 429]);
    const trusting = await sampleApp(servicesFor(database.db, { env: { SAOQUE_TRUST_PROXY: "1" } }));
    expect(await statuses(trusting.server)).toEqual([200, 200, 200, 200]);
    await trusting.server.close();
  });
});
