import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SheetCell, writeSheet } from "#platform/documents";
import type { Actor, Services, UploadedFile } from "#platform/http";
import type { Fault } from "#platform/result";
import { type ImportDesk, openDesk } from "../desk.ts";
import { type ImportRecord, type RowReport, wholeReport } from "../imports.store.ts";
import type { Register } from "../register.ts";
import { checkImport } from "../running/check-import.ts";
import { confirmImport } from "../running/confirm-import.ts";
import { runStep } from "../running/job.ts";
import { openImport, viewImport } from "../running/open-import.ts";
import type { StepOrder } from "../running/order.ts";
import { uploadTable } from "../running/upload.ts";

export { openDesk } from "../desk.ts";

/** A table as a test writes it: the first row are headings. */
export type TestTable = readonly (readonly SheetCell[])[];

export interface TestImport {
  id: string;
  record: ImportRecord;
  /** Rows in the order of the sheet. */
  report: RowReport[];
}

/** Brings a table in as an officer would: upload, columns as recognised, dry run, and all new rows. */
export async function importForTest(
  services: Services,
  actor: Actor,
  register: Register,
  table: TestTable,
  options: { parentId?: string; fileName?: string } = {},
): Promise<TestImport> {
  const desk = await openDesk(register, { services, actor, parentId: options.parentId });
  const checked = await dryRunForTest(desk, table, options.fileName);
  return checked.record.counts.fresh > 0 ? takeForTest(desk, checked.id) : checked;
}

/** Takes over a table that was checked. */
export async function takeForTest(desk: ImportDesk, id: string): Promise<TestImport> {
  const { record } = await testView(desk, id);
  orThrow(await confirmImport(desk, { id, version: record.version, requestId: "test" }));
  await workForTest(desk, id, "take");
  return testView(desk, id);
}

/** Up to the dry run. */
export async function dryRunForTest(
  desk: ImportDesk,
  table: TestTable,
  fileName = "bang.xlsx",
): Promise<TestImport> {
  const [headings = [], ...rows] = table;
  const content = await writeSheet(
    headings.map((cell) => ({ label: String(cell ?? "") })),
    rows,
  );
  const { id } = await withUpload(fileName, content, async (file) =>
    orThrow(await uploadTable(desk, { file, requestId: "test" })),
  );
  const { mapping } = await openImport(desk, id);
  orThrow(await checkImport(desk, { id, mapping, requestId: "test" }));
  await workForTest(desk, id, "check");
  return testView(desk, id);
}

/** What the worker would do for this import now. */
export async function workForTest(desk: ImportDesk, id: string, step: StepOrder["step"]): Promise<void> {
  const { record } = await viewImport(desk, { id, skip: 0 });
  if (!record.runId) return;
  const order = { importId: id, step, actor: desk.actor, requestId: "test", runId: record.runId };
  await runStep(desk.services, desk.register, order);
}

export async function testView(desk: ImportDesk, id: string): Promise<TestImport> {
  const { record } = await viewImport(desk, { id, skip: 0 });
  return { id, record, report: await wholeReport(desk.services.db, id) };
}

/** A file as a form would have brought it. */
export async function withUpload<T>(
  name: string,
  content: Uint8Array,
  use: (file: UploadedFile) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "saoque-upload-"));
  const path = join(folder, "tep");
  writeFileSync(path, content);
  try {
    const { size } = statSync(path);
    return await use({ field: "tep", name, declaredType: "", path, bytes: size, truncated: false });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function orThrow<T>(done: { ok: true; value: T } | { ok: false; faults: Fault[] }): T {
  if (done.ok) return done.value;
  throw new Error(done.faults.map(({ field, text }) => `${field}: ${text}`).join("; "));
}
