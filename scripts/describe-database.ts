import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describeSchema, describeTypes } from "../src/platform/db/describe.ts";
import { migrate, startEmbedded } from "../src/platform/db/index.ts";

/**
 * Migrates an empty database and writes what it looks like: `db/types.ts` for the compiler, `db/schema.sql` for people.
 * With `--check` it writes nothing and fails when what lies there is stale.
 */
const folder = mkdtempSync(join(tmpdir(), "saoque-describe-"));
chmodSync(folder, 0o755);
const server = await startEmbedded(folder, { durable: false });
try {
  await migrate(server.url, join(process.cwd(), "db/migrations"));
  const pool = new pg.Pool({ connectionString: server.url });
  // Connections close a moment after end() resolves; the stopping database may tell them so first.
  pool.on("error", () => undefined);
  const made = { "db/types.ts": await describeTypes(pool), "db/schema.sql": await describeSchema(pool) };
  for (const [path, text] of Object.entries(made)) {
    if (!process.argv.includes("--check")) writeFileSync(path, text);
    else if (readFileSync(path, "utf8") !== text) {
      process.stdout.write(`${path} is stale: run npm run db:describe\n`);
      process.exitCode = 1;
    }
  }
  await pool.end();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
