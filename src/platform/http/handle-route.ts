import type { FastifyReply, FastifyRequest } from "fastify";
import { type Actor, holdsRole } from "./actor.ts";
import { redirect } from "./answers.ts";
import { assertStorable, assertStorableAddress } from "./clean-input.ts";
import { csrfCookie, csrfHolds } from "./csrf.ts";
import { Conflict, NotAllowed } from "./errors.ts";
import { textOf } from "./fields.ts";
import { flashCookie, sealFlash } from "./flash.ts";
import { beginOnce, finishOnce } from "./idempotency.ts";
import { createPageContext, type PageState } from "./page-context.ts";
import type { Answer, Fields, Request, Route } from "./route.ts";
import type { ServerOptions } from "./server.ts";
import { readMultipart } from "./uploads.ts";

export type RouteFloor = ServerOptions & { formKey: Buffer };

/** One request through one route: who, may he, is the form ours, was it sent before; then the module's handler. */
export async function answerRoute(
  floor: RouteFloor,
  route: Route,
  raw: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  assertStorableAddress(raw.url);
  const actor = route.kind === "api" ? null : await floor.authenticate(raw.cookies);
  const refusal = checkAccess(route, actor, raw);
  if (refusal) return send(floor, reply, refusal, raw);
  const upload = raw.isMultipart() ? await readMultipart(raw) : undefined;
  try {
    const page = await createPageContext(floor, raw, actor);
    const request = toRequest(floor, raw, actor, page, upload);
    assertStorable([request.fields, request.json]);
    if (route.kind === "form") assertOurForm(floor, raw, request.fields);
    const answer = route.kind === "form" ? await handleOnce(route, request) : await route.handle(request);
    return await send(floor, reply, answer, raw, page);
  } finally {
    await upload?.clean();
  }
}

function checkAccess(route: Route, actor: Actor | null, raw: FastifyRequest): Answer | undefined {
  if (route.access === "public") return undefined;
  if (!actor) {
    if (route.method === "GET" && route.kind === "page")
      return redirect(`/dang-nhap?tiep=${encodeURIComponent(raw.url)}`);
    throw Object.assign(new NotAllowed("Bạn cần đăng nhập để làm việc này."), { statusCode: 401 });
  }
  if (route.access !== "signed-in" && !holdsRole(actor, route.access)) throw new NotAllowed();
  return undefined;
}

function assertOurForm(floor: RouteFloor, raw: FastifyRequest, fields: Fields): void {
  const site = raw.headers["sec-fetch-site"];
  const ours = csrfHolds(raw.cookies[csrfCookie], textOf(fields, "_csrf"), floor.formKey);
  if (!ours || site === "cross-site") {
    throw new NotAllowed(
      "Biểu mẫu này đã cũ hoặc không mở từ SaoQuê. Hãy quay lại, tải lại trang rồi gửi lần nữa.",
    );
  }
}

async function handleOnce(route: Route, request: Request): Promise<Answer> {
  const key = textOf(request.fields, "_key");
  const { actor } = request;
  if (!actor || !/^[\w-]{8,80}$/.test(key)) return route.handle(request);
  const { db } = request.services;
  const begun = await beginOnce(db, actor.accountId, key);
  if (begun.state === "done") return redirect(begun.location);
  if (begun.state === "running")
    throw new Conflict("Yêu cầu này đang được xử lý. Hãy đợi một chút rồi tải lại trang.");
  let location: string | null = null;
  try {
    const answer = await route.handle(request);
    if (answer.status === 303) location = answer.headers.location ?? null;
    return answer;
  } finally {
    await finishOnce(db, actor.accountId, key, location);
  }
}

function toRequest(
  floor: RouteFloor,
  raw: FastifyRequest,
  actor: Actor | null,
  page: PageState,
  upload: Awaited<ReturnType<typeof readMultipart>> | undefined,
): Request {
  const isJson = (raw.headers["content-type"] ?? "").includes("json");
  return {
    params: raw.params as Record<string, string>,
    query: raw.query as Fields,
    fields: upload?.fields ?? (isJson ? {} : fieldsOf(raw.body)),
    json: isJson ? raw.body : undefined,
    files: upload?.files ?? [],
    actor,
    requireActor: () => {
      if (!actor) throw new NotAllowed();
      return actor;
    },
    services: floor.services,
    page: () => page.context,
    cookies: raw.cookies,
    ip: raw.ip,
    userAgent: String(raw.headers["user-agent"] ?? "").slice(0, 300),
    id: raw.id,
    path: raw.url.split("?", 1)[0] ?? "/",
    url: raw.url,
    wantsJson: (raw.headers.accept ?? "").includes("application/json"),
  };
}

function fieldsOf(body: unknown): Fields {
  return typeof body === "object" && body !== null ? (body as Fields) : {};
}

async function send(
  floor: RouteFloor,
  reply: FastifyReply,
  answer: Answer,
  raw: FastifyRequest,
  page?: PageState,
): Promise<FastifyReply> {
  const secure = floor.services.config.SAOQUE_ORIGIN.startsWith("https:");
  const base = { path: "/", httpOnly: true, sameSite: "lax", secure } as const;
  const personal = page?.usedForm === true || raw.cookies.sq_session !== undefined;
  const headers =
    personal &&
    answer.headers["cache-control"]?.startsWith("public") &&
    !answer.headers["content-disposition"]
      ? { ...answer.headers, "cache-control": "private, no-store" }
      : answer.headers;
  for (const change of answer.cookies ?? []) {
    if (change.value === null) reply.clearCookie(change.name, base);
    else
      reply.setCookie(change.name, change.value, {
        ...base,
        ...(change.maxAgeSeconds ? { maxAge: change.maxAgeSeconds } : {}),
      });
  }
  if (page?.newSeed && page.usedForm)
    reply.setCookie(csrfCookie, page.newSeed, { ...base, maxAge: 60 * 60 * 24 * 180 });
  if (page?.flashShown && !answer.flash) reply.clearCookie(flashCookie, base);
  if (answer.flash)
    reply.setCookie(flashCookie, sealFlash(answer.flash, floor.formKey), { ...base, maxAge: 60 });
  return reply.code(answer.status).headers(headers).send(bytesOf(answer.body));
}

/** A page is turned into bytes once, here: its tag, its length and the socket would each do it again from the text. */
function bytesOf(body: Answer["body"]): Answer["body"] {
  return typeof body === "string" && body !== "" ? Buffer.from(body) : body;
}
