import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { servicesFor, withTestDatabase } from "#platform/testing";
import { sampleApp } from "./testing/sample-app.tsx";

const database = withTestDatabase();
let server: FastifyInstance;

beforeAll(async () => {
  ({ server } = await sampleApp(servicesFor(database.db)));
});
afterAll(() => server.close());

const origin = "https://another.example";

describe("the open API", () => {
  test("tells a browser beforehand that pages of other sites may post JSON", async () => {
    const { statusCode, headers } = await server.inject({
      method: "OPTIONS",
      url: "/api/v1/echo",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    expect(statusCode).toBe(204);
    expect(headers).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "content-type, accept",
    });
    expect(headers["access-control-allow-credentials"]).toBeUndefined();
  });

  test.each([
    ["an answer", "POST", "/api/v1/echo", "{}", 200],
    ["broken JSON", "POST", "/api/v1/echo", "{", 400],
    ["a thing not found", "GET", "/api/v1/gone", "", 404],
    ["an address that is none", "GET", "/api/v1/nothing", "", 404],
  ] as const)("lets other sites read %s", async (_what, method, url, payload, status) => {
    const json = { origin, ...(payload ? { "content-type": "application/json" } : {}) };
    const answer = await server.inject({ method, url, headers: json, ...(payload ? { payload } : {}) });
    expect([answer.statusCode, answer.headers["access-control-allow-origin"]]).toEqual([status, "*"]);
  });

  test("ends where pages with a session begin", async () => {
    const page = await server.inject({ url: "/trang", headers: { origin } });
    expect(page.headers["access-control-allow-origin"]).toBeUndefined();
    const asked = await server.inject({
      method: "OPTIONS",
      url: "/nop",
      headers: { origin, "access-control-request-method": "POST" },
    });
    expect([asked.statusCode, asked.headers["access-control-allow-origin"]]).toEqual([404, undefined]);
  });
});
