import { buffer } from "node:stream/consumers";
import { type AuditActor, audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { findFile } from "#platform/files";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { noteProgress, startRun } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import {
  type ColumnMapping,
  guessMapping,
  isRegisterField,
  mappingFromHeadings,
  registerFields,
  requiredFields,
} from "../../domain/register-columns.ts";
import { mayImportRegister } from "../../permissions.ts";
import {
  findImport,
  lastMapping,
  lockImport,
  type RegisterImport,
  saveImport,
} from "../../store/imports.store.ts";
import { checkRegister, countsOf, reportOf } from "./check-register.ts";
import { type RegisterSheet, readRegister } from "./read-register.ts";
import { takeOverRows } from "./take-over-rows.ts";

export const IMPORT_TASK = "certification.import-register";

// Up to here the answer comes within a second or two; beyond, a person follows a progress bar instead.
const ROWS_AT_ONCE = 1000;

export interface OpenImport {
  record: RegisterImport;
  sheet: RegisterSheet;
  mapping: ColumnMapping;
  /** Where the suggested columns come from. */
  suggested: "chosen" | "remembered" | "guessed";
}

/** An import with its file, for the officer of its province. */
export async function openImport(services: Services, actor: Actor, id: string): Promise<OpenImport> {
  const record = await getImport(services, actor, id);
  const sheet = await sheetOf(services, record);
  const chosen = mappingFromHeadings(record.mapping, sheet.headings);
  if (chosen) return { record, sheet, mapping: chosen, suggested: "chosen" };
  const last = await lastMapping(services.db, record.provinceCode);
  const remembered = last && mappingFromHeadings(last, sheet.headings);
  if (remembered) return { record, sheet, mapping: remembered, suggested: "remembered" };
  return { record, sheet, mapping: guessMapping(sheet.headings), suggested: "guessed" };
}

export async function getImport(services: Services, actor: Actor, id: string): Promise<RegisterImport> {
  const record = isUuid(id) ? await findImport(services.db, id) : undefined;
  if (!record || !mayImportRegister(actor, record)) throw new NotFound("Không tìm thấy lần nhập này.");
  return record;
}

/** Dry run with the chosen columns: nothing is written but the report. */
export async function checkImport(
  services: Services,
  actor: Actor,
  input: { id: string; mapping: ColumnMapping },
): Promise<Result<void>> {
  const { record, sheet } = await openImport(services, actor, input.id);
  if (record.status !== "uploaded" && record.status !== "checked") throw new Conflict();
  const missing = requiredFields.filter((field) => input.mapping[field] === undefined);
  if (missing.length > 0) {
    const faults = missing.map((field) => ({
      field: `cot.${field}`,
      text: `Chọn cột cho “${registerFields[field]}”.`,
    }));
    return { ok: false, faults };
  }
  const checked = await checkRegister(services.db, sheet, input.mapping, scopeOf(services, record));
  const saved = await saveImport(services.db, record, {
    status: "checked",
    mapping: headingsOf(input.mapping, sheet),
    report: reportOf(checked),
    counts: countsOf(checked),
  });
  if (!saved) throw new Conflict();
  return ok(undefined);
}

/** Takes over the good lines, all or none; a long file as a job that the officer follows. */
export async function confirmImport(
  services: Services,
  actor: Actor,
  input: { id: string; version: number; requestId: string },
): Promise<Result<{ running: boolean }>> {
  const record = await getImport(services, actor, input.id);
  if (record.status !== "checked" || record.version !== input.version) throw new Conflict();
  if (record.counts.fresh === 0) return fault("", "Không có dòng mới nào để nhập.");
  if (record.counts.total <= ROWS_AT_ONCE) {
    await carryOut(services, { importId: record.id, actor, requestId: input.requestId });
    return ok({ running: false });
  }
  await services.db.transaction().execute(async (tx) => {
    const { accountId, displayName } = actor;
    const title = `Nhập ${record.fileName}`;
    const payload = { importId: record.id, actor: { accountId, displayName }, requestId: input.requestId };
    const runId = await startRun(tx, IMPORT_TASK, title, payload, actor.accountId);
    if (!(await saveImport(tx, record, { status: "running", runId }))) throw new Conflict();
  });
  return ok({ running: true });
}

export async function dropImport(
  services: Services,
  actor: Actor,
  input: { id: string; version: number },
): Promise<void> {
  const record = await getImport(services, actor, input.id);
  if (record.status !== "uploaded" && record.status !== "checked") throw new Conflict();
  if (!(await saveImport(services.db, { id: record.id, version: input.version }, { status: "dropped" }))) {
    throw new Conflict();
  }
}

/** The job of a long import. A fault leaves everything as it was and says so where the officer looks. */
export async function runImportJob(services: Services, payload: Record<string, unknown>): Promise<void> {
  const { importId, actor, requestId, runId } = payload as {
    importId: string;
    actor: AuditActor;
    requestId: string;
    runId: string;
  };
  try {
    const done = await carryOut(services, { importId, actor, requestId, runId });
    await noteProgress(services.db, runId, { done, total: done, finishedAt: services.now() });
  } catch (error) {
    services.log.error({ err: error, importId }, "import failed");
    const record = await findImport(services.db, importId);
    if (record?.status === "running") await saveImport(services.db, record, { status: "checked" });
    const failure = "Chưa nhập được dòng nào. Hãy kiểm tra lại tệp rồi nhập lần nữa.";
    await noteProgress(services.db, runId, { failure, finishedAt: services.now() });
  }
}

interface Carry {
  importId: string;
  actor: AuditActor;
  requestId: string;
  runId?: string;
}

async function carryOut(services: Services, { importId, actor, requestId, runId }: Carry): Promise<number> {
  const first = await findImport(services.db, importId);
  if (!first) throw new NotFound();
  const sheet = await sheetOf(services, first);
  const mapping = mappingFromHeadings(first.mapping, sheet.headings) ?? {};
  if (runId) await noteProgress(services.db, runId, { done: 0, total: sheet.lines.length });
  return services.db.transaction().execute(async (tx) => {
    const record = await lockImport(tx, importId);
    if (!record || (record.status !== "checked" && record.status !== "running")) throw new Conflict();
    // Checked again: somebody may have taken over the same products since the dry run.
    const checked = await checkRegister(tx, sheet, mapping, scopeOf(services, record));
    const taken = await takeOverRows(tx, checked, record.fileName);
    const change = { status: "done" as const, report: reportOf(checked), counts: countsOf(checked) };
    if (!(await saveImport(tx, record, { ...change, finishedAt: services.now() }))) throw new Conflict();
    await audit(tx, {
      provinceCode: record.provinceCode,
      actor,
      action: "certification.import-register",
      subject: { kind: "import", id: importId },
      requestId,
      details: { ...taken, fileName: record.fileName },
    });
    return sheet.lines.length;
  });
}

function scopeOf(services: Services, record: RegisterImport) {
  return { provinceCode: record.provinceCode, producerRequired: true, today: dayInVietnam(services.now()) };
}

function headingsOf(mapping: ColumnMapping, sheet: RegisterSheet): Record<string, string> {
  const entries = Object.entries(mapping).filter(([field]) => isRegisterField(field));
  return Object.fromEntries(entries.map(([field, column]) => [field, sheet.headings[column] ?? ""]));
}

async function sheetOf(services: Services, record: RegisterImport): Promise<RegisterSheet> {
  const file = await findFile(services.db, record.fileId);
  if (!file) throw new NotFound("Tệp của lần nhập này không còn.");
  const sheet = await readRegister(await buffer(await services.storage.getStream(file.sha256)));
  if (!sheet.ok) throw new Error(`Stored register is no longer readable: ${sheet.faults[0]?.text}`);
  return sheet.value;
}
