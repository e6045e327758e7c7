import { isUuid } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { reachOf } from "../../domain/reach.ts";
import { type ListedAccount, listAccountRows } from "../../store/account-list.store.ts";
import { type Invitation, listOpenInvitations } from "../../store/invitations.store.ts";

export type { Invitation, ListedAccount };

export interface AccountQuery {
  text: string;
  status: string;
  role: string;
  after: string;
}

export interface AccountPage {
  accounts: ListedAccount[];
  next: string | undefined;
  invitations: Invitation[];
}

const pageSize = 30;

/** Accounts within the actor's reach, a page at a time; the first page also shows unanswered invitations. */
export async function listAccounts(
  services: Services,
  actor: Actor,
  query: AccountQuery,
): Promise<AccountPage> {
  const reach = reachOf(actor.grants);
  const after = isUuid(query.after) ? query.after : undefined;
  const rows = await listAccountRows(services.readDb, {
    reach,
    after,
    text: query.text.slice(0, 100),
    status: ["active", "pending", "disabled"].includes(query.status) ? query.status : "",
    role: query.role,
    limit: pageSize + 1,
  });
  const accounts = rows.slice(0, pageSize);
  const invitations = after ? [] : await listOpenInvitations(services.readDb, reach, pageSize);
  return { accounts, invitations, next: rows.length > pageSize ? accounts.at(-1)?.id : undefined };
}
