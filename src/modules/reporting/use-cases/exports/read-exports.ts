import { buffer } from "node:stream/consumers";
import { isUuid } from "#platform/db";
import { writeCsv } from "#platform/documents";
import { openFile } from "#platform/files";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { findRun, type JobRun } from "#platform/jobs";
import type { ExportReport, MinistryExport } from "../../domain/ministry/export.ts";
import { ministryTables } from "../../domain/ministry/tables.ts";
import { mayReadExport } from "../../permissions.ts";
import { findExport, findExportReport, listExports } from "../../store/exports.store.ts";
import { reportUnitOf } from "../unit.ts";
import type { MinistryTables } from "./build-tables.ts";

const PAGE_SIZE = 20;

export async function listExportsFor(
  services: Services,
  actor: Actor,
  after: string,
): Promise<{ exports: MinistryExport[]; next?: string }> {
  const [at = "", id = ""] = after.split("~");
  const time = new Date(at);
  const place = isUuid(id) && !Number.isNaN(time.getTime()) ? { at: time, id } : undefined;
  const { provinceCode } = reportUnitOf(actor);
  const found = await listExports(services.readDb, provinceCode, { after: place, limit: PAGE_SIZE + 1 });
  const exports = found.slice(0, PAGE_SIZE);
  const last = exports.at(-1);
  const next = last ? `${last.requestedAt.toISOString()}~${last.id}` : "";
  return { exports, ...(found.length > PAGE_SIZE ? { next } : {}) };
}

/** @throws NotFound for exports of others. */
async function openExport(services: Services, actor: Actor, id: string): Promise<MinistryExport> {
  const found = isUuid(id) ? await findExport(services.db, id) : undefined;
  if (!found || !mayReadExport(actor, found.provinceCode)) throw new NotFound("Không tìm thấy lần xuất này.");
  return found;
}

export async function viewExport(
  services: Services,
  actor: Actor,
  id: string,
): Promise<{ found: MinistryExport; report: ExportReport | undefined; run: JobRun | undefined }> {
  const found = await openExport(services, actor, id);
  const [report, run] = await Promise.all([
    found.status === "done" ? findExportReport(services.db, id) : undefined,
    found.runId ? findRun(services.db, found.runId, actor.accountId) : undefined,
  ]);
  return { found, report, run };
}

export async function openXlsx(
  services: Services,
  actor: Actor,
  id: string,
): Promise<{ found: MinistryExport; content: Buffer }> {
  const found = finished(await openExport(services, actor, id));
  const opened = found.xlsxFileId
    ? await openFile(services.db, services.storage, found.xlsxFileId)
    : undefined;
  if (!opened) throw new NotFound("Tệp của lần xuất này không còn.");
  return { found, content: await buffer(opened.stream) };
}

/** The exported tables as they were: one JSON text. */
export async function openJson(
  services: Services,
  actor: Actor,
  id: string,
): Promise<{ found: MinistryExport; content: Buffer }> {
  const found = finished(await openExport(services, actor, id));
  if (!found.snapshotSha256) throw new NotFound("Tệp của lần xuất này không còn.");
  return { found, content: await buffer(await services.storage.getStream(found.snapshotSha256)) };
}

export async function openCsv(
  services: Services,
  actor: Actor,
  { id, table }: { id: string; table: string },
): Promise<{ found: MinistryExport; content: Buffer }> {
  const { found, content } = await openJson(services, actor, id);
  const known = ministryTables(found.standard).find(({ name }) => name === table);
  if (!known) throw new NotFound("Cấu trúc này không có bảng đó.");
  const rows = (JSON.parse(content.toString("utf8")) as MinistryTables)[table] ?? [];
  const names = known.columns.map(({ name }) => name);
  return { found, content: writeCsv([names, ...rows.map((row) => names.map((name) => row[name] ?? null))]) };
}

export async function openFaults(
  services: Services,
  actor: Actor,
  id: string,
): Promise<{ found: MinistryExport; report: ExportReport }> {
  const found = finished(await openExport(services, actor, id));
  const report = await findExportReport(services.db, id);
  if (!report) throw new NotFound();
  return { found, report };
}

function finished(found: MinistryExport): MinistryExport {
  if (found.status !== "done") throw new Conflict("Dữ liệu đang được xuất. Hãy tải lại trang sau ít phút.");
  return found;
}
