import type { Route } from "#platform/http";
import { downloadComparison, showComparison } from "../pages/comparison.page.tsx";
import { downloadDashboard, showDashboard } from "../pages/dashboard.page.tsx";
import { downloadMap, showMap } from "../pages/map.page.tsx";
import { figureReaders } from "../permissions.ts";
import { reportingUrls as urls } from "../urls.ts";
import { bytes, show } from "./routes.ts";

export const dashboardRoutes: Route[] = [
  show(urls.dashboard, "reporting.dashboard", figureReaders, showDashboard),
  bytes(urls.dashboardSheet, "reporting.download-dashboard", figureReaders, downloadDashboard),
  show(urls.map, "reporting.map", figureReaders, showMap),
  bytes(urls.mapSheet, "reporting.download-map", figureReaders, downloadMap),
  show(urls.comparison, "reporting.compare", figureReaders, showComparison),
  bytes(urls.comparisonSheet, "reporting.download-comparison", figureReaders, downloadComparison),
];
