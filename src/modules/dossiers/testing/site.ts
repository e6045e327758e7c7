import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { type Actor, createServer } from "#platform/http";
import type { Assets } from "#platform/ui";
import { dossiersModule } from "../module.ts";
import type { World } from "./world.ts";

export interface Site {
  server: FastifyInstance;
  as(actor: Actor): Visitor;
}

/** One signed-in browser: keeps the form cookie and finds the form's token as a person would send it. */
export interface Visitor {
  get(url: string): Promise<{ status: number; body: string }>;
  post(
    url: string,
    fields: Record<string, string>,
  ): Promise<{ status: number; body: string; location: string }>;
}

/** The real server with this module's routes; who is signed in is told by the session cookie. */
export async function openSite(
  world: World,
  look: { assets?: Assets; publicFolder?: string } = {},
): Promise<Site> {
  const people = new Map<string, Actor>();
  const server = await createServer({
    services: world.services,
    modules: [dossiersModule],
    authenticate: async (cookies) => people.get(cookies.sq_session ?? "") ?? null,
    describeAccount: async () => ({ unitName: "Đơn vị", roleName: "Vai trò" }),
    assets: look.assets ?? { css: "/theme.css", islands: {} },
    publicFolder: look.publicFolder ?? mkdtempSync(join(tmpdir(), "saoque-public-")),
    demo: false,
  });
  return {
    server,
    as: (actor) => {
      people.set(actor.accountId, actor);
      return visitor(server, actor.accountId);
    },
  };
}

function visitor(server: FastifyInstance, session: string): Visitor {
  let seed = "";
  const cookie = () => `sq_session=${session}${seed ? `; sq_form=${seed}` : ""}`;
  const get = async (url: string) => {
    const answer = await server.inject({ method: "GET", url, headers: { cookie: cookie() } });
    seed = answer.cookies.find((each) => each.name === "sq_form")?.value ?? seed;
    return { status: answer.statusCode, body: answer.body };
  };
  return {
    get,
    post: async (url, fields) => {
      const answer = await server.inject({
        method: "POST",
        url,
        headers: { cookie: cookie(), "content-type": "application/x-www-form-urlencoded" },
        payload: new URLSearchParams(fields).toString(),
      });
      return {
        status: answer.statusCode,
        body: answer.body,
        location: String(answer.headers.location ?? ""),
      };
    },
  };
}

/** Hidden fields of the form on a page: token, key, version. */
export function hiddenOf(body: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [tag] of body.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const value = /value="([^"]*)"/.exec(tag)?.[1];
    if (name) found[name] = value ?? "";
  }
  return found;
}
