import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobDefinition, Listener, Services } from "#platform/http";
import { servicesFor, testActor, withTestDatabase } from "#platform/testing";
import {
  announce,
  dispatchEvent,
  dispatchWaiting,
  findRun,
  jobs,
  noteProgress,
  startRun,
  startWorker,
} from "./index.ts";

const database = withTestDatabase();
const stops: (() => Promise<void>)[] = [];
let services: Services;

beforeEach(async () => {
  services = servicesFor(database.db);
  await database.asOwner("delete from graphile_worker._private_jobs");
  await database.asOwner("truncate platform.events, platform.job_runs");
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

function say(name: string, payload: Record<string, unknown> = {}): Promise<void> {
  return database.db.transaction().execute((tx) => announce(tx, name, payload));
}

async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !done(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  expect(done()).toBe(true);
}

async function work(definitions: JobDefinition[], listeners: Listener[] = []): Promise<void> {
  const runner = await startWorker({ ownerUrl: database.ownerUrl, services, definitions, listeners });
  stops.push(() => runner.stop());
}

function hear(event: string, heard: unknown[]): Listener {
  return {
    event,
    name: `hear ${event}`,
    handle: async (_services, _tx, { payload }) => void heard.push(payload),
  };
}

test("what is announced reaches every listener of that fact, once", async () => {
  const [first, second, other]: unknown[][] = [[], [], []];
  const listeners = [hear("a.done", first ?? []), hear("a.done", second ?? []), hear("b.done", other ?? [])];
  await say("a.done", { id: "1" });
  expect(await dispatchWaiting(services, listeners)).toBe(1);
  expect(await dispatchWaiting(services, listeners)).toBe(0);
  const [{ id }] = (await database.asOwner<{ id: string }>("select id from platform.events")) as [
    { id: string },
  ];
  await dispatchEvent(services, listeners, id);
  expect([first, second, other]).toEqual([[{ id: "1" }], [{ id: "1" }], []]);
});

test("an announcement in a change that fails is never heard, nor is its work", async () => {
  const failing = database.db.transaction().execute(async (tx) => {
    await announce(tx, "a.done", {});
    await jobs.enqueue(tx, "some-work", {});
    throw new Error("undone");
  });
  await expect(failing).rejects.toThrow("undone");
  expect(await dispatchWaiting(services, [])).toBe(0);
  expect(await database.asOwner("select * from graphile_worker.jobs")).toEqual([]);
});

test("a listener that fails undoes what the others wrote, and the fact waits", async () => {
  const heard: unknown[] = [];
  const broken: Listener = {
    event: "a.done",
    name: "broken",
    handle: () => Promise.reject(new Error("broken")),
  };
  const writing: Listener = {
    event: "a.done",
    name: "writing",
    handle: (_services, tx) => announce(tx, "b.done", {}),
  };
  await say("a.done");
  await expect(dispatchWaiting(services, [writing, broken])).rejects.toThrow("broken");
  expect(await database.asOwner("select name, dispatched_at from platform.events")).toEqual([
    { name: "a.done", dispatched_at: null },
  ]);
  await dispatchWaiting(services, [hear("a.done", heard)]);
  expect(heard).toEqual([{}]);
});

test("the worker runs queued work and delivers facts by itself", async () => {
  const done: unknown[] = [];
  const heard: unknown[] = [];
  await work(
    [{ task: "count", run: async (_services, payload) => void done.push(payload) }],
    [hear("a.done", heard)],
  );
  await jobs.enqueue(database.db, "count", { n: 1 });
  await say("a.done", { n: 2 });
  await until(() => done.length + heard.length === 2);
  expect([done, heard]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
});

test("work under one key waits in the queue once, with the newest order", async () => {
  for (const n of [1, 2, 3]) await jobs.enqueue(database.db, "count", { n }, { key: "one" });
  const done: unknown[] = [];
  await work([{ task: "count", run: async (_services, payload) => void done.push(payload) }]);
  await until(() => done.length > 0);
  expect(done).toEqual([{ n: 3 }]);
});

test("work that fails stays in the queue for another try", async () => {
  let tries = 0;
  await work([
    {
      task: "fail",
      run: async () => {
        tries += 1;
        throw new Error("not yet");
      },
    },
  ]);
  await jobs.enqueue(database.db, "fail", {});
  await until(() => tries === 1);
  await stops.pop()?.();
  const rows = await database.asOwner<{ attempts: number; later: boolean }>(
    "select attempts, run_at > now() as later from graphile_worker.jobs",
  );
  expect(rows).toEqual([{ attempts: 1, later: true }]);
});

test("work that a killed process had taken is taken up by the next one, never while another lives", async () => {
  const taken = `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = 1`;
  const done: unknown[] = [];
  const count: JobDefinition = { task: "count", run: async (_services, payload) => void done.push(payload) };
  await work([]);
  await jobs.enqueue(database.db, "count", { n: 1 });
  await database.asOwner(taken);
  await work([count]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(done).toEqual([]);
  for (const stop of stops.splice(0)) await stop();
  await work([count]);
  await until(() => done.length === 1);
});

test("a person follows her own long work, and only hers", async () => {
  const mine = testActor("Chủ việc").accountId;
  const runId = await database.db
    .transaction()
    .execute((tx) => startRun(tx, "import", "Nhập sổ", { file: "1" }, mine));
  await noteProgress(database.db, runId, { done: 3, total: 10 });
  expect(await findRun(database.db, runId, mine)).toMatchObject({
    title: "Nhập sổ",
    done: 3,
    total: 10,
    finishedAt: null,
  });
  await noteProgress(database.db, runId, {
    failure: "Tệp hỏng",
    finishedAt: new Date("2026-11-22T00:00:00Z"),
  });
  expect(await findRun(database.db, runId, mine)).toMatchObject({ failure: "Tệp hỏng", done: 3 });
  expect(await findRun(database.db, runId, testActor("Người khác").accountId)).toBeUndefined();
  const [queued] = await database.asOwner<{ payload: unknown }>(
    "select payload from graphile_worker._private_jobs where key is null",
  );
  expect(queued?.payload).toEqual({ file: "1", runId });
});
