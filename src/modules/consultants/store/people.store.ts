import { type Executor, type Tx, tables } from "#platform/db";
import type { Person } from "../domain/consultant.ts";

const on = tables<"consultants.people">();

const columns = [
  "id",
  "full_name as fullName",
  "account_id as accountId",
  "joined_on as joinedOn",
  "left_on as leftOn",
] as const;

export function listPeople(db: Executor, consultantId: string): Promise<Person[]> {
  return on(db)
    .selectFrom("consultants.people")
    .select(columns)
    .where("consultant_id", "=", consultantId)
    .orderBy("left_on", (by) => by.desc().nullsFirst())
    .orderBy("full_name")
    .limit(200)
    .execute();
}

export async function insertPeople(
  tx: Tx,
  people: readonly (Omit<Person, "leftOn"> & { consultantId: string })[],
): Promise<void> {
  if (people.length === 0) return;
  await on(tx)
    .insertInto("consultants.people")
    .values(
      people.map((person) => ({
        id: person.id,
        consultant_id: person.consultantId,
        full_name: person.fullName,
        account_id: person.accountId,
        joined_on: person.joinedOn,
      })),
    )
    .execute();
}

/** False when this consultant has no such person, or the person has left already. */
export async function endMembership(
  tx: Tx,
  { consultantId, personId, leftOn }: { consultantId: string; personId: string; leftOn: string },
): Promise<boolean> {
  const row = await on(tx)
    .updateTable("consultants.people")
    .set({ left_on: leftOn })
    .where("id", "=", personId)
    .where("consultant_id", "=", consultantId)
    .where("left_on", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function linkAccount(
  tx: Tx,
  { consultantId, personId, accountId }: { consultantId: string; personId: string; accountId: string | null },
): Promise<boolean> {
  const row = await on(tx)
    .updateTable("consultants.people")
    .set({ account_id: accountId })
    .where("id", "=", personId)
    .where("consultant_id", "=", consultantId)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
