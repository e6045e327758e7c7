import { type Executor, tables } from "#platform/db";

const on = tables<"identity.public_accounts">();

/** Officers and leaders of a commune who may sign in today. */
export async function listCommunePeople(
  db: Executor,
  communeCode: string,
): Promise<{ accountId: string; name: string }[]> {
  return on(db)
    .selectFrom("identity.public_accounts")
    .select(["id as accountId", "display_name as name"])
    .distinct()
    .where("unit_kind", "=", "commune")
    .where("unit_code", "=", communeCode)
    .where("role", "in", ["commune_officer", "commune_leader"])
    .where("status", "=", "active")
    .orderBy("display_name")
    .limit(100)
    .execute();
}
