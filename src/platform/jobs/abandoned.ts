import pg from "pg";

const lock = 7236503;

/**
 * Work that a killed process had taken would wait four hours for it. Every worker holds a shared lock for as long as
 * it lives; one that starts and finds the lock free is alone, so whatever is still taken was abandoned.
 * @returns lets go of the lock
 */
export async function takeUpAbandoned(ownerUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  // When the database is restarted the lock is gone with it: the next worker then takes up work a little too eagerly,
  // which every job must bear anyway.
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [lock]);
  if (rows[0]?.alone) {
    await client.query(`select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`);
  }
  await client.query("select pg_advisory_lock_shared($1)", [lock]);
  if (rows[0]?.alone) await client.query("select pg_advisory_unlock($1)", [lock]);
  return () => client.end().catch(() => undefined);
}
