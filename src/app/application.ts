import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Config } from "#platform/config";
import { createServer, forgetOldKeys, type JobDefinition, type Services } from "#platform/http";
import { importJob } from "#platform/imports";
import { startWorker, type Worker } from "#platform/jobs";
import { loadAssets } from "#platform/ui";
import { authenticate, describeAccount } from "../modules/identity/module.ts";
import { type AppDatabase, openDatabase } from "./database.ts";
import { floorModule } from "./floor.ts";
import { greet } from "./greeting.ts";
import { modules } from "./modules.ts";
import { createServices } from "./services.ts";

export interface Application {
  services: Services;
  server: FastifyInstance | undefined;
  greeting: string;
  stop(): Promise<void>;
}

/** Database, reference data, demonstration, web and worker, in this order; one process unless told otherwise. */
export async function startApplication(config: Config): Promise<Application> {
  const database = await openDatabase(config, { stopOnClose: true });
  try {
    const services = createServices(config, database);
    for (const module of modules) await module.loadReference?.(services.db);
    const demo = config.SAOQUE_DEMO ? (await import("./demo/load-demo.ts")).loadDemo : undefined;
    await demo?.(services);
    const server = config.SAOQUE_PROCESS === "worker" ? undefined : await listen(config, services, database);
    const worker = config.SAOQUE_PROCESS === "web" ? undefined : await work(services, database);
    return {
      services,
      server,
      greeting: greet(config),
      stop: () => stopInOrder(server, worker, database),
    };
  } catch (error) {
    await database.shutdown();
    throw error;
  }
}

async function listen(config: Config, services: Services, database: AppDatabase): Promise<FastifyInstance> {
  const publicFolder = join(process.cwd(), "dist/public");
  const all = [floorModule(database, modules), ...modules];
  const server = await createServer({
    services,
    modules: all,
    authenticate: (cookies) => authenticate(services, cookies),
    describeAccount: async (actor) => describeAccount(actor),
    assets: loadAssets(join(process.cwd(), "dist")),
    publicFolder,
    demo: config.SAOQUE_DEMO,
  });
  await server.listen({ port: config.PORT, host: config.HOST });
  return server;
}

/** 01:30 in Việt Nam. */
const forgetting: JobDefinition = {
  task: "floor.forget-old-keys",
  cron: "30 18 * * *",
  run: ({ db }) => forgetOldKeys(db),
};

function work(services: Services, database: AppDatabase): Promise<Worker> {
  return startWorker({
    ownerUrl: database.ownerUrl,
    services,
    definitions: [
      forgetting,
      importJob(modules.flatMap((module) => module.registers ?? [])),
      ...modules.flatMap((module) => module.jobs ?? []),
    ],
    listeners: modules.flatMap((module) => module.listeners ?? []),
  });
}

/** First no new requests, then no new jobs, then the database; a part that fails does not keep the next one running. */
async function stopInOrder(
  server: FastifyInstance | undefined,
  worker: Worker | undefined,
  database: AppDatabase,
): Promise<void> {
  const failures: unknown[] = [];
  for (const stop of [() => server?.close(), () => worker?.stop(), () => database.shutdown()]) {
    try {
      await stop();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "Not everything stopped cleanly");
}
