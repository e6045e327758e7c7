import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

const LOCK = 7236501;

/**
 * Brings the database to the newest form: plain SQL files in the order of their names, each in one transaction,
 * one process at a time. Files that ran never change.
 * @returns names of the files that ran now
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migrations (
        name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    return await runNew(client, folder);
  } finally {
    await client.end();
  }
}

/** File names of migrations that the database has not run. */
export async function pendingMigrations(pool: pg.Pool, folder: string): Promise<string[]> {
  const done = await pool.query<{ name: string }>("select name from platform.migrations");
  const names = new Set(done.rows.map((row) => row.name));
  return files(folder).filter((name) => !names.has(name));
}

function files(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
}

async function runNew(client: pg.Client, folder: string): Promise<string[]> {
  const rows = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from platform.migrations",
  );
  const done = new Map(rows.rows.map((row) => [row.name, row.checksum]));
  const ran: string[] = [];
  for (const name of files(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    const checksum = createHash("sha256").update(text).digest("hex");
    const before = done.get(name);
    if (before && before !== checksum) throw new Error(`Migration ${name} was changed after it ran`);
    if (before) continue;
    await runOne(client, name, text, checksum);
    ran.push(name);
  }
  return ran;
}

async function runOne(client: pg.Client, name: string, text: string, checksum: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query(text);
    await client.query("insert into platform.migrations (name, checksum) values ($1, $2)", [name, checksum]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
