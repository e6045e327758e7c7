import type { FastifyInstance, FastifyReply } from "fastify";
import type { Module } from "./route.ts";

const prefix = "/api/v1/";

/**
 * Pages of any site may read the open API: it knows no session, so it gives a stranger's page nothing that the
 * stranger could not fetch. Refusals carry the header too, or a browser would hide their words from the page.
 */
export function openToOtherSites(app: FastifyInstance, modules: readonly Module[]): void {
  app.addHook("onRequest", async (request, reply) => {
    if (request.url.startsWith(prefix)) {
      reply.header("access-control-allow-origin", "*");
      reply.header("cross-origin-resource-policy", "cross-origin");
    }
  });
  for (const [path, methods] of methodsOf(modules)) {
    app.options(path, async (_request, reply) => answerPreflight(reply, methods));
  }
}

/** What a browser asks before it sends JSON to another site. */
function answerPreflight(reply: FastifyReply, methods: readonly string[]): FastifyReply {
  return reply
    .code(204)
    .header("access-control-allow-methods", methods.join(", "))
    .header("access-control-allow-headers", "content-type, accept")
    .header("access-control-max-age", "86400")
    .send();
}

function methodsOf(modules: readonly Module[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, method, kind } of modules.flatMap((module) => module.routes)) {
    if (kind === "api" && path.startsWith(prefix)) found.set(path, [...(found.get(path) ?? []), method]);
  }
  return found;
}
