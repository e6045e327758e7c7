import type { VNode } from "preact";
import { renderPage } from "#platform/ui";
import type { Answer, CookieChange, Flash } from "./route.ts";

/** A whole page. Status 422 when it shows a form again with errors. */
export function html(page: VNode, options: { status?: number; cacheSeconds?: number } = {}): Answer {
  return {
    status: options.status ?? 200,
    headers: { "content-type": "text/html; charset=utf-8", ...caching(options.cacheSeconds) },
    body: renderPage(page),
  };
}

/** After a successful POST: go there, and say what happened on the next page. */
export function redirect(location: string, flash?: Flash, cookies?: CookieChange[]): Answer {
  return {
    status: 303,
    headers: { location, "cache-control": "no-store" },
    body: "",
    ...(flash ? { flash } : {}),
    ...(cookies ? { cookies } : {}),
  };
}

export function json(value: unknown, options: { status?: number; cacheSeconds?: number } = {}): Answer {
  return {
    status: options.status ?? 200,
    headers: { "content-type": "application/json; charset=utf-8", ...caching(options.cacheSeconds) },
    body: JSON.stringify(value),
  };
}

export function download(
  body: Answer["body"],
  options: { type: string; name: string; cacheSeconds?: number },
): Answer {
  const plain = options.name
    .normalize("NFD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/["\\]/g, "");
  return {
    status: 200,
    headers: {
      "content-type": options.type,
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(options.name)}`,
      "x-content-type-options": "nosniff",
      ...caching(options.cacheSeconds),
    },
    body,
  };
}

export function text(body: string, type: string, cacheSeconds?: number): Answer {
  return { status: 200, headers: { "content-type": type, ...caching(cacheSeconds) }, body };
}

function caching(seconds: number | undefined): Record<string, string> {
  return { "cache-control": seconds ? `public, max-age=${seconds}` : "private, no-store" };
}
