import { type Db, sql, type Tx } from "#platform/db";
import type { Services } from "#platform/http";

/**
 * Runs one part of the demonstration unless it stands already: all of it and the note that it is there in one
 * transaction, so that a start broken off half-way begins this part anew.
 */
export async function once(
  services: Services,
  name: string,
  work: (services: Services, tx: Tx) => Promise<void>,
): Promise<void> {
  await services.db.transaction().execute(async (tx) => {
    const noted = await sql`insert into platform.reference_loads (name, checksum) values (${name}, 'demo')
      on conflict (name) do nothing`.execute(tx);
    if (noted.numAffectedRows === 0n) return;
    const db = joined(tx);
    await work({ ...services, db, readDb: db }, tx);
  });
}

/** A database whose own transactions are parts of the given one. */
function joined(tx: Tx): Db {
  const begin = () => ({
    execute: <T>(body: (inner: Tx) => Promise<T>) => body(tx),
    setIsolationLevel: begin,
    setAccessMode: begin,
  });
  return new Proxy(tx as Db, {
    get(target, name) {
      if (name === "transaction") return begin;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
