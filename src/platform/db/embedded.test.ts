import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbedded } from "./embedded.ts";

let folder = "";
let server: EmbeddedPostgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "saoque-embedded-"));
  chmodSync(folder, 0o755);
  server = await startEmbedded(folder, { durable: true });
  await ask("create table kept (n integer primary key)");
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(statement: string, url = server.url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function postmaster(): number {
  return Number(readFileSync(join(folder, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]);
}

async function answering(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await ask("select 1").catch(() => undefined)) return;
    await sleep(100);
  }
  throw new Error("PostgreSQL did not come back");
}

test("speaks Vietnamese: sorting, letters, and a durable write", async () => {
  const rows = await ask("select x from unnest(array['đu đủ', 'dừa', 'ếch', 'em', 'dưa']) x order by x");
  expect(rows.map(({ x }) => x)).toEqual(["dưa", "dừa", "đu đủ", "em", "ếch"]);
  expect(await ask("show fsync")).toEqual([{ fsync: "on" }]);
});

test("a second start finds the running server and leaves it running", async () => {
  const again = await startEmbedded(folder, { durable: true });
  expect([again.started, again.url]).toEqual([false, server.url]);
});

test("killed while rows are written, it comes back by itself with every acknowledged row", async () => {
  const client = new pg.Client({ connectionString: server.url });
  client.on("error", () => undefined);
  await client.connect();
  const killed = postmaster();
  let acknowledged = 0;
  setTimeout(() => process.kill(killed, "SIGKILL"), 300);
  try {
    for (;;) {
      await client.query("insert into kept values ($1)", [acknowledged + 1]);
      acknowledged += 1;
    }
  } catch {
    await answering();
  }
  expect(acknowledged).toBeGreaterThan(0);
  expect(postmaster()).not.toBe(killed);
  const [row] = await ask(`select (count(*) filter (where n <= ${acknowledged}))::integer as n from kept`);
  expect(row).toEqual({ n: acknowledged });
});

test("a start right after the kill waits for the recovery instead of starting a rival", async () => {
  const killed = postmaster();
  process.kill(killed, "SIGKILL");
  while (postmaster() === killed) await sleep(20);
  const again = await startEmbedded(folder, { durable: true });
  expect([again.started, again.url]).toEqual([false, server.url]);
});
