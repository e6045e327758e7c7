import { Conflict } from "#platform/http";
import { startRun } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import { getImport, type ImportDesk } from "../desk.ts";
import { saveImport } from "../imports.store.ts";
import { IMPORT_TASK, stepPayload } from "./order.ts";

/** Queues the taking over of the new rows of a checked table. */
export async function confirmImport(
  desk: ImportDesk,
  input: { id: string; version: number; requestId: string },
): Promise<Result<void>> {
  const { services, actor } = desk;
  const record = await getImport(desk, input.id);
  if (record.status !== "checked" || record.version !== input.version) throw new Conflict();
  if (record.counts.fresh === 0) return fault("", "Không có dòng mới nào để nhập.");
  await services.db.transaction().execute(async (tx) => {
    const order = { importId: record.id, step: "take", actor, requestId: input.requestId } as const;
    const runId = await startRun(
      tx,
      IMPORT_TASK,
      `Nhập ${record.fileName}`,
      stepPayload(order),
      actor.accountId,
    );
    if (!(await saveImport(tx, record, { status: "running", runId }))) throw new Conflict();
  });
  return ok(undefined);
}

/** Puts a table away of which nothing was written. */
export async function dropImport(desk: ImportDesk, input: { id: string; version: number }): Promise<void> {
  const record = await getImport(desk, input.id);
  const open = record.status === "uploaded" || record.status === "checked";
  const dropped =
    open &&
    (await saveImport(desk.services.db, { id: record.id, version: input.version }, { status: "dropped" }));
  if (!dropped) throw new Conflict();
}
