import type { FastifyInstance } from "fastify";
import {
  type Actor,
  BadRequest,
  Conflict,
  createServer,
  html,
  json,
  NotAllowed,
  NotFound,
  type Request,
  type Route,
  redirect,
  type Services,
  textOf,
} from "#platform/http";
import { testActor } from "#platform/testing";
import { Button, Form, PlainPage, TextField } from "#platform/ui";

const clerk = testActor("Cán bộ Mẫu", { role: "clerk", unitKind: "commune", unitCode: "1" });
const guest = testActor("Khách Mẫu", { role: "guest", unitKind: "commune", unitCode: "1" });
const people: Record<string, Actor> = { clerk, guest };

/** A floor with one small module on it: every kind of route, every way to fail. */
export interface SampleApp {
  server: FastifyInstance;
  /** What forms have written, in order. */
  written: string[];
  /** While set, the slow form waits for it. */
  hold: { until: Promise<void> };
}

export async function sampleApp(services: Services): Promise<SampleApp> {
  const written: string[] = [];
  const hold = { until: Promise.resolve() };
  const server = await createServer({
    services,
    modules: [{ name: "sample", routes: sampleRoutes(written, hold) }],
    authenticate: async ({ sq_session }) => people[sq_session ?? ""] ?? null,
    describeAccount: async () => ({ unitName: "Xã Mẫu", roleName: "Cán bộ" }),
    assets: { css: "/theme.css", islands: {} },
    publicFolder: services.config.SAOQUE_DATA,
    demo: false,
  });
  return { server, written, hold };
}

function sampleRoutes(written: string[], hold: { until: Promise<void> }): Route[] {
  const write = async ({ fields }: Request) => {
    const name = textOf(fields, "name");
    if (name === "") return html(<p>Thiếu tên</p>, { status: 422 });
    written.push(name);
    return redirect("/xong", { kind: "success", text: `Đã lưu ${name}` });
  };
  const fail = (path: string, error: Error): Route => ({
    ...page(path, "public"),
    handle: () => Promise.reject(error),
  });
  return [
    { ...page("/trang", "public"), handle: async (r) => html(plain(r, "Trang"), { cacheSeconds: 60 }) },
    { ...page("/bieu-mau", "public"), handle: async (r) => html(formPage(r), { cacheSeconds: 60 }) },
    { ...page("/xong", "public"), handle: async (r) => html(plain(r, "Xong")) },
    { ...page("/rieng", ["clerk"]), handle: async (r) => html(plain(r, "Riêng")) },
    { ...page("/chung", "signed-in"), handle: async (r) => html(plain(r, "Chung")) },
    { ...page("/it", "public"), perMinute: 3, handle: async (r) => html(plain(r, "Ít")) },
    { ...page("/ma/:code", "public"), handle: async ({ params }) => json(params) },
    { ...form("/mo", "public"), handle: write },
    { ...form("/nop", ["clerk"]), handle: write },
    { ...form("/cham", ["clerk"]), handle: async (r) => hold.until.then(() => write(r)) },
    {
      ...form("/tep", ["clerk"]),
      handle: async ({ files, fields }) =>
        json({ note: textOf(fields, "note"), files: files.map(({ name, bytes }) => ({ name, bytes })) }),
    },
    {
      method: "POST",
      path: "/api/v1/echo",
      action: "sample.echo",
      access: "public",
      kind: "api",
      handle: async (r) => json(r.json),
    },
    {
      ...page("/api/v1/gone", "public"),
      action: "sample.gone",
      kind: "api",
      handle: () => Promise.reject(new NotFound()),
    },
    fail("/hong", new Error("select secret_column from secret_table")),
    fail("/mat", new NotFound()),
    fail("/dung", new Conflict()),
    fail("/cam", new NotAllowed()),
    fail("/sai", new BadRequest("Tham số chưa đúng.", 422)),
  ];
}

function page(path: string, access: Route["access"]): Omit<Route, "handle"> {
  return { method: "GET", path, action: `sample${path.replaceAll("/", ".")}`, access, kind: "page" };
}

function form(path: string, access: Route["access"]): Omit<Route, "handle"> {
  return { ...page(path, access), method: "POST", kind: "form" };
}

function plain(request: Request, title: string) {
  return (
    <PlainPage title={title} page={request.page()}>
      {title}
    </PlainPage>
  );
}

function formPage(request: Request) {
  const context = request.page();
  return (
    <PlainPage title="Biểu mẫu" page={context}>
      <Form page={context} action="/mo">
        <TextField name="name" label="Tên" />
        <Button>Gửi</Button>
      </Form>
    </PlainPage>
  );
}

/** What a browser holds after opening the form: the cookie half and the field half of its token. */
export async function openForm(server: FastifyInstance): Promise<{ cookie: string; token: string }> {
  const answer = await server.inject({ method: "GET", url: "/bieu-mau" });
  const cookie = answer.cookies.find(({ name }) => name === "sq_form")?.value ?? "";
  const token = /name="_csrf" value="([^"]+)"/.exec(answer.payload)?.[1] ?? "";
  return { cookie, token };
}
