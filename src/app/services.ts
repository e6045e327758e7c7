import type { Config } from "#platform/config";
import { createFileStorage } from "#platform/files";
import type { Services } from "#platform/http";
import { jobs } from "#platform/jobs";
import { createLog } from "#platform/log";
import { createMailer } from "#platform/mail";
import type { AppDatabase } from "./database.ts";

export function createServices(config: Config, database: AppDatabase): Services {
  return {
    db: database.db,
    readDb: database.readConnection.db,
    storage: createFileStorage(config),
    mailer: createMailer(config),
    jobs,
    config,
    log: createLog(config.LOG_LEVEL),
    now: () => new Date(),
  };
}
