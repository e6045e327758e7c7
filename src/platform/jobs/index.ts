import {
  Logger,
  makeWorkerUtils,
  parseCronItems,
  type RunnerOptions,
  run,
  type WorkerUtils,
} from "graphile-worker";
import { connect, type Db, type Executor, sql, type Tx, tables, uuidv7 } from "#platform/db";
import type { EventRecord, JobDefinition, Listener, Services } from "#platform/http";
import type { Log } from "#platform/log";
import { takeUpAbandoned } from "./abandoned.ts";
import { keepRunning, type Running } from "./keep-running.ts";

const on = tables<"platform.events" | "platform.job_runs">();

export interface Jobs {
  /** Adds work in the caller's transaction: it runs only if the transaction commits. */
  enqueue(
    tx: Executor,
    task: string,
    payload: Record<string, unknown>,
    options?: { key?: string },
  ): Promise<void>;
}

export const jobs: Jobs = {
  async enqueue(tx, task, payload, options = {}) {
    await sql`select platform.enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${options.key ?? null})`.execute(
      tx,
    );
  },
};

/** Announces a fact to the modules above, in the transaction of the change (outbox). */
export async function announce(tx: Tx, name: string, payload: Record<string, unknown>): Promise<void> {
  const id = uuidv7();
  await on(tx)
    .insertInto("platform.events")
    .values({ id, name, payload: JSON.stringify(payload) })
    .execute();
  await jobs.enqueue(tx, "dispatch-event", { id });
}

/**
 * Prepares the queue's own tables. They are closed to every other role by row security, so the application role
 * gets the one function it needs and nothing else. Run with the owner's connection.
 */
export async function installJobs(ownerUrl: string, role: string): Promise<void> {
  const queue: WorkerUtils = await makeWorkerUtils({ connectionString: ownerUrl, logger: silent });
  try {
    await queue.migrate();
    await queue.withPgClient(async (client) => {
      await client.query(`
        create or replace function platform.enqueue_job(task text, payload json, key text) returns void
          language sql security definer set search_path = pg_catalog
          as $$ select graphile_worker.add_job(task, payload, job_key => key) $$;
        revoke all on function platform.enqueue_job from public;
        grant execute on function platform.enqueue_job to ${role}`);
    });
  } finally {
    await queue.release();
  }
}

export interface WorkerOptions {
  ownerUrl: string;
  services: Services;
  definitions: readonly JobDefinition[];
  listeners: readonly Listener[];
}

export interface Worker {
  stop(): Promise<void>;
}

/** Runs queued work until stopped, also through restarts of the database. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { services, definitions, listeners } = options;
  const tasks = definitions.map(
    (job) => [job.task, (payload: unknown) => job.run(services, asRecord(payload))] as const,
  );
  const crons = definitions
    .filter((job) => job.cron)
    .map((job) => ({ task: job.task, match: job.cron ?? "" }));
  const taskList = {
    ...Object.fromEntries(tasks),
    "dispatch-event": (payload: unknown) => dispatchEvent(services, listeners, String(asRecord(payload).id)),
  };
  const start = () =>
    startRunner(options.ownerUrl, services.log, { taskList, parsedCronItems: parseCronItems(crons) });
  return keepRunning(start, services.log);
}

type Work = Pick<RunnerOptions, "taskList" | "parsedCronItems">;

async function startRunner(ownerUrl: string, log: Log, work: Work): Promise<Running> {
  const release = await takeUpAbandoned(ownerUrl);
  // A pool of ours: the queue stops listening to its own one before its last connections are gone, and what a killed
  // database does to them would then end the process.
  const { pool } = connect(ownerUrl, { size: 5, role: null });
  const runner = await run({
    ...work,
    pgPool: pool,
    noHandleSignals: true,
    logger: workerLogger(log),
    // Without a batch the queue's "done" is sent and not waited for: when the database is killed at that moment, its
    // rejection would end the process. With one the runner ends, and is started again.
    preset: {
      worker: { concurrentJobs: 2, pollInterval: 1000, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
  });
  return {
    ended: runner.promise.finally(() => Promise.all([release(), pool.end()])),
    stop: () => runner.stop(),
  };
}

/** Delivers one event to all its listeners in one transaction; done twice it does nothing the second time. */
export async function dispatchEvent(
  services: Services,
  listeners: readonly Listener[],
  id: string,
): Promise<void> {
  await services.db.transaction().execute(async (tx) => {
    const row = await on(tx)
      .selectFrom("platform.events")
      .select(["id", "name", "payload", "occurred_at", "dispatched_at"])
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (!row || row.dispatched_at) return;
    const event: EventRecord = {
      id: row.id,
      name: row.name,
      payload: asRecord(row.payload),
      occurredAt: row.occurred_at,
    };
    for (const listener of listeners.filter((l) => l.event === event.name))
      await listener.handle(services, tx, event);
    await on(tx)
      .updateTable("platform.events")
      .set({ dispatched_at: new Date() })
      .where("id", "=", id)
      .execute();
  });
}

/** Delivers everything that waits, in order; for the command line and tests, where no worker runs. */
export async function dispatchWaiting(services: Services, listeners: readonly Listener[]): Promise<number> {
  const rows = await on(services.db)
    .selectFrom("platform.events")
    .select("id")
    .where("dispatched_at", "is", null)
    .orderBy("occurred_at")
    .orderBy("id")
    .limit(5000)
    .execute();
  for (const row of rows) await dispatchEvent(services, listeners, row.id);
  return rows.length;
}

export interface JobRun {
  id: string;
  title: string;
  done: number;
  total: number | null;
  result: unknown;
  failure: string | null;
  finishedAt: Date | null;
}

/** Long work a person follows: makes its progress row and queues it. The job gets `{ runId }` beside its payload. */
export async function startRun(
  tx: Tx,
  task: string,
  title: string,
  payload: Record<string, unknown>,
  startedBy: string,
): Promise<string> {
  const id = uuidv7();
  await on(tx).insertInto("platform.job_runs").values({ id, task, title, started_by: startedBy }).execute();
  await jobs.enqueue(tx, task, { ...payload, runId: id });
  return id;
}

export async function noteProgress(
  db: Executor,
  runId: string,
  change: Partial<Omit<JobRun, "id" | "title">>,
): Promise<void> {
  await on(db)
    .updateTable("platform.job_runs")
    .set({
      ...(change.done === undefined ? {} : { done: change.done }),
      ...(change.total === undefined ? {} : { total: change.total }),
      ...(change.result === undefined ? {} : { result: JSON.stringify(change.result) }),
      ...(change.failure === undefined ? {} : { failure: change.failure }),
      ...(change.finishedAt === undefined ? {} : { finished_at: change.finishedAt }),
    })
    .where("id", "=", runId)
    .execute();
}

export async function findRun(db: Db, runId: string, startedBy: string): Promise<JobRun | undefined> {
  const row = await on(db)
    .selectFrom("platform.job_runs")
    .select(["id", "title", "done", "total", "result", "failure", "finished_at"])
    .where("id", "=", runId)
    .where("started_by", "=", startedBy)
    .executeTakeFirst();
  return row && { ...row, finishedAt: row.finished_at };
}

const silent = new Logger(() => () => undefined);

function workerLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log.error({ job: true }, message);
    else if (level === "warning") log.warn({ job: true }, message);
  });
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
