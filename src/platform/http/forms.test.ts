import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forgetOldKeys, type Services } from "#platform/http";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { openForm, type SampleApp, sampleApp } from "./testing/sample-app.tsx";

const database = withTestDatabase();
let services: Services;
let app: SampleApp;
let server: FastifyInstance;
let ours: { cookie: string; token: string };

beforeAll(async () => {
  services = servicesFor(database.db);
  app = await sampleApp(services);
  server = app.server;
  ours = await openForm(server);
});
afterAll(() => server.close());
beforeEach(() => {
  app.written.length = 0;
  app.hold.until = Promise.resolve();
});

interface Sending {
  path?: string;
  who?: string;
  cookie?: string | undefined;
  headers?: Record<string, string>;
}

function send(fields: Record<string, string>, options: Sending = {}) {
  const cookies = {
    ...("cookie" in options ? (options.cookie ? { sq_form: options.cookie } : {}) : { sq_form: ours.cookie }),
    ...(options.who ? { sq_session: options.who } : {}),
  };
  return server.inject({
    method: "POST",
    url: options.path ?? "/mo",
    cookies,
    headers: { "content-type": "application/x-www-form-urlencoded", ...options.headers },
    payload: new URLSearchParams(fields).toString(),
  });
}

describe("a form of ours", () => {
  test("is taken, leads on with 303, and the next page says once what happened", async () => {
    const answer = await send({ _csrf: ours.token, name: "Gạo" });
    expect([answer.statusCode, answer.headers.location, app.written]).toEqual([303, "/xong", ["Gạo"]]);
    const flash = answer.cookies.find(({ name }) => name === "sq_flash");
    expect(flash).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    const next = await server.inject({ url: "/xong", cookies: { sq_flash: flash?.value ?? "" } });
    expect(next.payload).toContain("Đã lưu Gạo");
    expect(next.cookies.find(({ name }) => name === "sq_flash")?.value).toBe("");
  });

  test("stays with 422 when something is missing", async () => {
    expect((await send({ _csrf: ours.token })).statusCode).toBe(422);
    expect(app.written).toEqual([]);
  });
});

describe("a form of somebody else", () => {
  const strange: [string, Record<string, string>, Sending][] = [
    ["has no token", { name: "x" }, {}],
    ["has an empty token", { name: "x", _csrf: "" }, {}],
    ["has a made-up token of the same length", { name: "x", _csrf: "A".repeat(43) }, {}],
    ["comes without the cookie half", { name: "x", _csrf: "ours" }, { cookie: undefined }],
    ["comes with another visitor's cookie half", { name: "x", _csrf: "ours" }, { cookie: "another-visitor" }],
    [
      "comes from another site",
      { name: "x", _csrf: "ours" },
      { headers: { "sec-fetch-site": "cross-site" } },
    ],
  ];
  test.each(strange)("is refused when it %s", async (_what, fields, sending) => {
    const answer = await send(
      { ...fields, ...(fields._csrf === "ours" ? { _csrf: ours.token } : {}) },
      sending,
    );
    expect(answer.statusCode).toBe(403);
    expect(answer.payload).toContain("Biểu mẫu này đã cũ hoặc không mở từ SaoQuê");
    expect(app.written).toEqual([]);
  });

  test("cannot put its words into the message of the next page", async () => {
    const forged = Buffer.from(JSON.stringify({ kind: "success", text: "Chuyển tiền ngay" })).toString(
      "base64url",
    );
    for (const sq_flash of [`${forged}.AAAA`, forged, `.${forged}`, "%", ""]) {
      const answer = await server.inject({ url: "/xong", cookies: { sq_flash } });
      expect([answer.statusCode, answer.payload.includes("Chuyển tiền")]).toEqual([200, false]);
    }
  });
});

describe("the same form sent twice", () => {
  const keyed = (key: string, name: string) => ({ _csrf: ours.token, _key: key, name });
  const clerk = (path = "/nop"): Sending => ({ who: "clerk", path });

  test("is done once and both answers lead to the same place", async () => {
    const first = await send(keyed("key-0001", "Một"), clerk());
    const second = await send(keyed("key-0001", "Một"), clerk());
    expect([first, second].map((a) => [a.statusCode, a.headers.location])).toEqual([
      [303, "/xong"],
      [303, "/xong"],
    ]);
    expect(app.written).toEqual(["Một"]);
  });

  test("at the same moment: the second waits for the first", async () => {
    let release = () => {};
    app.hold.until = new Promise((resolve) => {
      release = resolve;
    });
    const both = [1, 2, 3].map(() => send(keyed("key-0002", "Hai"), clerk("/cham")));
    await new Promise((resolve) => setTimeout(resolve, 150));
    release();
    const answers = await Promise.all(both);
    expect(answers.map((a) => [a.statusCode, a.headers.location])).toEqual(Array(3).fill([303, "/xong"]));
    expect(app.written).toEqual(["Hai"]);
  });

  test("may be corrected after a refusal under the same key", async () => {
    expect((await send(keyed("key-0003", ""), clerk())).statusCode).toBe(422);
    expect((await send(keyed("key-0003", "Ba"), clerk())).statusCode).toBe(303);
    expect(app.written).toEqual(["Ba"]);
  });

  test("is done again when the process was killed in the middle of the first", async () => {
    const open = (at: string, key: string) =>
      database.asOwner(
        `insert into platform.idempotency_keys (account_id, key, created_at)
         values ((select account_id from platform.idempotency_keys limit 1), $1, now() - $2::interval)`,
        [key, at],
      );
    await send(keyed("key-0004", "Bốn"), clerk());
    await open("6 minutes", "key-0005");
    expect((await send(keyed("key-0005", "Năm"), clerk())).statusCode).toBe(303);
    expect(app.written).toEqual(["Bốn", "Năm"]);
  });

  test("is forgotten after a week, and not before", async () => {
    const ages = ["6 days", "8 days"];
    for (const age of ages)
      await database.asOwner(
        "insert into platform.idempotency_keys (account_id, key, location, created_at) values (gen_random_uuid(), $1, '/', now() - $2::interval)",
        [`${age}  `, age],
      );
    await forgetOldKeys(database.db);
    const left = await database.asOwner<{ key: string }>(
      "select key from platform.idempotency_keys where key like '% days  '",
    );
    expect(left.map(({ key }) => key.trim())).toEqual(["6 days"]);
  });

  test("by another person is another form", async () => {
    await send(keyed("key-0006", "Sáu"), clerk());
    await database.asOwner("update platform.idempotency_keys set account_id = gen_random_uuid()");
    await send(keyed("key-0006", "Sáu"), clerk());
    expect(app.written).toEqual(["Sáu", "Sáu"]);
  });
});

describe("a form with files", () => {
  const boundary = "----ranhgioi";
  const part = (head: string, body: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const upload = (body: string) =>
    server.inject({
      method: "POST",
      url: "/tep",
      cookies: { sq_form: ours.cookie, sq_session: "clerk" },
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
      payload: body,
    });
  const token = () => part('name="_csrf"', ours.token);
  const end = `--${boundary}--\r\n`;

  test("hands over fields and files", async () => {
    const file = part('name="paper"; filename="Giấy.pdf"\r\nContent-Type: application/pdf', "%PDF-1.7");
    const answer = await upload(token() + part('name="note"', " Bản sao ") + file + end);
    expect(answer.json()).toEqual({ note: "Bản sao", files: [{ name: "Giấy.pdf", bytes: 8 }] });
  });

  const broken: [string, () => string, number][] = [
    ["is cut off in the middle", () => token() + part('name="note"', "x").slice(0, 40), 400],
    ["has no token", () => part('name="note"', "x") + end, 403],
    ["has a NUL in a field", () => token() + part('name="note"', "a\0b") + end, 400],
    [
      "has a field longer than any field may be",
      () => token() + part('name="note"', "x".repeat(300_000)) + end,
      413,
    ],
    ["has too many files", () => token() + part('name="f"; filename="a.pdf"', "x").repeat(30) + end, 413],
    ["has too many fields", () => token() + part('name="note"', "x").repeat(600) + end, 413],
    ["names a field __proto__", () => token() + part('name="__proto__"', "x") + end, 400],
    ["is nothing at all", () => "", 403],
    ["is no multipart at all", () => "xin chào", 400],
  ];
  test.each(broken)("is refused when it %s", async (_what, body, status) => {
    const answer = await upload(body());
    expect(answer.statusCode).toBe(status);
    expect(answer.payload).toMatch(/<h1[^>]*>/);
  });
});
