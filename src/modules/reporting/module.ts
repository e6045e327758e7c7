import type { Module } from "#platform/http";
import { exportReaders, figureReaders } from "./permissions.ts";
import { dashboardRoutes } from "./routes/dashboard.routes.ts";
import { exportRoutes } from "./routes/exports.routes.ts";
import { reportRoutes } from "./routes/reports.routes.ts";
import { reportingUrls as urls } from "./urls.ts";
import { EXPORT_TASK, runExport } from "./use-cases/exports/export-data.ts";
import { reportTasks } from "./use-cases/reports/report-tasks.ts";
import { makeScheduled, SCHEDULE_TASK, SEND_TASK } from "./use-cases/schedules/schedules.ts";
import { sendReport } from "./use-cases/schedules/send-report.ts";

export const reportingModule: Module = {
  name: "reporting",
  routes: [...dashboardRoutes, ...reportRoutes, ...exportRoutes],
  menu: [
    { href: urls.dashboard, label: "Bảng điều hành", roles: figureReaders, group: "Điều hành", order: 5 },
    { href: urls.reports, label: "Báo cáo", roles: figureReaders, group: "Báo cáo", order: 680 },
    { href: urls.exports, label: "Xuất cho Bộ", roles: exportReaders, group: "Báo cáo", order: 682 },
  ],
  tasks: reportTasks,
  jobs: [
    { task: EXPORT_TASK, run: runExport },
    { task: SEND_TASK, run: sendReport },
    {
      task: SCHEDULE_TASK,
      // 06:30 in Việt Nam.
      cron: "30 23 * * *",
      run: async (services) => {
        await makeScheduled(services);
      },
    },
  ],
  // Exports are handed out by this module's own addresses, which ask for the right first.
  fileOwner: { module: "reporting", mayRead: async () => "deny" },
};
