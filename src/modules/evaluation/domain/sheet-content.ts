import { type PreparedSet, readableTitle, type Sheet, validateSheet } from "@saoque/scoring";

export interface MarkEntry {
  /** null: not marked, or abstained. */
  points: number | null;
  abstained: boolean;
  caseCode: string | null;
  reason: string;
}

export interface KnockOutEntry {
  raised: boolean;
  reason: string;
}

/** Everything a member has put on a sheet, finished or not. */
export interface SheetContent {
  marks: Readonly<Record<string, MarkEntry>>;
  knockOuts: Readonly<Record<string, KnockOutEntry>>;
  comment: string;
}

export interface SheetFault {
  field: string;
  text: string;
}

export const emptySheet: SheetContent = { marks: {}, knockOuts: {}, comment: "" };
export const limits = { reason: 1000, comment: 4000 } as const;

export const markField = (code: string): string => `mark.${code}`;
export const reasonField = (code: string): string => `reason.${code}`;
export const knockOutField = (code: string): string => `knock.${code}`;
export const knockOutReasonField = (code: string): string => `knockReason.${code}`;

/** As the scoring package reads it: an abstention is named, never a 0. */
export function toSheet(content: SheetContent): Sheet {
  const marks: Record<string, number> = {};
  const cases: Record<string, string> = {};
  const abstained: string[] = [];
  for (const [code, entry] of Object.entries(content.marks)) {
    if (entry.abstained) abstained.push(code);
    if (entry.points === null) continue;
    marks[code] = entry.points;
    if (entry.caseCode) cases[code] = entry.caseCode;
  }
  const knockOuts = Object.entries(content.knockOuts).flatMap(([code, entry]) =>
    entry.raised ? [code] : [],
  );
  const nothingMarked = Object.keys(marks).length === 0 && abstained.length > 0;
  return { marks, cases, knockOuts, abstained: nothingMarked ? true : abstained };
}

export interface Progress {
  done: number;
  of: number;
  left: string[];
}

export function progressOf(set: PreparedSet, content: SheetContent): Progress {
  const left = set.leaves.flatMap(({ code }) => (isDecided(content.marks[code]) ? [] : [code]));
  return { done: set.leaves.length - left.length, of: set.leaves.length, left };
}

/** What keeps a draft from being kept at all: marks that are no level of the set, texts too long. */
export function draftFaults(set: PreparedSet, content: SheetContent): SheetFault[] {
  const checked = validateSheet(set, toSheet(content), { draft: true });
  const faults = checked.ok
    ? []
    : checked.faults.map(({ path, message }) => ({ field: fieldOf(path), text: message }));
  for (const [code, { reason }] of Object.entries(content.marks)) {
    if (reason.length > limits.reason)
      faults.push({ field: reasonField(code), text: tooLong(`Lý do ở tiêu chí ${code}`) });
  }
  for (const [code, { reason }] of Object.entries(content.knockOuts)) {
    if (reason.length > limits.reason)
      faults.push({ field: knockOutReasonField(code), text: tooLong("Lý do loại") });
  }
  if (content.comment.length > limits.comment)
    faults.push({ field: "comment", text: "Nhận xét chung dài quá 4.000 ký tự." });
  return faults;
}

/** What keeps a sheet from being submitted: every criterion is marked or abstained from, and grave steps have a reason. */
export function submissionFaults(set: PreparedSet, content: SheetContent): SheetFault[] {
  const faults = draftFaults(set, content);
  for (const { code, criterion } of set.leaves) {
    const entry = content.marks[code];
    if (!isDecided(entry)) {
      faults.push({
        field: markField(code),
        text: `Tiêu chí ${code} ${readableTitle(criterion.title)}: chọn một mức hoặc “Không chấm”.`,
      });
    } else if (entry?.abstained && entry.reason === "") {
      faults.push({ field: reasonField(code), text: `Tiêu chí ${code}: ghi lý do không chấm.` });
    }
  }
  for (const [code, entry] of Object.entries(content.knockOuts)) {
    if (entry.raised && entry.reason === "") {
      faults.push({ field: knockOutReasonField(code), text: "Ghi lý do khi đề nghị loại hồ sơ." });
    }
  }
  return faults;
}

function isDecided(entry: MarkEntry | undefined): boolean {
  return entry !== undefined && (entry.abstained || entry.points !== null);
}

function tooLong(what: string): string {
  return `${what} dài quá ${limits.reason} ký tự. Hãy rút gọn.`;
}

function fieldOf(path: string): string {
  const [kind, ...rest] = path.split(".");
  const code = rest.join(".");
  return (kind === "marks" || kind === "cases") && code !== "" ? markField(code) : "";
}
