import { isUuid } from "#platform/db";
import { type Actor, NotFound, type Services } from "#platform/http";
import type { ReportFigures } from "../../domain/figures.ts";
import type { ReportKind } from "../../domain/period.ts";
import type { Report, ReportRow, ReportSection } from "../../domain/report.ts";
import { listReports } from "../../store/report-lists.store.ts";
import { findFigures, findNextEdition, listSections } from "../../store/reports.store.ts";
import { reportUnitOf } from "../unit.ts";
import { openReport } from "./open-report.ts";

const PAGE_SIZE = 30;

export interface ReportQuery {
  whose: "own" | "below";
  year?: number | undefined;
  kind?: ReportKind | undefined;
}

export async function listReportsFor(
  services: Services,
  actor: Actor,
  query: ReportQuery,
  { after = "", limit = PAGE_SIZE }: { after?: string; limit?: number } = {},
): Promise<{ reports: ReportRow[]; next?: string }> {
  const [year = "", id = ""] = after.split("~");
  const place = isUuid(id) && /^\d{4}$/.test(year) ? { year: Number(year), id } : undefined;
  const own = reportUnitOf(actor);
  const found = await listReports(services.readDb, { ...query, own, after: place, limit: limit + 1 });
  const reports = found.slice(0, limit);
  const last = reports.at(-1);
  return { reports, ...(found.length > limit && last ? { next: `${last.year}~${last.id}` } : {}) };
}

export interface ReportView {
  report: Report;
  figures: ReportFigures;
  sections: ReportSection[];
  nextEditionId: string | undefined;
}

export async function viewReport(services: Services, actor: Actor, id: string): Promise<ReportView> {
  const report = await openReport(services.db, actor, id);
  return { report, ...(await partsOf(services, report)) };
}

export async function partsOf(services: Services, report: Report): Promise<Omit<ReportView, "report">> {
  const [figures, sections, nextEditionId] = await Promise.all([
    findFigures(services.db, report.id),
    listSections(services.db, report.id),
    findNextEdition(services.db, report.id),
  ]);
  if (!figures) throw new NotFound();
  return { figures, sections, nextEditionId };
}

/** What a section says: the person's words before the written ones. */
export const textOfSection = ({ edited, written }: Pick<ReportSection, "edited" | "written">): string =>
  edited ?? written;
