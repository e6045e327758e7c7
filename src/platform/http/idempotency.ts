import { type Db, tables } from "#platform/db";

const on = tables<"platform.idempotency_keys">();

export type Begun = { state: "new" } | { state: "done"; location: string } | { state: "running" };

/** Claims the key of a form for one account; the second press of the same button finds the first one's result. */
export async function beginOnce(db: Db, accountId: string, key: string): Promise<Begun> {
  const claimed = await on(db)
    .insertInto("platform.idempotency_keys")
    .values({ account_id: accountId, key })
    .onConflict((conflict) => conflict.doNothing())
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
