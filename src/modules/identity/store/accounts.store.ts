import { type Executor, sql, tables } from "#platform/db";

const on = tables<"identity.accounts">();

export interface Account {
  id: string;
  email: string;
  display_name: string;
  phone: string | null;
  password_hash: string | null;
  totp_secret: string | null;
  totp_enabled_at: Date | null;
  totp_last_step: number | null;
  status: string;
  is_demo: boolean;
  created_at: Date;
  last_signed_in_at: Date | null;
  password_changed_at: Date | null;
  version: number;
}

const columns = [
  "id",
  "email",
  "display_name",
  "phone",
  "password_hash",
  "totp_secret",
  "totp_enabled_at",
  "totp_last_step",
  "status",
  "is_demo",
  "created_at",
  "last_signed_in_at",
  "password_changed_at",
  "version",
] as const;

export interface NewAccount {
  id: string;
  email: string;
  display_name: string;
  phone: string | null;
  password_hash: string | null;
  status: "pending" | "active";
  is_demo: boolean;
  at: Date;
}

/** False when the e-mail address has an account already. */
export async function insertAccount(db: Executor, account: NewAccount): Promise<boolean> {
  const { at, ...values } = account;
  const inserted = await on(db)
    .insertInto("identity.accounts")
    .values({
      ...values,
      created_at: at,
      active_since: account.status === "active" ? at : null,
      password_changed_at: account.password_hash ? at : null,
    })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function findAccountById(db: Executor, id: string): Promise<Account | undefined> {
  return on(db).selectFrom("identity.accounts").select(columns).where("id", "=", id).executeTakeFirst();
}

/** The account held until the transaction ends: for changes that depend on what it is now. */
export async function lockAccount(db: Executor, id: string): Promise<Account | undefined> {
  return on(db)
    .selectFrom("identity.accounts")
    .select(columns)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findAccountByEmail(db: Executor, email: string): Promise<Account | undefined> {
  return on(db).selectFrom("identity.accounts").select(columns).where("email", "=", email).executeTakeFirst();
}

export interface AccountChange {
  display_name?: string;
  phone?: string | null;
  password_hash?: string;
  password_changed_at?: Date;
  totp_secret?: string | null;
  totp_enabled_at?: Date | null;
  totp_last_step?: number | null;
  status?: "active" | "disabled";
  active_since?: Date;
  last_signed_in_at?: Date;
}

/** What a person changes counts up the version. */
export async function changeAccount(db: Executor, id: string, change: AccountChange): Promise<void> {
  await on(db)
    .updateTable("identity.accounts")
    .set((eb) => ({ ...change, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

export async function noteSignIn(db: Executor, id: string, at: Date): Promise<void> {
  await on(db).updateTable("identity.accounts").set({ last_signed_in_at: at }).where("id", "=", id).execute();
}

/**
 * Takes a code's time step for this account once; false when that step or a later one was taken before, also by a
 * request that runs at the same moment.
 */
export async function takeTotpStep(db: Executor, id: string, step: number): Promise<boolean> {
  const taken = await on(db)
    .updateTable("identity.accounts")
    .set({ totp_last_step: step })
    .where("id", "=", id)
    .where((eb) => eb.or([eb("totp_last_step", "is", null), eb("totp_last_step", "<", step)]))
    .returning("id")
    .executeTakeFirst();
  return taken !== undefined;
}

/** Disables accounts nobody used since `before`; demonstration accounts stay. */
export async function disableIdleSince(
  db: Executor,
  before: Date,
): Promise<{ id: string; display_name: string }[]> {
  return on(db)
    .updateTable("identity.accounts")
    .set((eb) => ({ status: "disabled", version: eb("version", "+", 1) }))
    .where("status", "=", "active")
    .where("is_demo", "=", false)
    .where(sql<Date>`greatest(created_at, active_since, last_signed_in_at)`, "<", before)
    .returning(["id", "display_name"])
    .execute();
}
