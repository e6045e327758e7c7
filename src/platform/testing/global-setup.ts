import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { appRole, migrate, startEmbedded } from "#platform/db";
import { installJobs } from "#platform/jobs";

declare module "vitest" {
  interface ProvidedContext {
    testDatabaseUrl: string;
  }
}

/** One real PostgreSQL for the whole run; its migrated database is the template that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "saoque-test-"));
  const { chmodSync } = await import("node:fs");
  chmodSync(folder, 0o755);
  const server = await startEmbedded(folder, { durable: false });
  const template = server.url.replace(/\/saoque$/, "/template_saoque");
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query("create database template_saoque");
  await admin.end();
  await migrate(template, join(process.cwd(), "db/migrations"));
  await installJobs(template, appRole);
  project.provide("testDatabaseUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
