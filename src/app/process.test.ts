import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAudit } from "#platform/audit";
import { type Connection, connect } from "#platform/db";
import { servicesFor } from "#platform/testing";
import { buildIfStale } from "../../scripts/prepare.mjs";
import { launchApp, type RunningApp, startApp, statusOf } from "./testing/running-app.ts";
import { makeWorld, type World } from "./testing/world.ts";

let data = "";
let app: RunningApp;
let world: World;
let owner: Connection;
let shelf: string[] = [];

const ask = async <T>(statement: string, values: unknown[] = []): Promise<T[]> =>
  (await owner.pool.query(statement, values)).rows as T[];

beforeAll(async () => {
  buildIfStale();
  data = mkdtempSync(join(tmpdir(), "saoque-process-"));
  chmodSync(data, 0o755);
  app = await startApp({ SAOQUE_DATA: data });
  const { port, password } = JSON.parse(readFileSync(join(data, "postgres/address.json"), "utf8"));
  owner = connect(`postgres://postgres:${password}@127.0.0.1:${port}/saoque`, { size: 2, role: null });
  const database = { db: owner.db, ownerUrl: "", asOwner: ask };
  world = await makeWorld(database, servicesFor(owner.db), {
    mark: "TT",
    province: "96",
    commune: "32014",
    no: 1,
  });
  shelf = await makeShelf();
}, 120_000);
afterAll(async () => {
  app.kill("SIGTERM");
  await app.ended;
  await owner.close();
  rmSync(data, { recursive: true, force: true });
});

/** A product holds 40 variants, so the writers go on to the next one in time. */
async function makeShelf(): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    `insert into products.products (id, producer_id, province_code, commune_code, name, slug, sector, set_code)
     select gen_random_uuid(), $1, '96', '32014', 'Gạo ' || n, 'gao-' || n, 'I', 'QD26-03' from generate_series(1, 100) n
     returning id`,
    [world.ids.producerId],
  );
  return rows.map(({ id }) => id);
}

/** A producer who adds one variant after another; notes each one that the server acknowledged. */
class Writer {
  readonly acknowledged: string[] = [];
  #stop = false;
  #product = "";

  async run(): Promise<void> {
    for (let n = 1; !this.#stop; n += 1) {
      const name = `Túi ${Date.now()}-${n}`;
      try {
        if (n % 30 === 1) this.#product = shelf.pop() ?? "";
        if (await this.#add(name)) this.acknowledged.push(name);
      } catch {
        await sleep(50);
      }
    }
  }

  stop(): void {
    this.#stop = true;
  }

  async #add(name: string): Promise<boolean> {
    const url = `${app.origin}/lam-viec/san-pham/${this.#product}/quy-cach`;
    const session = `sq_session=${world.cookies.producer_owner}`;
    const page = await fetch(url, { headers: { cookie: session }, signal: AbortSignal.timeout(5000) });
    const form =
      page.headers
        .getSetCookie()
        .find((each) => each.startsWith("sq_form="))
        ?.split(";")[0] ?? "";
    const html = await page.text();
    const hidden = (field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? "";
    const answer = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: `${session}; ${form}` },
      body: new URLSearchParams({ _csrf: hidden("_csrf"), version: hidden("version"), name }),
      signal: AbortSignal.timeout(5000),
    });
    return answer.status === 303;
  }
}

async function missing(names: readonly string[]): Promise<string[]> {
  const rows = await ask<{ name: string }>("select name from products.variants");
  const kept = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !kept.has(name));
}

/** Facts that the worker has not delivered within half a minute. */
async function undelivered(): Promise<number> {
  let waiting = -1;
  for (let tries = 0; tries < 300 && waiting !== 0; tries += 1) {
    const [row] = await ask<{ n: number }>(
      "select count(*) as n from platform.events where dispatched_at is null",
    );
    waiting = row?.n ?? -1;
    if (waiting !== 0) await sleep(100);
  }
  return waiting;
}

test("a fresh start is ready, and the trail and the queue are empty of faults", async () => {
  expect(await statusOf(`${app.origin}/readyz`)).toBe(200);
  expect((await verifyAudit(owner.db)).faults).toEqual([]);
});

test("killed while people write, the application keeps every acknowledged row and starts again by itself", async () => {
  const writer = new Writer();
  const writing = writer.run();
  await sleep(1500);
  app.kill("SIGKILL");
  await app.ended;
  const before = writer.acknowledged.length;
  expect(before).toBeGreaterThan(5);
  app = await startApp({ SAOQUE_DATA: data });
  await sleep(500);
  writer.stop();
  await writing;
  expect(writer.acknowledged.length).toBeGreaterThan(before);
  expect(await missing(writer.acknowledged)).toEqual([]);
  expect((await verifyAudit(owner.db)).faults).toEqual([]);
  expect(await undelivered()).toBe(0);
}, 60_000);

test("killed under the application, the database comes back: 503 meanwhile, nothing acknowledged is lost", async () => {
  const writer = new Writer();
  const writing = writer.run();
  await sleep(700);
  // The application started last adopted the server; a new one of its own it supervises.
  app.kill("SIGTERM");
  expect(await app.ended).toBe(0);
  app = await startApp({ SAOQUE_DATA: data });
  await reconnect();
  await sleep(700);
  const pidFile = join(data, "postgres/cluster/postmaster.pid");
  process.kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), "SIGKILL");
  const statuses = new Set<number>();
  const beforeKill = writer.acknowledged.length;
  let last = 0;
  for (let tries = 0; tries < 400 && !(statuses.has(503) && last === 200); tries += 1) {
    expect(await statusOf(`${app.origin}/healthz`), app.output()).toBe(200);
    last = await statusOf(`${app.origin}/readyz`);
    statuses.add(last);
    await sleep(20);
  }
  expect([...statuses].sort()).toEqual([200, 503]);
  await sleep(1500);
  writer.stop();
  await writing;
  expect(writer.acknowledged.length).toBeGreaterThan(beforeKill);
  expect(await missing(writer.acknowledged)).toEqual([]);
  expect((await verifyAudit(owner.db)).faults).toEqual([]);
  expect(await undelivered()).toBe(0);
}, 90_000);

test("asked to stop, it finishes, stops its database and ends with 0", async () => {
  app.kill("SIGTERM");
  expect(await app.ended).toBe(0);
  expect(existsSync(join(data, "postgres/cluster/postmaster.pid"))).toBe(false);
  expect(await statusOf(`${app.origin}/healthz`)).toBe(0);
  app = await startApp({ SAOQUE_DATA: data });
  await reconnect();
  expect(await statusOf(`${app.origin}/readyz`)).toBe(200);
}, 60_000);

test("a production start without its settings ends at once and names them all", async () => {
  const refused = await launchApp({ SAOQUE_PRODUCTION: "1", SAOQUE_DATA: join(data, "unused") });
  expect(await refused.ended).toBe(1);
  const named = [...refused.output().matchAll(/- (\w+): thiếu/g)].map(([, name]) => name);
  expect(named).toEqual(["SAOQUE_ORIGIN", "SAOQUE_SECRET", "DATABASE_URL", "SAOQUE_CERTIFICATE_KEY"]);
  expect(existsSync(join(data, "unused"))).toBe(false);
});

test("web and worker run apart on one database", async () => {
  const { port, password } = JSON.parse(readFileSync(join(data, "postgres/address.json"), "utf8"));
  const DATABASE_URL = `postgres://postgres:${password}@127.0.0.1:${port}/saoque`;
  const both = { SAOQUE_DATA: join(data, "apart"), DATABASE_URL };
  const worker = await launchApp({ ...both, SAOQUE_PROCESS: "worker" });
  const web = await startApp({ ...both, SAOQUE_PROCESS: "web" });
  expect(await statusOf(`${web.origin}/readyz`)).toBe(200);
  expect(await statusOf(`${worker.origin}/healthz`)).toBe(0);
  for (const part of [web, worker]) {
    part.kill("SIGTERM");
    expect(await part.ended).toBe(0);
  }
  expect(await statusOf(`${app.origin}/readyz`)).toBe(200);
}, 60_000);

/** The embedded server takes a new port with every start of its own. */
async function reconnect(): Promise<void> {
  await owner.close();
  const { port, password } = JSON.parse(readFileSync(join(data, "postgres/address.json"), "utf8"));
  owner = connect(`postgres://postgres:${password}@127.0.0.1:${port}/saoque`, { size: 2, role: null });
}
