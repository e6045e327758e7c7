import { type Executor, sql, tables } from "#platform/db";

const on = tables<"directives.agency_people">();

/** Accounts that answer for agencies today; whoever lost the role in the meantime is left out. */
export async function listAccountsOfAgencies(
  db: Executor,
  agencyIds: readonly string[],
): Promise<{ agencyId: string; accountId: string }[]> {
  if (agencyIds.length === 0) return [];
  return on(db)
    .selectFrom("directives.agency_people as p")
    .select(["p.agency_id as agencyId", "p.account_id as accountId"])
    .where(sql<boolean>`p.agency_id = any(${agencyIds}::uuid[])`)
    .where("p.until", "is", null)
    .where(
      sql<boolean>`exists (select from identity.public_accounts i
        where i.id = p.account_id and i.role = 'agency_officer' and i.status = 'active')`,
    )
    .execute();
}
