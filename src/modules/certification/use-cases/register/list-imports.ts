import { type Actor, type Services, unitsOf } from "#platform/http";
import { officerRoles } from "../../permissions.ts";
import { listImports, type RegisterImport } from "../../store/imports.store.ts";

const PAGE_SIZE = 20;

/** Imports of the officer's province, newest first. */
export async function listImportsFor(
  services: Services,
  actor: Actor,
  before: string | undefined,
): Promise<{ imports: RegisterImport[]; next?: string }> {
  const provinces = unitsOf(actor, officerRoles, "province");
  const found = await listImports(services.readDb, provinces, { before, limit: PAGE_SIZE + 1 });
  const imports = found.slice(0, PAGE_SIZE);
  const last = imports.at(-1);
  return { imports, ...(found.length > PAGE_SIZE && last ? { next: last.id } : {}) };
}
