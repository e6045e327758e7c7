import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { type Actor, createServer } from "#platform/http";
import type { PageContext } from "#platform/ui";
import { evaluationModule } from "../module.ts";
import type { Stage } from "./stage.ts";

const assets: PageContext["assets"] = { css: "/theme.css", islands: {} };

/** The module behind the real floor; who is signed in is chosen by the cookie `who`. */
export function serve(
  stage: Stage,
  people: ReadonlyMap<string, Actor>,
  look = assets,
  publicFolder = mkdtempSync(join(tmpdir(), "saoque-public-")),
): Promise<FastifyInstance> {
  return createServer({
    services: stage.services,
    modules: [evaluationModule],
    authenticate: async (cookies) => people.get(cookies.who ?? "") ?? null,
    describeAccount: async () => ({ unitName: "Tỉnh Cà Mau", roleName: "Hội đồng OCOP" }),
    assets: look,
    publicFolder,
    demo: false,
  });
}

/** Sends a form as a browser would: the page is opened first for its token. */
export async function post(
  app: FastifyInstance,
  who: string,
  formPage: string,
  action: string,
  fields: Record<string, string | string[]>,
) {
  const shown = await app.inject({ url: formPage, cookies: { who } });
  const token = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? "";
  const seed = shown.cookies.find((cookie) => cookie.name === "sq_form")?.value ?? "";
  const body = new URLSearchParams({ _csrf: token });
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) body.append(name, each);
  return app.inject({
    method: "POST",
    url: action,
    cookies: { who, sq_form: seed },
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: body.toString(),
  });
}
