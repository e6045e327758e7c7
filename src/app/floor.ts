import { z } from "zod";
import { pendingMigrations, sql } from "#platform/db";
import { json, type Module, type Request } from "#platform/http";
import { type AppDatabase, migrationsFolder } from "./database.ts";

/** Addresses of the floor itself: is the process up, is everything behind it ready. */
export function floorModule(database: AppDatabase): Module {
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
    ],
  };
}

export const readiness = z.object({ database: z.string(), migrations: z.string(), jobs: z.string() });

async function ready(request: Request, database: AppDatabase) {
  const { db } = request.services;
  const checks: z.infer<typeof readiness> = { database: "failed", migrations: "unknown", jobs: "unknown" };
  try {
    await sql`select 1`.execute(db);
    checks.database = "ok";
    const pending = await pendingMigrations(database.pool, migrationsFolder);
    checks.migrations = pending.length === 0 ? "ok" : `pending: ${pending.length}`;
    const stuck = await sql<{ count: number }>`select count(*) as count from platform.events
      where dispatched_at is null and occurred_at < now() - interval '5 minutes'`.execute(db);
    checks.jobs = stuck.rows[0]?.count === 0 ? "ok" : `waiting: ${stuck.rows[0]?.count}`;
  } catch (error) {
    request.services.log.warn({ err: error }, "not ready");
  }
  const good = Object.values(checks).every((check) => check === "ok");
  return json({ status: good ? "ready" : "not ready", checks }, { status: good ? 200 : 503 });
}
