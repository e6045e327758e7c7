import type { ReportStatus } from "./actions.ts";
import type { ReportKind } from "./period.ts";

export interface ReportUnit {
  level: "nation" | "province" | "commune";
  /** "00" for the nation. */
  provinceCode: string;
  communeCode: string | null;
}

/** A report without its figures: lists and checks of rights need no more. */
export interface Report extends ReportUnit {
  id: string;
  kind: ReportKind;
  year: number;
  periodNo: number;
  fromOn: string;
  toOn: string;
  title: string;
  recipient: string | null;
  number: string | null;
  signedOn: string | null;
  signerName: string | null;
  signerTitle: string | null;
  status: ReportStatus;
  figuresAt: Date;
  edition: number;
  replacesId: string | null;
  isDemo: boolean;
  createdByName: string | null;
  finishedByName: string | null;
  finishedAt: Date | null;
  version: number;
}

export type ReportRow = Pick<
  Report,
  | "id"
  | "level"
  | "provinceCode"
  | "communeCode"
  | "kind"
  | "year"
  | "periodNo"
  | "title"
  | "number"
  | "signedOn"
  | "status"
  | "edition"
  | "isDemo"
  | "createdByName"
  | "figuresAt"
>;

export interface ReportSection {
  key: string;
  title: string;
  written: string;
  edited: string | null;
  editedByName: string | null;
  editedAt: Date | null;
}

export interface Schedule extends ReportUnit {
  id: string;
  kind: ReportKind;
  recipients: string[];
  sendDay: number;
  nextOn: string;
  lastSentOn: string | null;
  stoppedAt: Date | null;
  isDemo: boolean;
  createdByName: string | null;
  version: number;
}
