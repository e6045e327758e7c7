import { createHash, randomBytes } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { loadConfig } from "#platform/config";
import { type Connection, connect, type Db, uuidv7 } from "#platform/db";
import { createServer } from "#platform/http";
import { floorModule } from "../src/app/floor.ts";
import { modules } from "../src/app/modules.ts";
import { createServices } from "../src/app/services.ts";
import { authenticate, describeAccount } from "../src/modules/identity/module.ts";

export interface Statement {
  text: string;
  values: unknown[];
}

export interface Visit {
  status: number;
  milliseconds: number;
  bytes: number;
  /** Every statement that the page sent, in order. */
  statements: Statement[];
}

export interface ProgrammeApp {
  get(path: string, session: string): Promise<Visit>;
  close(): Promise<void>;
}

/** The whole application in this process, so that the statements of a page can be heard and sent again alone. */
export async function openProgrammeApp(databaseUrl: string, dataFolder: string): Promise<ProgrammeApp> {
  const config = loadConfig({
    SAOQUE_DATA: dataFolder,
    SAOQUE_REQUESTS_PER_MINUTE: "1000000000",
    LOG_LEVEL: "silent",
  });
  const plain = connect(databaseUrl, { size: 4 });
  const heard: Statement[] = [];
  const db = new Kysely<object>({
    dialect: new PostgresDialect({ pool: plain.pool }),
    log: ({ query }) => void heard.push({ text: query.sql, values: [...query.parameters] }),
  }) as unknown as Db;
  const database = { ...plain, db, ownerUrl: databaseUrl, readConnection: { ...plain, db }, migrated: [] };
  const services = createServices(config, { ...database, shutdown: () => plain.close() });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const server = await createServer({
    services,
    modules: [floorModule({ pool }, modules), ...modules],
    authenticate: (cookies) => authenticate(services, cookies),
    describeAccount: async (actor) => describeAccount(actor),
    assets: { css: "/theme.css", islands: {} },
    publicFolder: dataFolder,
    demo: false,
  });
  return {
    async get(path, session) {
      heard.length = 0;
      const from = performance.now();
      const answer = await server.inject({ url: path, cookies: { sq_session: session } });
      const milliseconds = performance.now() - from;
      return {
        status: answer.statusCode,
        milliseconds,
        bytes: answer.rawPayload.length,
        statements: heard.slice(),
      };
    },
    async close() {
      await server.close();
      await pool.end();
      await plain.close();
    },
  };
}

/** A signed-in person with one role; gives the session's cookie. */
export async function signIn(
  { pool }: Connection,
  grant: { role: string; unitKind: string; unitCode: string; provinceCode: string },
): Promise<string> {
  const [account, token] = [uuidv7(), randomBytes(32).toString("base64url")];
  await pool.query(
    `insert into identity.accounts (id, email, display_name, status) values ($1, $2, 'Người đo', 'active')`,
    [account, `${account}@do.example`],
  );
  await pool.query(
    `insert into identity.grants (id, account_id, role, unit_kind, unit_code, province_code, valid_from)
     values ($1, $2, $3, $4, $5, $6, '2018-01-01')`,
    [uuidv7(), account, grant.role, grant.unitKind, grant.unitCode, grant.provinceCode],
  );
  await pool.query(
    `insert into identity.sessions (id, token_hash, account_id, expires_at) values ($1, $2, $3, '2100-01-01')`,
    [uuidv7(), createHash("sha256").update(token).digest(), account],
  );
  return token;
}
