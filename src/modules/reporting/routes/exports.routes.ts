import type { Route } from "#platform/http";
import {
  downloadCsv,
  downloadFaults,
  downloadJson,
  downloadXlsx,
  postExport,
  showExport,
  showExports,
} from "../pages/exports.page.tsx";
import { exportReaders, exportWriters } from "../permissions.ts";
import { reportingUrls as urls } from "../urls.ts";
import { bytes, change, show } from "./routes.ts";

const id = ":exportId";

export const exportRoutes: Route[] = [
  show(urls.exports, "reporting.list-exports", exportReaders, showExports),
  change(urls.exports, "reporting.request-export", exportWriters, postExport),
  show(urls.export(id), "reporting.read-export", exportReaders, showExport),
  bytes(urls.exportXlsx(id), "reporting.xlsx-export", exportReaders, downloadXlsx),
  bytes(urls.exportJson(id), "reporting.json-export", exportReaders, downloadJson),
  bytes(urls.exportCsv(id, ":ministryTable"), "reporting.csv-export", exportReaders, downloadCsv),
  bytes(urls.exportFaults(id), "reporting.faults-export", exportReaders, downloadFaults),
];
