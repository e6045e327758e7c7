import { type Executor, sql, tables } from "#platform/db";

const on = tables<"producers.public_producers" | "identity.public_accounts">();

export async function findOwnProducers(
  db: Executor,
  ids: readonly string[],
): Promise<{ id: string; name: string; communeCode: string | null; provinceCode: string }[]> {
  if (ids.length === 0) return [];
  return on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "name", "commune_code as communeCode", "province_code as provinceCode"])
    .where(sql<boolean>`id::text = any(${ids}::text[])`)
    .execute();
}

/** Accounts of a province by address, for lists that name people by their e-mail. */
export async function accountsByEmail(
  db: Executor,
  provinceCode: string,
  emails: readonly string[],
): Promise<{ id: string; email: string; unitKind: string; unitCode: string }[]> {
  if (emails.length === 0) return [];
  return on(db)
    .selectFrom("identity.public_accounts")
    .select(["id", "email", "unit_kind as unitKind", "unit_code as unitCode"])
    .where("province_code", "=", provinceCode)
    .where(sql<boolean>`email = any(${emails}::text[])`)
    .execute();
}

/** Producers of a province by folded name; two of one name give two rows. */
export async function producersByName(
  db: Executor,
  provinceCode: string,
  names: readonly string[],
): Promise<{ id: string; name: string; communeCode: string | null }[]> {
  if (names.length === 0) return [];
  return on(db)
    .selectFrom("producers.public_producers")
    .select(["id", "name", "commune_code as communeCode"])
    .where("province_code", "=", provinceCode)
    .where(
      sql<boolean>`public.fold_vi(name) in (select public.fold_vi(n) from unnest(${names}::text[]) as u(n))`,
    )
    .execute();
}
