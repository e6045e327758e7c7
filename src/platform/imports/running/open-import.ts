import { buffer } from "node:stream/consumers";
import type { AuditActor } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { findFile } from "#platform/files";
import { NotFound, type Services } from "#platform/http";
import { findRun, type JobRun } from "#platform/jobs";
import { getImport, type ImportDesk, ownerOf } from "../desk.ts";
import {
  type ImportRecord,
  lastMapping,
  listImports,
  type RowReport,
  readReport,
  type Verdict,
} from "../imports.store.ts";
import { type ColumnMapping, guessMapping, mappingFromHeadings } from "../reading/columns.ts";
import { type RegisterSheet, readRegisterSheet } from "../reading/read-sheet.ts";
import type { ImportScope, Register } from "../register.ts";

const LIST_SIZE = 20;
const REPORT_SIZE = 50;

export interface OpenImport {
  record: ImportRecord;
  sheet: RegisterSheet;
  mapping: ColumnMapping;
  /** Where the suggested columns come from. */
  suggested: "chosen" | "remembered" | "guessed";
}

/** An import with its table and the columns to suggest. */
export async function openImport(desk: ImportDesk, id: string): Promise<OpenImport> {
  const { services, register } = desk;
  const record = await getImport(desk, id);
  const sheet = await sheetOf(services, register, record);
  const chosen = mappingFromHeadings(register, record.mapping, sheet.headings);
  if (chosen) return { record, sheet, mapping: chosen, suggested: "chosen" };
  const last = await lastMapping(services.db, record);
  const remembered = last && mappingFromHeadings(register, last, sheet.headings);
  if (remembered) return { record, sheet, mapping: remembered, suggested: "remembered" };
  return { record, sheet, mapping: guessMapping(register, sheet.headings), suggested: "guessed" };
}

export interface ImportView {
  record: ImportRecord;
  report: RowReport[];
  /** Rows to skip for the next page; undefined on the last. */
  next?: number;
  run?: JobRun;
}

/** An import with a page of its report, faulty rows first, and the progress of its job. */
export async function viewImport(
  desk: ImportDesk,
  { id, skip, verdict }: { id: string; skip: number; verdict?: Verdict | undefined },
): Promise<ImportView> {
  const { services, actor } = desk;
  const record = await getImport(desk, id);
  const found = await readReport(services.readDb, id, { skip, limit: REPORT_SIZE + 1, verdict });
  const run = record.runId ? await findRun(services.db, record.runId, actor.accountId) : undefined;
  return {
    record,
    report: found.slice(0, REPORT_SIZE),
    ...(found.length > REPORT_SIZE ? { next: skip + REPORT_SIZE } : {}),
    ...(run ? { run } : {}),
  };
}

/** Imports of the desk, newest first. */
export async function listDeskImports(
  desk: ImportDesk,
  before: string | undefined,
): Promise<{ imports: ImportRecord[]; next?: string }> {
  const found = await listImports(desk.services.readDb, ownerOf(desk), { before, limit: LIST_SIZE + 1 });
  const imports = found.slice(0, LIST_SIZE);
  const last = imports.at(-1);
  return { imports, ...(found.length > LIST_SIZE && last ? { next: last.id } : {}) };
}

export async function sheetOf(
  services: Services,
  register: Register,
  record: ImportRecord,
): Promise<RegisterSheet> {
  const file = await findFile(services.db, record.fileId);
  if (!file) throw new NotFound("Tệp của lần nhập này không còn.");
  const bytes = await buffer(await services.storage.getStream(file.sha256));
  const sheet = await readRegisterSheet(register, bytes, {
    remembered: record.mapping,
    headRow: record.headRow,
  });
  if (!sheet.ok) throw new Error(`Stored table is no longer readable: ${sheet.faults[0]?.text}`);
  return sheet.value;
}

export function scopeOf(
  services: Services,
  record: ImportRecord,
  { actor, requestId }: { actor: AuditActor; requestId: string },
): ImportScope {
  const now = services.now();
  const { id: importId, fileName, provinceCode, unitCode, parentId } = record;
  const whose = { importId, fileName, provinceCode, unitCode, parentId };
  return { services, ...whose, actor, requestId, now, today: dayInVietnam(now) };
}
