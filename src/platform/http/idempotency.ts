import { setTimeout as sleep } from "node:timers/promises";
import { type Db, sql, tables } from "#platform/db";

const on = tables<"platform.idempotency_keys">();

export type Begun = { state: "new" } | { state: "done"; location: string } | { state: "running" };

const patience = { pauseMs: 100, tries: 50 };

/**
 * Claims the key of a form for one account; the second press of the same button waits for the first one's result
 * and leads there too.
 */
export async function beginOnce(db: Db, accountId: string, key: string): Promise<Begun> {
  for (let tries = 1; ; tries += 1) {
    const begun = await claim(db, accountId, key);
    if (begun.state !== "running" || tries === patience.tries) return begun;
    await sleep(patience.pauseMs);
  }
}

/** A key still open after five minutes belongs to a process that was killed: its work was rolled back. */
async function claim(db: Db, accountId: string, key: string): Promise<Begun> {
  const claimed = await on(db)
    .insertInto("platform.idempotency_keys")
    .values({ account_id: accountId, key })
    .onConflict((conflict) =>
      conflict
        .columns(["account_id", "key"])
        .doUpdateSet({ created_at: sql<Date>`now()` })
        .where("platform.idempotency_keys.location", "is", null)
        .where("platform.idempotency_keys.created_at", "<", sql<Date>`now() - interval '5 minutes'`),
    )
    .returning("key")
    .executeTakeFirst();
  if (claimed) return { state: "new" };
  const found = await on(db)
    .selectFrom("platform.idempotency_keys")
    .select("location")
    .where("account_id", "=", accountId)
    .where("key", "=", key)
    .executeTakeFirst();
  return found?.location ? { state: "done", location: found.location } : { state: "running" };
}

export async function finishOnce(
  db: Db,
  accountId: string,
  key: string,
  location: string | null,
): Promise<void> {
  const rows = on(db);
  if (location === null) {
    await rows
      .deleteFrom("platform.idempotency_keys")
      .where("account_id", "=", accountId)
      .where("key", "=", key)
      .execute();
    return;
  }
  await rows
    .updateTable("platform.idempotency_keys")
    .set({ location })
    .where("account_id", "=", accountId)
    .where("key", "=", key)
    .execute();
}

const keptDays = 7;

/** Nobody presses a button a second time after a week. */
export async function forgetOldKeys(db: Db): Promise<void> {
  await on(db)
    .deleteFrom("platform.idempotency_keys")
    .where("created_at", "<", sql<Date>`now() - make_interval(days => ${keptDays})`)
    .execute();
}
