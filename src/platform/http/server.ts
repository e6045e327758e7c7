import { randomUUID } from "node:crypto";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import etag from "@fastify/etag";
import formbody from "@fastify/formbody";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import serveStatic from "@fastify/static";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { derivedKey } from "#platform/config";
import type { Assets } from "#platform/ui";
import type { Actor } from "./actor.ts";
import { handleFailure } from "./failures.ts";
import { answerRoute, type RouteFloor } from "./handle-route.ts";
import { openToOtherSites } from "./open-api-access.ts";
import type { Module, Services } from "./route.ts";

export interface ServerOptions {
  services: Services;
  modules: readonly Module[];
  /** Finds the person behind the session cookie; null when there is none or it ended. */
  authenticate(cookies: Readonly<Record<string, string | undefined>>): Promise<Actor | null>;
  /** Vietnamese name of the role and unit shown beside the account. */
  describeAccount(actor: Actor): Promise<{ unitName: string; roleName: string }>;
  assets: Assets;
  /** Folder with built styles, fonts and islands. */
  publicFolder: string;
  demo: boolean;
}

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** Puts the routes of all modules behind one floor: identity, rights, limits, headers, errors. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { services } = options;
  const app = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: services.config.SAOQUE_TRUST_PROXY,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 300 },
    requestTimeout: 120_000,
    // Addresses that the router cannot read never reach a route or the error handler below.
    frameworkErrors: (error, request, reply) => {
      handleFailure(error, request as FastifyRequest, reply as FastifyReply, options);
    },
  });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy,
    strictTransportSecurity: services.config.SAOQUE_ORIGIN.startsWith("https:"),
    referrerPolicy: { policy: "same-origin" },
    crossOriginEmbedderPolicy: false,
  });
  await app.register(rateLimit, {
    global: true,
    max: services.config.SAOQUE_REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, context) => {
      const seconds = Math.ceil(context.ttl / 1000);
      return Object.assign(new Error(`Quá nhiều yêu cầu. Hãy thử lại sau ${seconds} giây.`), {
        statusCode: 429,
      });
    },
  });
  await app.register(formbody);
  await app.register(multipart);
  await app.register(compress, { threshold: 1024, encodings: ["br", "gzip"] });
  await app.register(etag);
  await app.register(serveStatic, {
    root: options.publicFolder,
    prefix: "/",
    index: false,
    wildcard: false,
    immutable: true,
    maxAge: "365d",
    decorateReply: false,
  });
  logResponses(app, services);
  app.setErrorHandler((error, request, reply) => handleFailure(error as Error, request, reply, options));
  app.setNotFoundHandler((request, reply) => handleFailure(notFound(), request, reply, options));
  openToOtherSites(app, options.modules);
  registerRoutes(app, options);
  return app;
}

function notFound(): Error {
  return Object.assign(new Error("Không tìm thấy trang này."), { statusCode: 404 });
}

function registerRoutes(app: FastifyInstance, options: ServerOptions): void {
  const key = derivedKey(options.services.config, "forms");
  const floor: RouteFloor = { ...options, formKey: key };
  for (const module of options.modules) {
    for (const route of module.routes) {
      app.route({
        method: route.method,
        url: route.path,
        ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
        ...(route.perMinute ? { config: { rateLimit: { max: route.perMinute, timeWindow: 60_000 } } } : {}),
        handler: (request: FastifyRequest, reply: FastifyReply) => answerRoute(floor, route, request, reply),
      });
    }
  }
}

function logResponses(app: FastifyInstance, services: Services): void {
  app.addHook("onResponse", async (request, reply) => {
    const level = reply.statusCode >= 500 ? "error" : "info";
    services.log[level](
      {
        id: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "answered",
    );
  });
}
