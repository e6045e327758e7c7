import type { ExportStatus } from "../actions.ts";
import type { Standard } from "./tables.ts";
import type { Fault } from "./validate.ts";

/** What an export found; faults beyond the first thousands are counted, not kept. */
export interface ExportReport {
  tables: { name: string; title: string; rows: number; faults: number }[];
  faults: Fault[];
}

export interface MinistryExport {
  id: string;
  standard: Standard;
  provinceCode: string;
  asOf: string;
  status: ExportStatus;
  runId: string | null;
  rowsTotal: number | null;
  faults: number | null;
  xlsxFileId: string | null;
  snapshotSha256: string | null;
  failure: string | null;
  isDemo: boolean;
  requestedByName: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
}
