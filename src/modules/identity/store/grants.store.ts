import { type Executor, tables } from "#platform/db";

const on = tables<"identity.grants" | "identity.accounts" | "identity.public_accounts">();

export interface NewGrant {
  id: string;
  account_id: string;
  role: string;
  unit_kind: string;
  unit_code: string;
  unit_name: string;
  province_code: string;
  valid_from: string;
  valid_to: string | null;
  granted_by: string | null;
}

/** False when the account holds this role in this unit already. */
export async function insertGrant(db: Executor, grant: NewGrant): Promise<boolean> {
  const inserted = await on(db)
    .insertInto("identity.grants")
    .values(grant)
    .onConflict((conflict) =>
      conflict
        .columns(["account_id", "role", "unit_kind", "unit_code"])
        .where("revoked_at", "is", null)
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
}

export interface GrantRow {
  id: string;
  role: string;
  unit_kind: string;
  unit_code: string;
  unit_name: string;
  province_code: string;
  valid_from: string;
  valid_to: string | null;
  created_at: Date;
  revoked_at: Date | null;
}

/** All roles ever given to the account, those not revoked first. */
export async function listGrantsOf(db: Executor, accountId: string): Promise<GrantRow[]> {
  return on(db)
    .selectFrom("identity.grants")
    .select([
      "id",
      "role",
      "unit_kind",
      "unit_code",
      "unit_name",
      "province_code",
      "valid_from",
      "valid_to",
      "created_at",
      "revoked_at",
    ])
    .where("account_id", "=", accountId)
    .orderBy("revoked_at", (order) => order.desc().nullsFirst())
    .orderBy("created_at", "desc")
    .limit(100)
    .execute();
}

/** A grant that ended by date stands in the way of giving the role anew; it is closed first. */
export async function closeLapsedGrant(
  db: Executor,
  grant: NewGrant,
  today: string,
  at: Date,
): Promise<void> {
  await on(db)
    .updateTable("identity.grants")
    .set({ revoked_at: at })
    .where("account_id", "=", grant.account_id)
    .where("role", "=", grant.role)
    .where("unit_kind", "=", grant.unit_kind)
    .where("unit_code", "=", grant.unit_code)
    .where("revoked_at", "is", null)
    .where("valid_to", "<", today)
    .execute();
}

export async function revokeGrant(db: Executor, id: string, by: string, at: Date): Promise<boolean> {
  const revoked = await on(db)
    .updateTable("identity.grants")
    .set({ revoked_at: at, revoked_by: by })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return revoked !== undefined;
}

export interface Holder {
  id: string;
  displayName: string;
  email: string;
  status: string;
}

/** People who hold a role in a unit today and may sign in. */
export async function listHolders(
  db: Executor,
  where: { role: string; unitKind: string; unitCode: string },
): Promise<Holder[]> {
  return on(db)
    .selectFrom("identity.public_accounts")
    .select(["id", "display_name as displayName", "email", "status"])
    .where("role", "=", where.role)
    .where("unit_kind", "=", where.unitKind)
    .where("unit_code", "=", where.unitCode)
    .where("status", "=", "active")
    .orderBy("display_name")
    .orderBy("id")
    .limit(500)
    .execute();
}

export interface DemoHolder {
  id: string;
  display_name: string;
  role: string;
  unit_name: string;
}

export async function listDemoHolders(db: Executor): Promise<DemoHolder[]> {
  return on(db)
    .selectFrom("identity.public_accounts as p")
    .innerJoin("identity.accounts as a", "a.id", "p.id")
    .select(["p.id", "p.display_name", "p.role", "p.unit_name"])
    .where("a.is_demo", "=", true)
    .where("a.status", "=", "active")
    .orderBy("a.created_at")
    .orderBy("p.id")
    .limit(200)
    .execute();
}
