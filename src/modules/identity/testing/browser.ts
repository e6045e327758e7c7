import type { FastifyInstance } from "fastify";
import { createServer, type Services } from "#platform/http";
import { authenticate, describeAccount, identityModule } from "../module.ts";

/** The module alone behind the real floor. */
export function identityServer(services: Services): Promise<FastifyInstance> {
  return createServer({
    services,
    modules: [identityModule],
    authenticate: (cookies) => authenticate(services, cookies),
    describeAccount: async (actor) => describeAccount(actor),
    assets: { css: "/assets/style.css", islands: {} },
    publicFolder: services.config.SAOQUE_DATA,
    demo: services.config.SAOQUE_DEMO,
  });
}

export interface Screen {
  status: number;
  html: string;
  location: string | undefined;
}

/** A person's browser without script: keeps cookies, fills in the forms that a page really carries. */
export class Browser {
  readonly cookies = new Map<string, string>();
  private page = "";
  private readonly server: FastifyInstance;
  private readonly ip: string;

  constructor(server: FastifyInstance, ip = "203.0.113.7") {
    this.server = server;
    this.ip = ip;
  }

  open(url: string): Promise<Screen> {
    return this.send("GET", url);
  }

  /** Sends the form with this address as the last opened page drew it, with what the person typed. */
  submit(action: string, typed: Record<string, string>): Promise<Screen> {
    const form = this.page.split("<form").find((part) => part.includes(`action="${action}"`));
    if (!form) throw new Error(`No form to ${action} on this page`);
    const fields = new URLSearchParams();
    for (const [input] of form.split("</form>")[0]?.matchAll(/<input[^>]*type="hidden"[^>]*>/g) ?? []) {
      fields.set(attribute(input, "name"), attribute(input, "value"));
    }
    for (const [name, value] of Object.entries(typed)) fields.set(name, value);
    return this.send("POST", action, fields.toString());
  }

  private async send(method: "GET" | "POST", url: string, payload?: string): Promise<Screen> {
    const answer = await this.server.inject({
      method,
      url,
      remoteAddress: this.ip,
      cookies: Object.fromEntries(this.cookies),
      headers: {
        "user-agent": "Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36",
        ...(payload === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const cookie of answer.cookies) {
      if (cookie.value === "" || cookie.maxAge === 0) this.cookies.delete(cookie.name);
      else this.cookies.set(cookie.name, cookie.value);
    }
    if (answer.headers["content-type"]?.toString().startsWith("text/html")) this.page = answer.body;
    return { status: answer.statusCode, html: answer.body, location: answer.headers.location };
  }
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
