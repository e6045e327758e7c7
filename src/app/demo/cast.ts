import { type Executor, tables } from "#platform/db";
import type { Actor, Grant } from "#platform/http";
import { demoEmail, demoPeople } from "./people.ts";

const on = tables<"identity.public_accounts">();

/** The people of the demonstration with the roles they hold, called by their keys. */
export type Cast = (key: string) => Actor;

export async function gatherCast(db: Executor): Promise<Cast> {
  const rows = await on(db)
    .selectFrom("identity.public_accounts")
    .select(["id", "display_name", "email", "role", "unit_kind", "unit_code", "unit_name", "province_code"])
    .where(
      "email",
      "in",
      demoPeople.map((person) => demoEmail(person.key)),
    )
    .execute();
  const actors = new Map<string, Actor & { grants: Grant[] }>();
  for (const row of rows) {
    const { id, display_name: displayName, email } = row;
    if (!id || !email || !row.role || !row.unit_kind || !row.unit_code) continue;
    const known = actors.get(email) ?? {
      accountId: id,
      sessionId: id,
      displayName: displayName ?? "",
      grants: [],
    };
    known.grants.push({
      role: row.role,
      unitKind: row.unit_kind,
      unitCode: row.unit_code,
      unitName: row.unit_name ?? "",
      provinceCode: row.province_code ?? "",
    });
    actors.set(email, known);
  }
  return (key) => {
    const actor = actors.get(demoEmail(key));
    if (!actor) throw new Error(`Nobody of the demonstration is called ${key}`);
    return actor;
  };
}
