import type { FastifyInstance } from "fastify";
import { type Actor, createServer, type Module, type Services, text } from "#platform/http";

export interface TestBrowser {
  get(path: string, actor?: Actor): Promise<TestAnswer>;
  /** Opens `page` for the form token, then sends the fields to `path`. */
  post(path: string, fields: Record<string, string>, actor?: Actor, page?: string): Promise<TestAnswer>;
  upload(path: string, fields: Record<string, string>, file: TestFile, actor: Actor): Promise<TestAnswer>;
  close(): Promise<void>;
}

export interface TestAnswer {
  status: number;
  body: string;
  location: string;
  headers: Record<string, string | string[] | number | undefined>;
}

export interface TestFile {
  field: string;
  name: string;
  type: string;
  content: Buffer;
}

const anyFormPath = "/thu/bieu-mau";

/** A page that asks for the form token, for tests that send what no page offers. */
const anyForm: Module = {
  name: "any-form",
  routes: [
    {
      method: "GET",
      path: anyFormPath,
      action: "test.show-form",
      access: "public",
      kind: "page",
      handle: async (request) =>
        text(`<input name="_csrf" value="${request.page().csrfToken}">`, "text/html"),
    },
  ],
};

/** The real server without a socket; the session cookie names one of the actors it has met. */
export async function openBrowser(services: Services, modules: readonly Module[]): Promise<TestBrowser> {
  const actors = new Map<string, Actor>();
  const server = await createServer({
    services,
    modules: [...modules, anyForm],
    authenticate: async (cookies) => actors.get(cookies.sq_session ?? "") ?? null,
    describeAccount: async () => ({ unitName: "Đơn vị thử", roleName: "Vai trò thử" }),
    assets: { css: "/site.css", islands: {} },
    publicFolder: services.config.SAOQUE_DATA,
    demo: false,
  });
  const session = (actor?: Actor): Record<string, string> => {
    if (!actor) return {};
    actors.set(actor.accountId, actor);
    return { sq_session: actor.accountId };
  };
  const get = async (path: string, actor?: Actor) =>
    answerOf(await server.inject({ method: "GET", url: path, cookies: session(actor) }));
  return {
    get,
    post: async (path, fields, actor, page = path) => {
      const { token, cookies } = await formOf(server, page, session(actor));
      const payload = new URLSearchParams({ _csrf: token, ...fields }).toString();
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      return answerOf(await server.inject({ method: "POST", url: path, cookies, headers, payload }));
    },
    upload: async (path, fields, file, actor) => {
      const { token, cookies } = await formOf(server, path, session(actor));
      const form = new FormData();
      for (const [name, value] of Object.entries({ _csrf: token, ...fields })) form.append(name, value);
      form.append(file.field, new Blob([new Uint8Array(file.content)], { type: file.type }), file.name);
      const encoded = new Request("http://test", { method: "POST", body: form });
      const headers = { "content-type": encoded.headers.get("content-type") ?? "" };
      const payload = Buffer.from(await encoded.arrayBuffer());
      return answerOf(await server.inject({ method: "POST", url: path, cookies, headers, payload }));
    },
    close: () => server.close(),
  };
}

/** What the server gives back without a socket. */
interface Injected {
  statusCode: number;
  body: string;
  headers: Record<string, string | string[] | number | undefined>;
}

/** Any page with a form gives the token; the cookie half comes with it. */
async function formOf(server: FastifyInstance, page: string, cookies: Record<string, string>) {
  const shown = await server.inject({ method: "GET", url: page, cookies });
  const fallback = await server.inject({ method: "GET", url: anyFormPath, cookies });
  const opened = /name="_csrf"/.test(shown.body) ? shown : fallback;
  const token = /name="_csrf" value="([^"]+)"/.exec(opened.body)?.[1] ?? "";
  const seed = opened.cookies.find(({ name }) => name === "sq_form")?.value ?? "";
  return { token, cookies: { ...cookies, sq_form: seed } };
}

function answerOf(answer: Injected): TestAnswer {
  return {
    status: answer.statusCode,
    body: answer.body,
    location: String(answer.headers.location ?? ""),
    headers: answer.headers,
  };
}
