import { type Executor, tables } from "#platform/db";
import type { AskedRecipient } from "../domain/addressee.ts";

const on = tables<"identity.public_accounts" | "identity.public_people">();

export interface Person {
  id: string;
  displayName: string;
}

/** Everyone a notice goes to, each once; accounts that may not sign in are left out. */
export async function listPeople(db: Executor, to: readonly AskedRecipient[]): Promise<Person[]> {
  const found = [...(await namedPeople(db, to)), ...(await holdersOf(db, to))];
  return [...new Map(found.map((person) => [person.id, person])).values()];
}

async function namedPeople(db: Executor, to: readonly AskedRecipient[]): Promise<Person[]> {
  const ids = to.flatMap((one) => ("accountId" in one ? [one.accountId] : []));
  if (ids.length === 0) return [];
  return on(db)
    .selectFrom("identity.public_people")
    .select(["id", "display_name as displayName"])
    .where("id", "in", ids)
    .where("status", "=", "active")
    .orderBy("id")
    .execute();
}

async function holdersOf(db: Executor, to: readonly AskedRecipient[]): Promise<Person[]> {
  const held = to.flatMap((one) => {
    if ("accountId" in one) return [];
    if ("role" in one) return [one];
    return ["producer_owner", "producer_member"].map((role) => ({
      role,
      unitKind: "producer",
      unitCode: one.producerId,
    }));
  });
  if (held.length === 0) return [];
  return on(db)
    .selectFrom("identity.public_accounts")
    .select(["id", "display_name as displayName"])
    .distinct()
    .where("status", "=", "active")
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple("role", "unit_kind", "unit_code"),
        "in",
        held.map(({ role, unitKind, unitCode }) => tuple(role, unitKind, unitCode)),
      ),
    )
    .orderBy("id")
    .execute();
}
