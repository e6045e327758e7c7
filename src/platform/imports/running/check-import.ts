import { Conflict, type Services } from "#platform/http";
import { noteProgress, startRun } from "#platform/jobs";
import { ok, type Result } from "#platform/result";
import { getImport, type ImportDesk } from "../desk.ts";
import { findImport, type ImportRecord, saveImport } from "../imports.store.ts";
import { countsOf, judgeRows, reportOf } from "../judge-rows.ts";
import { type ColumnMapping, headingsOfMapping, mappingFromHeadings } from "../reading/columns.ts";
import { readLines } from "../reading/read-rows.ts";
import type { RegisterSheet } from "../reading/read-sheet.ts";
import type { Register } from "../register.ts";
import { scopeOf, sheetOf } from "./open-import.ts";
import { IMPORT_TASK, type StepOrder, stepPayload } from "./order.ts";

// Up to here the answer comes within a second or two; beyond, the office follows a progress bar instead.
const ROWS_AT_ONCE = 500;

const open = ["uploaded", "checked", "failed"];

/** Dry run with the chosen columns: nothing is written but the report. A long table is checked as a job. */
export async function checkImport(
  desk: ImportDesk,
  input: { id: string; mapping: ColumnMapping; requestId: string },
): Promise<Result<{ running: boolean }>> {
  const { services, register, actor } = desk;
  const record = await getImport(desk, input.id);
  if (!open.includes(record.status)) throw new Conflict();
  const missing = register.fields.filter(({ key, required }) => required && input.mapping[key] === undefined);
  if (missing.length > 0) {
    const faults = missing.map(({ key, label }) => ({
      field: `cot.${key}`,
      text: `Chọn cột cho “${label}”.`,
    }));
    return { ok: false, faults };
  }
  const sheet = await sheetOf(services, register, record);
  const mapping = headingsOfMapping(input.mapping, sheet.headings);
  const order = { importId: record.id, step: "check", actor, requestId: input.requestId } as const;
  if (sheet.lines.length <= ROWS_AT_ONCE) {
    await judgeAndSave(services, register, { record: { ...record, mapping }, sheet, order });
    return ok({ running: false });
  }
  await services.db.transaction().execute(async (tx) => {
    const title = `Kiểm tra ${record.fileName}`;
    const runId = await startRun(tx, IMPORT_TASK, title, stepPayload(order), actor.accountId);
    if (!(await saveImport(tx, record, { status: "checking", mapping, runId }))) throw new Conflict();
  });
  return ok({ running: true });
}

/** The job of a long dry run. */
export async function checkAsJob(services: Services, register: Register, order: StepOrder): Promise<void> {
  const record = await findImport(services.db, order.importId);
  if (record?.status !== "checking") return;
  const sheet = await sheetOf(services, register, record);
  const total = sheet.lines.length;
  await noteProgress(services.db, order.runId, { done: 0, total });
  await judgeAndSave(services, register, { record, sheet, order });
  await noteProgress(services.db, order.runId, { done: total, total, finishedAt: services.now() });
}

async function judgeAndSave(
  services: Services,
  register: Register,
  { record, sheet, order }: { record: ImportRecord; sheet: RegisterSheet; order: Omit<StepOrder, "runId"> },
): Promise<void> {
  const mapping = mappingFromHeadings(register, record.mapping, sheet.headings) ?? {};
  const scope = { ...scopeOf(services, record, order), db: services.db };
  const judged = await judgeRows(register, scope, readLines(register, sheet, mapping));
  const saved = await saveImport(services.db, record, {
    status: "checked",
    mapping: record.mapping,
    report: reportOf(judged),
    counts: countsOf(judged),
    rowsTaken: 0,
    taken: {},
  });
  if (!saved) throw new Conflict();
}
