import { randomBytes } from "node:crypto";
import type { LightMyRequestResponse } from "fastify";
import type { Route } from "#platform/http";
import type { WholeApp } from "./whole-app.ts";
import type { World } from "./world.ts";

export type Reply = LightMyRequestResponse;
type Fields = Record<string, string> | [string, string][];

/** Sends requests as a browser with a session would, each from a network address of its own. */
export class Walker {
  readonly #app: WholeApp;
  #form = { cookie: "", token: "" };
  #sent = 0;

  constructor(app: WholeApp) {
    this.#app = app;
  }

  /** Opens a page with a form once: its token then serves every form of this browser. */
  async openForm(): Promise<void> {
    const answer = await this.#app.server.inject({ url: "/dang-nhap" });
    const cookie = answer.cookies.find(({ name }) => name === "sq_form")?.value ?? "";
    this.#form = { cookie, token: /name="_csrf" value="([^"]+)"/.exec(answer.payload)?.[1] ?? "" };
  }

  get(url: string, session?: string): Promise<Reply> {
    return this.#app.server.inject({
      url,
      remoteAddress: this.#nextAddress(),
      ...(session ? { cookies: { sq_session: session } } : {}),
    });
  }

  post(url: string, fields: Fields, session?: string, options: { token?: boolean } = {}): Promise<Reply> {
    const body = new URLSearchParams(fields);
    if (options.token !== false) body.set("_csrf", this.#form.token);
    return this.#app.server.inject({
      method: "POST",
      url,
      remoteAddress: this.#nextAddress(),
      cookies: { sq_form: this.#form.cookie, ...(session ? { sq_session: session } : {}) },
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: body.toString(),
    });
  }

  call(route: Route, url: string, session?: string, fields: Fields = {}): Promise<Reply> {
    return route.method === "GET" ? this.get(url, session) : this.post(url, fields, session);
  }

  #nextAddress(): string {
    this.#sent += 1;
    return `10.${(this.#sent >> 16) & 255}.${(this.#sent >> 8) & 255}.${this.#sent & 255}`;
  }
}

/** The route's address with the records of a world, which are also named in its query. */
export function addressIn(route: Route, world: World, role = ""): string {
  const path = route.path.replace(/:(\w+)/g, (_all, name: string) => {
    if (name === "dossierId") return world.dossiers[stateFor(route, role)];
    if (name === "part") return "a";
    if (name === "token") return randomBytes(32).toString("base64url");
    const id = world.ids[name === "slug" || name === "code" ? kindOfSlug(route) : name];
    if (id === undefined) throw new Error(`${route.path}: the test world has no record for :${name}`);
    return id;
  });
  const { producerId = "", productId = "", roundId = "" } = world.ids;
  const query = new URLSearchParams({ "chu-the": producerId, "san-pham": productId, dot: roundId });
  return route.method === "GET" ? `${path}?${query}` : path;
}

function kindOfSlug(route: Route): string {
  if (/san-pham|products/.test(route.path)) return "productSlug";
  return route.path.startsWith("/chu-the") ? "producerSlug" : "certificate";
}

/** An indicator is a definition and nobody's record. */
export function hasRecord(route: Route): boolean {
  return /:(?!token|part|indicatorCode)\w/.test(route.path);
}

/** The state in which a dossier is when somebody comes to this address. */
function stateFor(route: Route, role: string): keyof World["dossiers"] {
  if (role === "ministry_officer") return "sent_to_ministry";
  if (route.action.startsWith("evaluation.")) return "in_council";
  if (/judge|report|forward/.test(route.action)) return "commune_accepted";
  if (route.path.startsWith("/lam-viec/xa/")) return "submitted";
  if (route.path.startsWith("/lam-viec/tinh/")) return "forwarded";
  return /answer|withdraw|save|open-|submit|goal/.test(route.action) ? "draft" : "forwarded";
}
