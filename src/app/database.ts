import { join } from "node:path";
import type { Config } from "#platform/config";
import {
  appRole,
  type Connection,
  connect,
  type EmbeddedPostgres,
  migrate,
  startEmbedded,
} from "#platform/db";
import { installJobs } from "#platform/jobs";

export interface AppDatabase extends Connection {
  /** The owner's address: migrations and the job queue. */
  ownerUrl: string;
  readConnection: Connection;
  migrated: string[];
  /** Closes the pools and stops PostgreSQL when it is ours. */
  shutdown(): Promise<void>;
}

export const migrationsFolder = join(process.cwd(), "db/migrations");

/** Opens the configured database, or the embedded one, brings it up to date and drops to the application's role. */
export async function openDatabase(config: Config, options: { stopOnClose: boolean }): Promise<AppDatabase> {
  const embedded: EmbeddedPostgres | undefined = config.DATABASE_URL
    ? undefined
    : await startEmbedded(config.SAOQUE_DATA, { durable: true });
  const ownerUrl = config.DATABASE_URL ?? embedded?.url ?? "";
  const migrated = await migrate(ownerUrl, migrationsFolder);
  if (migrated.length > 0) await installJobs(ownerUrl, appRole);
  const connection = connect(ownerUrl, { size: config.DATABASE_POOL });
  const readConnection = config.DATABASE_READ_URL
    ? connect(config.DATABASE_READ_URL, { size: config.DATABASE_POOL })
    : connection;
  return {
    ...connection,
    ownerUrl,
    readConnection,
    migrated,
    shutdown: async () => {
      await connection.close();
      if (readConnection !== connection) await readConnection.close();
      if (embedded && (embedded.started || options.stopOnClose)) await embedded.stop();
    },
  };
}
