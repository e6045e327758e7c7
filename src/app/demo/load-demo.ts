import type { Services } from "#platform/http";
import { loadAccounts } from "./accounts.ts";
import { once } from "./once.ts";

/** Fills an empty installation with the demonstration; each part only once, so that a second start is quick. */
export async function loadDemo(services: Services): Promise<void> {
  await once(services, "demo.accounts", loadAccounts);
}
