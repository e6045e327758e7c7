import type { FastifyInstance } from "fastify";
import pg from "pg";
import { createServer, type Module, type Services } from "#platform/http";
import { servicesFor, type TestDatabase } from "#platform/testing";
import { authenticate, describeAccount } from "../../modules/identity/module.ts";
import { floorModule } from "../floor.ts";
import { modules } from "../modules.ts";

export interface WholeApp {
  services: Services;
  server: FastifyInstance;
  /** Every module, the floor first. */
  modules: readonly Module[];
  close(): Promise<void>;
}

/** Everything that `npm start` puts together, on a test database and without a socket or a worker. */
export async function openWholeApp(database: TestDatabase): Promise<WholeApp> {
  const services = servicesFor(database.db, { env: { SAOQUE_REQUESTS_PER_MINUTE: "1000000" } });
  const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
  for (const module of modules) await module.loadReference?.(services.db);
  const all = [floorModule({ pool }, modules), ...modules];
  const server = await createServer({
    services,
    modules: all,
    authenticate: (cookies) => authenticate(services, cookies),
    describeAccount: async (actor) => describeAccount(actor),
    assets: { css: "/theme.css", islands: {} },
    publicFolder: services.config.SAOQUE_DATA,
    demo: false,
  });
  return {
    services,
    server,
    modules: all,
    close: async () => {
      await server.close();
      await pool.end();
    },
  };
}
