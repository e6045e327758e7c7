import { z } from "zod";
import { pendingMigrations, sql } from "#platform/db";
import { fileRoutes } from "#platform/files";
import { type Answer, html, json, type Module, type Request, redirect, textOf } from "#platform/http";
import { openApiRoute } from "#platform/openapi";
import { GalleryPage } from "#platform/ui";
import { type AppDatabase, migrationsFolder } from "./database.ts";
import { showTasks } from "./pages/tasks.page.tsx";

type Pool = Pick<AppDatabase, "pool">;

/** Addresses of the floor itself: health, files, the gallery, the switch of light and dark, the first work screen. */
export function floorModule(database: Pool, modules: readonly Module[]): Module {
  const owners = modules.flatMap((module) => module.fileOwner ?? []);
  return {
    name: "floor",
    routes: [
      {
        method: "GET",
        path: "/healthz",
        action: "floor.health",
        access: "public",
        kind: "api",
        handle: async () => json({ status: "ok" }),
      },
      {
        method: "GET",
        path: "/readyz",
        action: "floor.ready",
        access: "public",
        kind: "api",
        handle: (request) => ready(request, database),
      },
      {
        method: "GET",
        path: "/giao-dien",
        action: "floor.gallery",
        access: "public",
        kind: "page",
        handle: showGallery,
      },
      {
        method: "POST",
        path: "/giao-dien/che-do",
        action: "floor.theme",
        access: "public",
        kind: "compute",
        handle: switchTheme,
      },
      {
        method: "GET",
        path: "/lam-viec",
        action: "floor.tasks",
        access: "signed-in",
        kind: "page",
        handle: (request) => showTasks(request, modules),
      },
      ...fileRoutes({ owners }),
      ...openApiRoute(() => modules),
    ],
    menu: [{ href: "/lam-viec", label: "Việc của tôi", roles: everyRole, order: 0 }],
  };
}

const everyRole = [
  "producer_owner",
  "producer_member",
  "commune_officer",
  "commune_leader",
  "province_officer",
  "province_leader",
  "province_admin",
  "advisory_member",
  "council_member",
  "ministry_officer",
  "system_admin",
];

async function showGallery(request: Request): Promise<Answer> {
  return html(GalleryPage({ page: request.page() }));
}

async function switchTheme({ fields }: Request): Promise<Answer> {
  const theme = textOf(fields, "theme");
  const back = textOf(fields, "back");
  const value = theme === "light" || theme === "dark" ? theme : null;
  return redirect(isOwnPath(back) ? back : "/", undefined, [
    { name: "saoque_theme", value, maxAgeSeconds: 60 * 60 * 24 * 365 },
  ]);
}

/** A path of this site: one slash, then no second one that would name another host. */
function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path);
}

export const readiness = z.object({ database: z.string(), migrations: z.string(), jobs: z.string() });

async function ready(request: Request, database: Pool): Promise<Answer> {
  const { db, log } = request.services;
  const checks: z.infer<typeof readiness> = { database: "failed", migrations: "unknown", jobs: "unknown" };
  try {
    await sql`select 1`.execute(db);
    checks.database = "ok";
    const pending = await pendingMigrations(database.pool, migrationsFolder);
    checks.migrations = pending.length === 0 ? "ok" : `pending: ${pending.length}`;
    const late = await sql<{ count: number }>`select count(*) as count from platform.events
      where dispatched_at is null and occurred_at < now() - interval '5 minutes'`.execute(db);
    checks.jobs = late.rows[0]?.count === 0 ? "ok" : `waiting: ${late.rows[0]?.count}`;
  } catch (error) {
    log.warn({ err: error }, "not ready");
  }
  const good = Object.values(checks).every((check) => check === "ok");
  return json({ status: good ? "ready" : "not ready", checks }, { status: good ? 200 : 503 });
}
