import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { PageContext } from "./types.ts";

export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

export function themeFromCookie(value: string | undefined): PageContext["theme"] {
  return value === "light" || value === "dark" ? value : "auto";
}
