import { html, json, type Module, type Request, type Route } from "#platform/http";
import { ApiPage, openApiPath } from "./api.page.tsx";
import { openApiDocument } from "./document.ts";

export { openApiDocument } from "./document.ts";
export { type ApiFault, refuseJson } from "./refuse-json.ts";

/** The description of the open API for machines and for people; the modules are asked for at each request. */
export function openApiRoute(getModules: () => readonly Module[]): Route[] {
  return [
    {
      method: "GET",
      path: openApiPath,
      action: "floor.describe-api",
      access: "public",
      kind: "api",
      handle: async ({ services }: Request) =>
        json(openApiDocument(getModules(), services.config.SAOQUE_ORIGIN), { cacheSeconds: 300 }),
    },
    {
      method: "GET",
      path: "/api",
      action: "floor.show-api",
      access: "public",
      kind: "page",
      handle: async (request) =>
        html(ApiPage({ page: request.page(), modules: getModules() }), { cacheSeconds: 300 }),
    },
  ];
}
