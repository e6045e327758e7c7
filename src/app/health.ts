import { z } from "zod";
import { pendingMigrations, sql } from "#platform/db";
import { type Answer, json, type Request } from "#platform/http";
import { type AppDatabase, migrationsFolder } from "./database.ts";

type Pool = Pick<AppDatabase, "pool">;

const readiness = z.object({ database: z.string(), migrations: z.string(), jobs: z.string() });

/** Whether everything behind the process answers: database, migrations, and events that do not pile up. */
export async function ready(request: Request, database: Pool): Promise<Answer> {
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
