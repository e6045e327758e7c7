import { type Executor, tables } from "#platform/db";

const on = tables<"identity.password_resets" | "identity.recovery_codes" | "identity.external_identities">();

export async function insertReset(
  db: Executor,
  reset: { id: string; account_id: string; token_hash: Buffer; created_at: Date; expires_at: Date },
): Promise<void> {
  await on(db).insertInto("identity.password_resets").values(reset).execute();
}

export async function hasResetSince(db: Executor, accountId: string, since: Date): Promise<boolean> {
  const found = await on(db)
    .selectFrom("identity.password_resets")
    .select("id")
    .where("account_id", "=", accountId)
    .where("created_at", ">", since)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function findReset(
  db: Executor,
  tokenHash: Buffer,
  now: Date,
): Promise<{ id: string; account_id: string } | undefined> {
  return on(db)
    .selectFrom("identity.password_resets")
    .select(["id", "account_id"])
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** One letter used makes every other letter of the account worthless. */
export async function useResetsOf(db: Executor, accountId: string, at: Date): Promise<void> {
  await on(db)
    .updateTable("identity.password_resets")
    .set({ used_at: at })
    .where("account_id", "=", accountId)
    .where("used_at", "is", null)
    .execute();
}

export async function forgetResetsBefore(db: Executor, before: Date): Promise<void> {
  await on(db).deleteFrom("identity.password_resets").where("expires_at", "<", before).execute();
}

export async function replaceRecoveryCodes(
  db: Executor,
  accountId: string,
  codes: readonly { id: string; code_hash: Buffer }[],
): Promise<void> {
  await on(db).deleteFrom("identity.recovery_codes").where("account_id", "=", accountId).execute();
  if (codes.length === 0) return;
  await on(db)
    .insertInto("identity.recovery_codes")
    .values(codes.map((code) => ({ ...code, account_id: accountId })))
    .execute();
}

/** True once per code. */
export async function takeRecoveryCode(
  db: Executor,
  accountId: string,
  codeHash: Buffer,
  at: Date,
): Promise<boolean> {
  const taken = await on(db)
    .updateTable("identity.recovery_codes")
    .set({ used_at: at })
    .where("account_id", "=", accountId)
    .where("code_hash", "=", codeHash)
    .where("used_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return taken !== undefined;
}

export async function countRecoveryCodes(db: Executor, accountId: string): Promise<number> {
  const row = await on(db)
    .selectFrom("identity.recovery_codes")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("account_id", "=", accountId)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

export interface ExternalIdentity {
  issuer: string;
  subject: string;
}

export async function findExternal(db: Executor, identity: ExternalIdentity): Promise<string | undefined> {
  const row = await on(db)
    .selectFrom("identity.external_identities")
    .select("account_id")
    .where("issuer", "=", identity.issuer)
    .where("subject", "=", identity.subject)
    .executeTakeFirst();
  return row?.account_id;
}

export async function linkExternal(
  db: Executor,
  identity: ExternalIdentity,
  accountId: string,
): Promise<boolean> {
  const linked = await on(db)
    .insertInto("identity.external_identities")
    .values({ ...identity, account_id: accountId })
    .onConflict((conflict) => conflict.doNothing())
    .returning("account_id")
    .executeTakeFirst();
  return linked !== undefined;
}

export async function hasExternal(db: Executor, issuer: string, accountId: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom("identity.external_identities")
    .select("subject")
    .where("issuer", "=", issuer)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function unlinkExternal(db: Executor, issuer: string, accountId: string): Promise<void> {
  await on(db)
    .deleteFrom("identity.external_identities")
    .where("issuer", "=", issuer)
    .where("account_id", "=", accountId)
    .execute();
}
