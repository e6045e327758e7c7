import { audit } from "#platform/audit";
import { dayInVietnam, type IsoDate } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { writeBook } from "#platform/documents";
import { storeMadeFile } from "#platform/files";
import { startChecks } from "#platform/forms";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { noteProgress, startRun } from "#platform/jobs";
import { ok, type Result } from "#platform/result";
import type { ExportReport } from "../../domain/ministry/export.ts";
import { ministryTables, type Standard, standards } from "../../domain/ministry/tables.ts";
import { validateTables } from "../../domain/ministry/validate.ts";
import { mayExport } from "../../permissions.ts";
import { changeExport, findExport, insertExport } from "../../store/exports.store.ts";
import { reportUnitOf } from "../unit.ts";
import { buildTables, type MinistryTables } from "./build-tables.ts";

export const EXPORT_TASK = "reporting.export";
/** Faults kept with an export; beyond them only their number is told. */
const MOST_FAULTS = 5000;

/** Asks for an export; the work is a job. */
export async function requestExport(
  services: Services,
  actor: Actor,
  input: { standard: string; asOf: string; requestId?: string | undefined; isDemo?: boolean },
): Promise<Result<{ id: string }>> {
  const { provinceCode } = reportUnitOf(actor);
  if (!mayExport(actor, provinceCode))
    throw new NotAllowed("Chỉ cơ quan OCOP cấp tỉnh, cấp Bộ được xuất dữ liệu.");
  const today = dayInVietnam(services.now());
  const check = startChecks();
  const standard = check.choice(
    "cau-truc",
    input.standard,
    Object.keys(standards) as Standard[],
    "Chọn cấu trúc dữ liệu.",
  );
  const asOf = check.optionalDay("ngay", input.asOf, { label: "ngày tính", notAfter: today }) ?? today;
  if (asOf < "2018-01-01") check.add("ngay", "Chương trình bắt đầu từ năm 2018.");
  if (check.faults.length > 0) return check.result({ id: "" });
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    const title = `Xuất ${standards[standard].title}`;
    const runId = await startRun(tx, EXPORT_TASK, title, { exportId: id }, actor.accountId);
    await insertExport(tx, {
      id,
      standard,
      provinceCode,
      asOf,
      runId,
      isDemo: input.isDemo ?? false,
      requestedBy: actor,
      at: services.now(),
    });
    await audit(tx, {
      provinceCode,
      actor,
      action: "reporting.request-export",
      subject: { kind: "export", id },
      requestId: input.requestId,
      details: { standard, asOf },
    });
  });
  return ok({ id });
}

/** The job: rows, validation, files. Run twice it writes the same export again. */
export async function runExport(services: Services, payload: Record<string, unknown>): Promise<void> {
  const found = await findExport(services.db, String(payload.exportId));
  if (!found || found.status === "done") return;
  const { id, standard, provinceCode, asOf, runId } = found;
  await changeExport(services.db, id, { status: "running", failure: null });
  try {
    const made = await services.db
      .transaction()
      .execute((tx) => buildTables(tx, standard, { provinceCode, asOf }));
    if (runId) await noteProgress(services.db, runId, { done: 1, total: 3 });
    const report = checkTables(standard, made);
    const faults = report.tables.reduce((sum, each) => sum + each.faults, 0);
    const content = await writeBook(sheetsOf(standard, made));
    if (runId) await noteProgress(services.db, runId, { done: 2 });
    const snapshotSha256 = await services.storage.put(Buffer.from(JSON.stringify(made), "utf8"));
    const file = await storeMadeFile(
      services.db,
      services.storage,
      { content, name: fileName(standard, provinceCode, asOf, "xlsx"), mime: SHEET_MIME },
      {
        ownerModule: "reporting",
        ownerKind: "export",
        ownerId: id,
        provinceCode,
        sensitivity: "internal",
        uploadedBy: null,
      },
    );
    const finishedAt = services.now();
    await changeExport(services.db, id, {
      status: "done",
      rowsTotal: report.tables.reduce((sum, each) => sum + each.rows, 0),
      faults,
      report,
      xlsxFileId: file.id,
      snapshotSha256,
      finishedAt,
    });
    if (runId) await noteProgress(services.db, runId, { done: 3, finishedAt });
  } catch (error) {
    const failure = "Việc xuất bị dừng giữa chừng; hệ thống sẽ tự thử lại.";
    await changeExport(services.db, id, { status: "failed", failure });
    throw error;
  }
}

const SHEET_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function fileName(standard: Standard, provinceCode: string, asOf: IsoDate, ending: string): string {
  return `${standard}-${provinceCode}-${asOf}.${ending}`;
}

function checkTables(standard: Standard, made: MinistryTables): ExportReport {
  const tables = ministryTables(standard);
  const faults = validateTables(tables, (name) => made[name] ?? []);
  const counts = new Map<string, number>();
  for (const { table } of faults) counts.set(table, (counts.get(table) ?? 0) + 1);
  return {
    tables: tables.map(({ name, title }) => ({
      name,
      title,
      rows: made[name]?.length ?? 0,
      faults: counts.get(name) ?? 0,
    })),
    faults: faults.slice(0, MOST_FAULTS),
  };
}

function sheetsOf(standard: Standard, made: MinistryTables) {
  return ministryTables(standard).map(({ name, columns }) => ({
    name,
    columns: columns.map((column) => ({
      label: column.name,
      width: column.length && column.length > 50 ? 40 : 20,
    })),
    rows: (made[name] ?? []).map((row) => columns.map((column) => row[column.name] ?? null)),
  }));
}
