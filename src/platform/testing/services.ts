import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "#platform/config";
import type { Db } from "#platform/db";
import { uuidv7 } from "#platform/db";
import { createFileStorage } from "#platform/files";
import type { Actor, Grant, Services } from "#platform/http";
import { jobs } from "#platform/jobs";
import { createLog } from "#platform/log";
import { createMailer } from "#platform/mail";

/** Real services on a test database and a folder of their own; the clock stands still where a test wants it to. */
export function servicesFor(db: Db, options: { now?: string; env?: Record<string, string> } = {}): Services {
  const data = mkdtempSync(join(tmpdir(), "saoque-data-"));
  const config = loadConfig({ SAOQUE_DATA: data, LOG_LEVEL: "silent", ...options.env });
  return {
    db,
    readDb: db,
    storage: createFileStorage(config),
    mailer: createMailer(config),
    jobs,
    config,
    log: createLog("silent"),
    now: () => (options.now ? new Date(options.now) : new Date()),
  };
}

/** A person for use-case tests: no session behind, only rights. */
export function testActor(displayName: string, ...grants: Grant[]): Actor {
  return { accountId: uuidv7(), sessionId: uuidv7(), displayName, grants };
}
