import type { Route } from "#platform/http";
import { postFinish, showDrop, showFinish, showPaper } from "../pages/finish-report.page.tsx";
import {
  downloadAnnex,
  downloadPdf,
  downloadWord,
  postDrop,
  postRefresh,
  postReopen,
  showReport,
} from "../pages/report.page.tsx";
import { downloadReports, postNewReport, showNewReport, showReports } from "../pages/reports.page.tsx";
import { postSchedule, postStop, showSchedules } from "../pages/schedules.page.tsx";
import { postSection, postWritten, showSection } from "../pages/section.page.tsx";
import { figureReaders, reportFinishers, reportWriters } from "../permissions.ts";
import { reportingUrls as urls } from "../urls.ts";
import { bytes, change, show } from "./routes.ts";

const id = ":reportId";
const key = ":sectionKey";

export const reportRoutes: Route[] = [
  show(urls.reports, "reporting.list-reports", figureReaders, showReports),
  bytes(urls.reportsSheet, "reporting.download-reports", figureReaders, downloadReports),
  show(urls.newReport, "reporting.show-new-report", reportWriters, showNewReport),
  change(urls.newReport, "reporting.create-report", reportWriters, postNewReport),
  show(urls.report(id), "reporting.read-report", figureReaders, showReport),
  show(urls.reportPaper(id), "reporting.preview-report", figureReaders, showPaper),
  bytes(urls.reportWord(id), "reporting.word-report", figureReaders, downloadWord),
  bytes(urls.reportPdf(id), "reporting.pdf-report", figureReaders, downloadPdf),
  bytes(urls.reportAnnex(id), "reporting.annex-report", figureReaders, downloadAnnex),
  change(urls.refreshReport(id), "reporting.refresh-report", reportWriters, postRefresh),
  show(urls.section(id, key), "reporting.show-section", reportWriters, showSection),
  change(urls.section(id, key), "reporting.edit-section", reportWriters, postSection),
  change(urls.writtenSection(id, key), "reporting.back-to-written", reportWriters, postWritten),
  show(urls.finishReport(id), "reporting.show-finish-report", reportFinishers, showFinish),
  change(urls.finishReport(id), "reporting.finish-report", reportFinishers, postFinish),
  change(urls.reopenReport(id), "reporting.reopen-report", reportWriters, postReopen),
  show(urls.dropReport(id), "reporting.show-drop-report", reportWriters, showDrop),
  change(urls.dropReport(id), "reporting.drop-report", reportWriters, postDrop),
  show(urls.schedules, "reporting.list-schedules", reportWriters, showSchedules),
  change(urls.schedules, "reporting.create-schedule", reportWriters, postSchedule),
  change(urls.stopSchedule(":scheduleId"), "reporting.stop-schedule", reportWriters, postStop),
];
