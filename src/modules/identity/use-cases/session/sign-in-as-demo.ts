import { isUuid } from "#platform/db";
import { NotFound, type Services } from "#platform/http";
import { type Role, roleNames, roles } from "../../domain/roles.ts";
import { findAccountById } from "../../store/accounts.store.ts";
import { listDemoHolders } from "../../store/grants.store.ts";
import { type Entered, enter } from "./enter.ts";
import type { Client } from "./start-session.ts";

export interface DemoGroup {
  role: Role;
  title: string;
  people: { id: string; name: string; unitName: string }[];
}

/** The demonstration's people by role, in the order of the roles; empty anywhere else. */
export async function listDemoPeople(services: Services): Promise<DemoGroup[]> {
  if (!services.config.SAOQUE_DEMO) return [];
  const holders = await listDemoHolders(services.db);
  return roleNames
    .map((role) => ({
      role,
      title: roles[role].title,
      people: holders
        .filter((holder) => holder.role === role)
        .map((holder) => ({ id: holder.id, name: holder.display_name, unitName: holder.unit_name })),
    }))
    .filter((group) => group.people.length > 0);
}

/** One click in the demonstration. Outside it neither this way nor such an account exists. */
export async function signInAsDemo(services: Services, accountId: string, client: Client): Promise<Entered> {
  if (!services.config.SAOQUE_DEMO || !isUuid(accountId)) throw new NotFound();
  const account = await findAccountById(services.db, accountId);
  if (!account?.is_demo || account.status !== "active") throw new NotFound();
  return enter(services, account, client, "demonstration");
}
