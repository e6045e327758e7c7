import { type Executor, sql } from "#platform/db";
import type { Reach } from "../domain/reach.ts";

export interface AccountSearch {
  reach: Reach;
  text: string;
  status: string;
  role: string;
  /** Identifier of the last account of the page before. */
  after: string | undefined;
  limit: number;
}

export interface ListedGrant {
  role: string;
  unitName: string;
  validTo: string | null;
}

export interface ListedAccount {
  id: string;
  email: string;
  displayName: string;
  status: string;
  isDemo: boolean;
  hasSecondFactor: boolean;
  lastSignedInAt: Date | null;
  grants: ListedGrant[];
}

/** Accounts within reach with their standing roles, newest first, in one statement. */
export async function listAccountRows(db: Executor, search: AccountSearch): Promise<ListedAccount[]> {
  const { reach } = search;
  const { rows } = await sql<ListedAccount>`
    select a.id, a.email, a.display_name as "displayName", a.status, a.is_demo as "isDemo",
      a.totp_enabled_at is not null as "hasSecondFactor", a.last_signed_in_at as "lastSignedInAt",
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unitName', g.unit_name, 'validTo', g.valid_to) order by g.id)
        from identity.grants g where g.account_id = a.id and g.revoked_at is null), '[]') as grants
    from identity.accounts a
    where (${search.after ?? null}::uuid is null or a.id < ${search.after ?? null}::uuid)
      and (${search.status} = '' or a.status = ${search.status})
      and (${search.text} = '' or a.search_text like '%' || public.fold_vi(${search.text}) || '%')
      and (${search.role} = '' or exists (select from identity.grants g
        where g.account_id = a.id and g.role = ${search.role} and g.revoked_at is null))
      and (${reach.everywhere} or exists (select from identity.grants g where g.account_id = a.id
        and (g.province_code = any(${[...reach.provinces]}::text[])
          or (g.unit_kind = 'commune' and g.unit_code = any(${[...reach.communes]}::text[])))))
    order by a.id desc limit ${search.limit}`.execute(db);
  return rows;
}
