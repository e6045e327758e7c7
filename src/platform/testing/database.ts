import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type Connection, connect, type Db } from "#platform/db";

export interface TestDatabase {
  readonly db: Db;
  /** Owner's address: for tests that look at or break things the application may not touch. */
  readonly ownerUrl: string;
  /** Runs SQL as the owner of the database. */
  asOwner<T extends pg.QueryResultRow>(statement: string, values?: unknown[]): Promise<T[]>;
}

/**
 * A fresh migrated database for one test file, dropped afterwards. Call it at the top of the file.
 *
 * @example
 * const database = withTestDatabase();
 * test("…", async () => { await submitDossier(servicesFor(database.db), actor, input); });
 */
export function withTestDatabase(): TestDatabase {
  const name = `t_${randomBytes(6).toString("hex")}`;
  let connection: Connection | undefined;
  let owner: Connection | undefined;
  let url = "";
  beforeAll(async () => {
    const server = inject("testDatabaseUrl");
    await createFromTemplate(server, name);
    url = server.replace(/\/saoque$/, `/${name}`);
    connection = connect(url, { size: 5 });
    owner = connect(url, { size: 1, role: null });
  });
  // A pool is done before its last connection is gone; the forced drop then ends that one, which `connect` bears.
  afterAll(async () => {
    await connection?.close();
    await owner?.pool.end();
    const admin = new pg.Client({ connectionString: inject("testDatabaseUrl") });
    await admin.connect();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  return {
    get db() {
      if (!connection) throw new Error("The test database opens in beforeAll");
      return connection.db;
    },
    get ownerUrl() {
      return url;
    },
    async asOwner<T extends pg.QueryResultRow>(statement: string, values: unknown[] = []) {
      if (!owner) throw new Error("The test database opens in beforeAll");
      return (await owner.pool.query<T>(statement, values)).rows;
    },
  };
}

/** Copies wait for each other: PostgreSQL copies a template only while nobody is connected to it. */
async function createFromTemplate(server: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock(7236599)");
    await admin.query(`create database ${name} template template_saoque strategy file_copy`);
  } finally {
    await admin.end();
  }
}
