import type { Db } from "#platform/db";
import type { FileOwner, StoredFile } from "#platform/files";
import type { Actor } from "#platform/http";
import { belongsTo } from "../domain/reach.ts";
import { mayReadTask } from "../permissions.ts";
import { listUnitsOfDocument, listUnitsWithFile } from "../store/file-units.store.ts";
import { reachOf } from "./reach.ts";

/** A paper is read by the province's office and by the units whose tasks it hangs on. */
export const directiveFiles: FileOwner = {
  module: "directives",
  mayRead: async (db, actor, file) => (actor && (await mayRead(db, actor, file)) ? "allow" : "deny"),
};

async function mayRead(db: Db, actor: Actor, file: StoredFile): Promise<boolean> {
  const reach = await reachOf(db, actor);
  if (reach.reads.includes(file.provinceCode)) return true;
  if (file.ownerKind === "document") {
    const units = await listUnitsOfDocument(db, file.ownerId);
    return units.some((unit) => belongsTo(reach, unit));
  }
  const tasks = await listUnitsWithFile(db, file.id);
  return tasks.some(({ coworkers, ...task }) => mayReadTask(reach, task, coworkers));
}
