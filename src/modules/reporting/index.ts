export { reportingUrls } from "./urls.ts";
export { requestExport, runExport } from "./use-cases/exports/export-data.ts";
export { editSection, finishReport } from "./use-cases/reports/change-report.ts";
export { createReport } from "./use-cases/reports/create-report.ts";
export { createSchedule } from "./use-cases/schedules/schedules.ts";
