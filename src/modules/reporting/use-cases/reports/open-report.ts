import { unitName } from "#modules/planning";
import { type Executor, isUuid, type Tx } from "#platform/db";
import { type Actor, Conflict, NotAllowed, NotFound } from "#platform/http";
import { mayHappen, type ReportAction } from "../../domain/actions.ts";
import { nextPeriod, periodWords } from "../../domain/period.ts";
import type { Report } from "../../domain/report.ts";
import type { ReportSubject } from "../../domain/sections.ts";
import { mayFinishReport, mayReadReport, mayWriteReport } from "../../permissions.ts";
import { findReport, lockReport } from "../../store/reports.store.ts";
import { scopeOfReport } from "../unit.ts";

/** @throws NotFound for reports that this person may not know of. */
export async function openReport(db: Executor, actor: Actor, id: string): Promise<Report> {
  const report = isUuid(id) ? await findReport(db, id) : undefined;
  if (!report || !mayReadReport(actor, report)) throw new NotFound("Không tìm thấy báo cáo này.");
  return report;
}

export function mayDo(actor: Actor, report: Report, action: ReportAction): boolean {
  const may = action === "finish" ? mayFinishReport(actor, report) : mayWriteReport(actor, report);
  return may && mayHappen(report.status, action);
}

/** Opens a report for a change: the right first, then whether its state allows the step. */
export async function reportFor(
  db: Executor,
  actor: Actor,
  id: string,
  action: ReportAction,
): Promise<Report> {
  const report = await openReport(db, actor, id);
  const may = action === "finish" ? mayFinishReport(actor, report) : mayWriteReport(actor, report);
  if (!may) throw new NotAllowed("Chỉ cơ quan lập báo cáo được làm việc này.");
  if (!mayHappen(report.status, action))
    throw new Conflict("Báo cáo không còn ở trạng thái cho phép việc này. Hãy tải lại trang.");
  return report;
}

/** The same report, locked, when nobody changed it since the form was opened. */
export async function lockFor(
  tx: Tx,
  { id, version, action }: { id: string; version: number; action: ReportAction },
): Promise<Report> {
  const report = await lockReport(tx, id);
  if (!report || report.version !== version || !mayHappen(report.status, action)) throw new Conflict();
  return report;
}

export function subjectOf(report: Report): ReportSubject {
  const period = { kind: report.kind, year: report.year, no: report.periodNo };
  return {
    level: report.level,
    unitName: unitName(scopeOfReport(report)),
    period: periodWords(period),
    next: periodWords(nextPeriod(period)),
  };
}
