import type { VNode } from "preact";
import type { z } from "zod";
import type { Config } from "#platform/config";
import type { Db, Tx } from "#platform/db";
import type { FileOwner, FileStorage } from "#platform/files";
import type { Register } from "#platform/imports";
import type { Jobs } from "#platform/jobs";
import type { Log } from "#platform/log";
import type { Mailer } from "#platform/mail";
import type { PageContext } from "#platform/ui";
import type { Actor } from "./actor.ts";

/** What every use case may need from the floor; handed down, never reached for. */
export interface Services {
  db: Db;
  readDb: Db;
  storage: FileStorage;
  mailer: Mailer;
  jobs: Jobs;
  config: Config;
  log: Log;
  /** The clock; tests set it. */
  now(): Date;
}

export interface UploadedFile {
  field: string;
  name: string;
  declaredType: string;
  /** Where the bytes wait; removed when the request ends. */
  path: string;
  bytes: number;
  /** True when the upload was cut at the size limit. */
  truncated: boolean;
}

/** Fields of a form as sent: one text, or several of the same name. */
export type Fields = Readonly<Record<string, string | string[] | undefined>>;

export interface Request {
  params: Readonly<Record<string, string>>;
  query: Fields;
  fields: Fields;
  /** Body of a JSON endpoint, not yet validated. */
  json: unknown;
  files: readonly UploadedFile[];
  actor: Actor | null;
  /** Actor of a route that is not public; throws NotAllowed when there is none. */
  requireActor(): Actor;
  services: Services;
  page(): PageContext;
  cookies: Readonly<Record<string, string | undefined>>;
  ip: string;
  userAgent: string;
  id: string;
  path: string;
  url: string;
  wantsJson: boolean;
}

export interface CookieChange {
  name: string;
  /** null removes the cookie. */
  value: string | null;
  maxAgeSeconds?: number;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array | NodeJS.ReadableStream;
  cookies?: CookieChange[];
  flash?: Flash;
}

export interface Flash {
  kind: "success" | "info" | "warn" | "danger";
  text: string;
}

/** Who may call a route at all. Finer rules (own unit, state of the record) are the use case's `permissions.ts`. */
export type Access = "public" | "signed-in" | readonly string[];

export interface Route {
  method: "GET" | "POST";
  /** Fastify path: `/lam-viec/ho-so/:dossierId`. */
  path: string;
  /** `module.verb`, the name in the permission table and the audit trail. */
  action: string;
  access: Access;
  /**
   * `page` GET of a screen · `form` POST of a screen (CSRF, idempotency) · `api` JSON without session ·
   * `download` bytes · `compute` POST that changes nothing and needs no CSRF token.
   */
  kind: "page" | "form" | "api" | "download" | "compute";
  /** Requests per minute and address; the default is generous for people and strict for robots. */
  perMinute?: number;
  /** Largest body in bytes; default 1 MiB, uploads 25 MiB per file. */
  bodyLimit?: number;
  /** For `api`: what OpenAPI says. */
  docs?: ApiDocs;
  handle(request: Request): Promise<Answer>;
}

export interface ApiDocs {
  summary: string;
  description?: string;
  params?: Record<string, string>;
  query?: z.ZodType;
  body?: z.ZodType;
  response: z.ZodType;
  /** Examples shown in the document, checked by tests. */
  example?: unknown;
}

export interface EventRecord {
  id: string;
  name: string;
  payload: Record<string, unknown>;
  occurredAt: Date;
}

export interface Listener {
  event: string;
  /** Unique name: what it does. */
  name: string;
  handle(services: Services, tx: Tx, event: EventRecord): Promise<void>;
}

export interface JobDefinition {
  task: string;
  /** crontab line (UTC) for work that runs by itself. */
  cron?: string;
  run(services: Services, payload: Record<string, unknown>): Promise<void>;
}

export interface MenuItem {
  href: string;
  label: string;
  roles: readonly string[];
  group?: string;
  /** Addresses that belong to this entry without lying under its own. */
  holds?: readonly string[];
  /** Order in the menu; lower is higher. */
  order: number;
  badge?(services: Services, actor: Actor): Promise<number>;
}

/** Open work of one person, shown on the first screen oldest deadline first. */
export interface TaskItem {
  title: string;
  href: string;
  note?: string;
  dueOn?: string | undefined;
  since?: Date | undefined;
}

export interface Module {
  name: string;
  routes: readonly Route[];
  menu?: readonly MenuItem[];
  /** My tasks: what waits for this actor in this module (bounded, at most 20). */
  tasks?(services: Services, actor: Actor): Promise<TaskItem[]>;
  /** What this actor has set going and others now work on (bounded, at most 10). */
  following?(services: Services, actor: Actor): Promise<TaskItem[]>;
  listeners?: readonly Listener[];
  jobs?: readonly JobDefinition[];
  fileOwner?: FileOwner;
  /** Kinds of tables that offices bring in; their screens are `importRoutes(register)` among the routes. */
  registers?: readonly Register[];
  /** Loads reference data after migrations; must be quick when nothing changed. */
  loadReference?(db: Db): Promise<void>;
}

export type Page = VNode;
