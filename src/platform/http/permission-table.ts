import type { Access, Module, Route } from "./route.ts";

/** One route as the permission table shows it: who may call it at all. */
export interface PermissionRow {
  module: string;
  action: string;
  method: Route["method"];
  path: string;
  kind: Route["kind"];
  access: Access;
}

/** Every route of the given modules, by module and action: what the page shows and the tests walk. */
export function permissionTable(modules: readonly Module[]): PermissionRow[] {
  return modules
    .flatMap((module) =>
      module.routes.map(({ action, method, path, kind, access }) => ({
        module: module.name,
        action,
        method,
        path,
        kind,
        access,
      })),
    )
    .sort(
      (a, b) =>
        a.action.localeCompare(b.action) || a.path.localeCompare(b.path) || a.method.localeCompare(b.method),
    );
}

/** Whether a holder of the role may call the route at all; the use case then looks at the record. */
export function roleMayCall(row: Pick<PermissionRow, "access">, role: string): boolean {
  return row.access === "public" || row.access === "signed-in" || row.access.includes(role);
}
