import type { Module } from "#platform/http";
import { figureReaders } from "./permissions.ts";
import { dashboardRoutes } from "./routes/dashboard.routes.ts";
import { reportRoutes } from "./routes/reports.routes.ts";
import { reportingUrls as urls } from "./urls.ts";

export const reportingModule: Module = {
  name: "reporting",
  routes: [...dashboardRoutes, ...reportRoutes],
  menu: [
    { href: urls.dashboard, label: "Bảng điều hành", roles: figureReaders, group: "Điều hành", order: 5 },
  ],
};
