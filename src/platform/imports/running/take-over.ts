import { audit } from "#platform/audit";
import { Conflict, type Services } from "#platform/http";
import { noteProgress } from "#platform/jobs";
import { importActions } from "../addresses.ts";
import {
  findImport,
  type ImportRecord,
  lockImport,
  type RowReport,
  saveImport,
  wholeReport,
} from "../imports.store.ts";
import { countsOf, type JudgedRow, judgeRows, newRows, reportOf } from "../judge-rows.ts";
import { mappingFromHeadings } from "../reading/columns.ts";
import { type RowReading, readLines } from "../reading/read-rows.ts";
import type { Register, TakeScope } from "../register.ts";
import { scopeOf, sheetOf } from "./open-import.ts";
import type { StepOrder } from "./order.ts";

// A batch holds its locks, the province's audit chain among them, for well under a second.
const BATCH = 500;

/**
 * Writes the new rows of a checked table, batch after batch. Each batch notes in its own transaction how far it came,
 * so a run that was cut off goes on behind the last whole batch and no row is written twice.
 */
export async function takeOver(services: Services, register: Register, order: StepOrder): Promise<void> {
  const record = await findImport(services.db, order.importId);
  if (record?.status !== "running") return;
  const waiting = await newReadings(services, register, record);
  const size = register.whole ? Math.max(waiting.length, 1) : BATCH;
  for (let from = record.rowsTaken; from < waiting.length; from += size) {
    await noteProgress(services.db, order.runId, { done: from, total: waiting.length });
    const last = from + size >= waiting.length;
    await takeBatch(services, register, { order, from, last, readings: waiting.slice(from, from + size) });
  }
  const done = waiting.length;
  await noteProgress(services.db, order.runId, { done, total: done, finishedAt: services.now() });
}

/** The rows that the dry run found new, in the order of the sheet. */
async function newReadings(
  services: Services,
  register: Register,
  record: ImportRecord,
): Promise<RowReading[]> {
  const sheet = await sheetOf(services, register, record);
  const mapping = mappingFromHeadings(register, record.mapping, sheet.headings) ?? {};
  const fresh = new Set(await linesJudgedNew(services, record));
  return readLines(register, sheet, mapping).filter(({ row }) => fresh.has(row.line));
}

/** Rows of batches gone by stay in the count although a later look found one of them known. */
async function linesJudgedNew(services: Services, { id }: ImportRecord): Promise<number[]> {
  const report = await wholeReport(services.db, id);
  return report.filter(({ verdict, passed }) => verdict === "new" || passed === true).map(({ line }) => line);
}

interface Batch {
  order: StepOrder;
  /** Where the batch starts among the new rows. */
  from: number;
  last: boolean;
  readings: readonly RowReading[];
}

function takeBatch(services: Services, register: Register, batch: Batch): Promise<void> {
  const { order, from, last, readings } = batch;
  return services.db.transaction().execute(async (tx) => {
    const record = await lockImport(tx, order.importId);
    if (record?.status !== "running" || record.rowsTaken !== from) throw new Conflict();
    if (record.parentId !== null) await register.parent?.stillOpen?.(tx, record.parentId);
    const scope: TakeScope = { ...scopeOf(services, record, order), tx };
    // Judged again: somebody may have written the same records since the dry run.
    const judged = await judgeRows(register, { ...scope, db: tx }, readings);
    const rows = newRows(judged);
    const written = rows.length === 0 ? {} : await register.take(scope, rows);
    const after = {
      ...(await reportAfter(tx, record, judged)),
      rowsTaken: from + readings.length,
      taken: sumOf(record.taken, written),
    };
    const end = last ? { status: "done" as const, finishedAt: scope.now } : { status: "running" as const };
    if (!(await saveImport(tx, record, { ...after, ...end }))) throw new Conflict();
    if (last) await auditEnd(scope, register, { record, after });
  });
}

/** The report is long: it is written anew only when a row turned out otherwise than in the dry run. */
async function reportAfter(
  tx: TakeScope["tx"],
  { id }: ImportRecord,
  judged: readonly JudgedRow[],
): Promise<{ report?: RowReport[]; counts?: ImportRecord["counts"] }> {
  const changed = reportOf(judged).filter(({ verdict }) => verdict !== "new");
  if (changed.length === 0) return {};
  const byLine = new Map(changed.map((each) => [each.line, { ...each, passed: true }]));
  const report = (await wholeReport(tx, id)).map((each) => byLine.get(each.line) ?? each);
  return { report, counts: countsOf(report) };
}

async function auditEnd(
  { tx, actor, requestId, provinceCode }: TakeScope,
  register: Register,
  { record, after }: { record: ImportRecord; after: Outcome },
): Promise<void> {
  const { total, fresh, known, faulty } = after.counts ?? record.counts;
  await audit(tx, {
    provinceCode,
    actor,
    action: importActions(register).import,
    subject: { kind: "import", id: record.id },
    requestId,
    details: {
      fileName: record.fileName,
      ...(record.parentId ? { parentId: record.parentId } : {}),
      ...{ total, fresh, known, faulty },
      ...after.taken,
    },
  });
}

interface Outcome {
  counts?: ImportRecord["counts"];
  taken: Record<string, number>;
}

function sumOf(
  before: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum = { ...before };
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
