import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Db } from "./tables.ts";

// Dates stay what they are in the law: a calendar day without a time zone.
pg.types.setTypeParser(1082, (text) => text);
// Counts and money in whole đồng fit a double exactly up to 9·10¹⁵.
pg.types.setTypeParser(20, (text) => Number(text));
pg.types.setTypeParser(1700, (text) => Number(text));

/** The role the application runs under: reads and writes, but may not change the audit trail or any table. */
export const appRole = "saoque_app";

/** With PostgreSQL's own 4 MB, the figures of a whole country were sorted on disk. */
const SORT_MEMORY = "32MB";

export interface Connection {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens the application's pool. Every connection drops to the application role before its first statement. */
export function connect(url: string, options: { size: number; role?: string | null }): Connection {
  const role = options.role === undefined ? appRole : options.role;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    options: [`-c work_mem=${SORT_MEMORY}`, ...(role ? [`-c role=${role}`] : [])].join(" "),
  });
  // A connection that dies with the database is replaced at its next use: idle ones complain to the pool, those at
  // work to nobody, which would end the process; whoever was using them gets the failed statement anyway.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) }) as unknown as Db;
  return { db, pool, close: () => db.destroy() };
}
