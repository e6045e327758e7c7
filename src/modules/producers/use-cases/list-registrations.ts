import { isUuid } from "#platform/db";
import { type Actor, type Services, unitsOf } from "#platform/http";
import { communeRoles } from "../permissions.ts";
import { countWaiting, listRegistrations, type RegistrationLine } from "../store/registrations.store.ts";

export type { RegistrationLine };

const PAGE_SIZE = 20;

/** Registrations sent to the communes the actor works for. */
export async function listRegistrationsFor(
  services: Services,
  actor: Actor,
  { waiting, cursor }: { waiting: boolean; cursor: string },
): Promise<{ lines: RegistrationLine[]; next?: string }> {
  const found = await listRegistrations(services.db, {
    communeCodes: unitsOf(actor, communeRoles, "commune"),
    waiting,
    after: isUuid(cursor) ? cursor : undefined,
    limit: PAGE_SIZE + 1,
  });
  const lines = found.slice(0, PAGE_SIZE);
  const last = lines.at(-1);
  return { lines, ...(found.length > PAGE_SIZE && last ? { next: last.id } : {}) };
}

export function countWaitingFor(services: Services, actor: Actor): Promise<number> {
  return countWaiting(services.db, unitsOf(actor, communeRoles, "commune"));
}
