import type { Actor, Services } from "#platform/http";
import { findRun, type JobRun } from "#platform/jobs";
import {
  type RegisterImport,
  type RowReport,
  type RowVerdict,
  readReport,
} from "../../store/imports.store.ts";
import { getImport } from "./import-register.ts";

const PAGE_SIZE = 50;

export interface ImportView {
  record: RegisterImport;
  report: RowReport[];
  /** Lines to skip for the next page; undefined on the last. */
  next?: number;
  run?: JobRun;
}

/** An import with a page of its report, faulty lines first, and the progress of its job. */
export async function viewImport(
  services: Services,
  actor: Actor,
  { id, skip, verdict }: { id: string; skip: number; verdict?: RowVerdict | undefined },
): Promise<ImportView> {
  const record = await getImport(services, actor, id);
  const found = await readReport(services.readDb, id, { skip, limit: PAGE_SIZE + 1, verdict });
  const run = record.runId ? await findRun(services.db, record.runId, actor.accountId) : undefined;
  const report = found.slice(0, PAGE_SIZE);
  return {
    record,
    report,
    ...(found.length > PAGE_SIZE ? { next: skip + PAGE_SIZE } : {}),
    ...(run ? { run } : {}),
  };
}
