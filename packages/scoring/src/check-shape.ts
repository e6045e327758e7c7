import type { Report } from "./check-criteria.ts";
import { isRecord } from "./faults.ts";

const TEXTS = ["id", "slug", "title", "effectiveFrom", "confidence"] as const;
const LISTS = [
  "howToRead",
  "parts",
  "bands",
  "evidenceKinds",
  "sectors",
  "calendar",
  "process",
  "dossiers",
  "ambiguities",
  "sourceDefects",
  "productSets",
] as const;
const RECORDS = ["decision", "sources", "minimums", "knockOuts"] as const;

/** The annexes go two deep; a tree deeper than this is no annex and would exhaust the stack. */
const DEPTH_LIMIT = 6;

/** Checks the shape down to the last level, so that whoever reads on may trust the types. */
export function checkShape(json: Record<string, unknown>, report: Report): void {
  if (json.format !== "saoque/rule-set@1") report("format", "Định dạng phải là “saoque/rule-set@1”.");
  if (json.scope !== "criteria" && json.scope !== "frame")
    report("scope", "scope phải là “criteria” hoặc “frame”.");
  for (const name of TEXTS) if (!isText(json[name]) || json[name] === "") report(name, "Thiếu nội dung.");
  for (const name of LISTS) {
    const list = json[name];
    if (!Array.isArray(list)) report(name, "Phải là một danh sách.");
    else if (name !== "howToRead" && !list.every(isRecord))
      report(name, "Mỗi phần tử phải là một đối tượng.");
  }
  for (const name of RECORDS) if (!isRecord(json[name])) report(name, "Phải là một đối tượng.");
  checkFrame(json, report);
  for (const [i, set] of records(json.productSets).entries()) checkSet(set, `productSets[${i}]`, report);
}

function checkFrame(json: Record<string, unknown>, report: Report): void {
  for (const [i, part] of records(json.parts).entries())
    if (!isText(part.code) || !isNumber(part.max)) report(`parts[${i}]`, "Phần phải có mã và thang điểm.");
  for (const [i, band] of records(json.bands).entries()) {
    const below = band.below === null || isNumber(band.below);
    if (!isNumber(band.star) || !isNumber(band.from) || !below)
      report(`bands[${i}]`, "Dải điểm phải có hạng sao, cận dưới và cận trên.");
  }
  for (const [i, sector] of records(json.sectors).entries()) {
    const groups = isRecords(sector.groups) ? sector.groups : undefined;
    const placed = groups?.every(
      ({ subgroups }) => isRecords(subgroups) && subgroups.every(({ set }) => isText(set)),
    );
    if (!placed) report(`sectors[${i}]`, "Ngành phải có nhóm, nhóm phải có phân nhóm kèm mã bộ sản phẩm.");
  }
  for (const [i, defect] of records(json.sourceDefects).entries())
    if (!isText(defect.set) || !isText(defect.criterion))
      report(`sourceDefects[${i}]`, "Lỗi của nguồn phải chỉ ra bộ và tiêu chí.");
}

function checkSet(set: Record<string, unknown>, at: string, report: Report): void {
  if (!isText(set.code) || !Number.isInteger(set.no)) report(at, "Bộ sản phẩm phải có mã và số.");
  if (!isTexts(set.dossierRejectedIf)) report(`${at}.dossierRejectedIf`, "Phải là một danh sách mã.");
  const gap = set.gap ?? null;
  if (gap !== null && !(isRecord(gap) && isText(gap.text)))
    report(`${at}.gap`, "Phần thiếu phải có lời nói rõ.");
  if (!isRecords(set.parts) || !set.parts.every((part) => isRecords(part.criteria))) {
    report(`${at}.parts`, "Mỗi phần phải có danh sách tiêu chí.");
    return;
  }
  for (const [i, part] of set.parts.entries())
    checkCriteria(part.criteria, `${at}.parts[${i}].criteria`, 1, report);
}

function checkCriteria(list: unknown, at: string, depth: number, report: Report): void {
  if (!isRecords(list) || depth > DEPTH_LIMIT) {
    report(at, `Phải là danh sách tiêu chí, không quá ${DEPTH_LIMIT} cấp.`);
    return;
  }
  for (const [i, criterion] of list.entries()) {
    const path = `${at}[${i}]`;
    if (!isText(criterion.code) || !Number.isInteger(criterion.max))
      report(path, "Tiêu chí phải có mã và thang điểm nguyên.");
    if (!isOptional(criterion.cases, isRecord)) report(`${path}.cases`, "Phải là một đối tượng.");
    if (!isOptional(criterion.evidence, (value) => Array.isArray(value) && value.every(isNumber)))
      report(`${path}.evidence`, "Phải là danh sách số của loại minh chứng.");
    if (!isOptional(criterion.levels, (value) => isRecords(value) && value.every(isLevel)))
      report(`${path}.levels`, "Mỗi mức phải có điểm và lời văn.");
    if (!isOptional(criterion.notes, (value) => isRecords(value) && value.every(isNote)))
      report(`${path}.notes`, "Mỗi ghi chú phải có loại và lời văn.");
    if (criterion.children !== undefined)
      checkCriteria(criterion.children, `${path}.children`, depth + 1, report);
  }
}

function isLevel(level: Record<string, unknown>): boolean {
  const star = isOptional(level.minStar, isNumber);
  return isNumber(level.points) && isText(level.label) && star && isOptional(level.case, isText);
}

function isNote(note: Record<string, unknown>): boolean {
  const { kind, text, code, gate, zeroIn } = note;
  if (kind === "applies_if" && !isText(gate)) return false;
  return isText(kind) && isText(text) && isOptional(code, isText) && isOptional(zeroIn, isTexts);
}

function isOptional(value: unknown, fits: (value: unknown) => boolean): boolean {
  return value === undefined || fits(value);
}

function records(value: unknown): Record<string, unknown>[] {
  return isRecords(value) ? value : [];
}

function isRecords(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every(isRecord);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
