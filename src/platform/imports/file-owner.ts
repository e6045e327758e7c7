import type { FileOwner } from "#platform/files";
import { mayUseImport } from "./desk.ts";
import { findImport } from "./imports.store.ts";
import type { Register } from "./register.ts";
import { FILE_OWNER } from "./running/upload.ts";

/** The files of imports: read by whoever may use the import. */
export function importFileOwner(registers: readonly Register[]): FileOwner {
  const byName = new Map(registers.map((register) => [register.name, register]));
  return {
    module: FILE_OWNER,
    mayRead: async (db, actor, file) => {
      const record = actor ? await findImport(db, file.ownerId) : undefined;
      const register = byName.get(record?.register ?? "");
      return actor && record && register && mayUseImport(actor, register, record) ? "allow" : "deny";
    },
  };
}
