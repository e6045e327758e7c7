import { FAULT_LIMIT, type Fault, isRecord, type Outcome, refuse } from "./faults.ts";
import type { Leaf, PreparedSet } from "./prepare-set.ts";

/**
 * One member's marks. A criterion without a mark is a blank: never read as 0. `abstained: true` says that every
 * blank of this sheet is meant (with no mark at all: the member abstains from the whole sheet); a list names
 * single criteria.
 */
export interface Sheet {
  /** Criterion code → points. */
  readonly marks: Readonly<Record<string, number>>;
  /** Criterion code → chosen case, for criteria with alternatives. */
  readonly cases?: Readonly<Record<string, string>>;
  readonly knockOuts?: readonly string[];
  readonly abstained?: boolean | readonly string[];
}

export interface SheetOptions {
  /** Put before every path, e.g. `sheets[0]`. */
  readonly path?: string;
  /** A sheet still being filled in: nothing marked yet, or no case chosen for an unmarked criterion, is no fault. */
  readonly draft?: boolean;
}

/** No set has more than 34 criteria; a body with more names than this is not a sheet. */
const NAME_LIMIT = 200;

/**
 * Checks a sheet of unknown shape against a set. 0 is a valid mark everywhere ("không đạt mức thấp nhất").
 * Faults: `WRONG_SHAPE`, `TOO_MANY`, `UNKNOWN_CRITERION`, `NOT_MARKABLE` (a heading), `NOT_A_LEVEL`,
 * `CASE_MISSING`, `CASE_UNKNOWN`, `GATE_CLOSED` (5.2 marked although 5.1 is 0), `KNOCK_OUT_UNKNOWN`,
 * `ABSTAINED_AND_MARKED`, `EMPTY_SHEET`. Law: QĐ 26/2026/QĐ-TTg, Phụ lục II.
 *
 * @example
 * const prepared = prepareSet(ruleSet, "QD26-03");
 * assert.ok(prepared.ok);
 * assert.equal(validateSheet(prepared.value, { marks: { "1.1": 3 } }).ok, true);
 * const wrong = validateSheet(prepared.value, { marks: { "1.1": 9 } }, { path: "sheets[0]" });
 * assert.equal(!wrong.ok && wrong.faults[0]?.path, "sheets[0].marks.1.1");
 */
export function validateSheet(set: PreparedSet, sheet: unknown, options: SheetOptions = {}): Outcome<Sheet> {
  const faults: Fault[] = [];
  const add = (path: string, code: Fault["code"], message: string) => {
    if (faults.length < FAULT_LIMIT) faults.push({ path: join(options.path ?? "", path), code, message });
  };
  if (!isRecord(sheet)) {
    add("", "WRONG_SHAPE", "Phiếu chấm phải là một đối tượng có “marks”.");
    return refuse(faults);
  }
  const marks = readRecord(sheet.marks, "marks", true, add);
  const cases = readRecord(sheet.cases, "cases", false, add);
  const knockOuts = readNames(sheet.knockOuts, "knockOuts", add);
  const abstained =
    typeof sheet.abstained === "boolean" ? sheet.abstained : readNames(sheet.abstained, "abstained", add);
  if (faults.length > 0) return refuse(faults);
  const draft: Draft = { set, marks, cases, knockOuts, abstained, partial: options.draft ?? false };
  checkCases(draft, add);
  checkMarks(draft, add);
  checkKnockOuts(draft, add);
  checkAbstentions(draft, add);
  if (faults.length > 0) return refuse(faults);
  // checkMarks and checkCases have just seen every value: numbers and case names.
  return { ok: true, value: { marks, cases, knockOuts, abstained } as Sheet };
}

/** True when the member abstains from the whole sheet and so counts neither as a mark nor as present. */
export function isWholeAbstention(sheet: Sheet): boolean {
  if (sheet.abstained !== true) return false;
  for (const _ in sheet.marks) return false;
  return true;
}

type Add = (path: string, code: Fault["code"], message: string) => void;

interface Draft {
  readonly set: PreparedSet;
  readonly marks: Record<string, unknown>;
  readonly cases: Record<string, unknown>;
  readonly knockOuts: readonly string[];
  readonly abstained: boolean | readonly string[];
  readonly partial: boolean;
}

function checkCases({ set, marks, cases, abstained, partial }: Draft, add: Add): void {
  for (const [code, name] of Object.entries(cases)) {
    const leaf = set.leafOf.get(code);
    if (!leaf)
      add(`cases.${code}`, "UNKNOWN_CRITERION", `Bộ ${set.set.code} không có tiêu chí “${clip(code)}”.`);
    else if (typeof name !== "string") add(`cases.${code}`, "WRONG_SHAPE", "Trường hợp phải là một chữ.");
    // A case for a criterion without alternatives says nothing and does no harm.
    else if (leaf.cases.length > 0 && !leaf.cases.includes(name)) {
      add(`cases.${code}`, "CASE_UNKNOWN", `Tiêu chí ${code} chỉ có các trường hợp: ${describeCases(leaf)}.`);
    }
  }
  const idle = abstained === true && Object.keys(marks).length === 0;
  for (const leaf of set.leaves) {
    if (leaf.cases.length === 0 || Object.hasOwn(cases, leaf.code)) continue;
    if (idle || (partial && !Object.hasOwn(marks, leaf.code))) continue;
    add(
      `cases.${leaf.code}`,
      "CASE_MISSING",
      `Chọn một trường hợp cho tiêu chí ${leaf.code}: ${describeCases(leaf)}.`,
    );
  }
}

function checkMarks({ set, marks, cases, abstained, partial }: Draft, add: Add): void {
  const codes = Object.keys(marks);
  if (codes.length === 0 && abstained !== true && !partial) {
    add(
      "marks",
      "EMPTY_SHEET",
      "Phiếu chưa có điểm nào. Chấm ít nhất một tiêu chí hoặc ghi rõ là không chấm.",
    );
  }
  for (const code of codes) {
    const points = marks[code];
    const leaf = set.leafOf.get(code);
    // The usual mark is right: leave before any sentence is put together (150,000 sheets in a national run).
    if (leaf && leaf.gate === null && leaf.cases.length === 0 && leaf.allowed.get("")?.has(points as number))
      continue;
    const path = `marks.${code}`;
    if (leaf) checkMark({ set, leaf, points, marks, cases }, (fault, message) => add(path, fault, message));
    else if (set.parents.has(code)) {
      add(path, "NOT_MARKABLE", `${code} là tiêu chí tổng hợp; hãy chấm các tiêu chí con của nó.`);
    } else add(path, "UNKNOWN_CRITERION", `Bộ ${set.set.code} không có tiêu chí “${clip(code)}”.`);
  }
}

type Mark = Pick<Draft, "set" | "marks" | "cases"> & { readonly leaf: Leaf; readonly points: unknown };

function checkMark(
  { set, leaf, points, marks, cases }: Mark,
  add: (code: Fault["code"], message: string) => void,
): void {
  const { code } = leaf;
  const gate = leaf.gate === null ? undefined : set.leaves[leaf.gate];
  if (typeof points !== "number" || !Number.isInteger(points)) {
    add("NOT_A_LEVEL", `Điểm tiêu chí ${code} phải là một số nguyên.`);
  } else if (!isAllowed(leaf, points, cases[code])) {
    const levels = describeLevels(leaf, cases[code]);
    add("NOT_A_LEVEL", `Tiêu chí ${code} không có mức ${points} điểm. Các mức: ${levels}.`);
  } else if (gate && points > 0 && marks[gate.code] === 0) {
    // Phụ lục II, tiêu chí 5.2: only marked when there is a story at all.
    add("GATE_CLOSED", `Tiêu chí ${code} chỉ được chấm khi tiêu chí ${gate.code} có điểm.`);
  }
}

function checkKnockOuts({ set, knockOuts }: Draft, add: Add): void {
  for (const [i, code] of knockOuts.entries()) {
    if (set.knockOuts.has(code)) continue;
    const known = [...set.knockOuts.keys()].join(", ");
    const hint = known ? `Các mã: ${known}.` : "Bộ này không in lý do loại nào.";
    const message = `Bộ ${set.set.code} không có lý do loại “${clip(code)}”. ${hint}`;
    add(`knockOuts[${i}]`, "KNOCK_OUT_UNKNOWN", message);
  }
}

function checkAbstentions({ set, marks, abstained }: Draft, add: Add): void {
  if (typeof abstained === "boolean") return;
  for (const [i, code] of abstained.entries()) {
    const path = `abstained[${i}]`;
    if (!set.leafOf.has(code)) add(path, "UNKNOWN_CRITERION", `Không có tiêu chí chấm điểm “${clip(code)}”.`);
    else if (Object.hasOwn(marks, code))
      add(path, "ABSTAINED_AND_MARKED", `Tiêu chí ${code} vừa có điểm vừa ghi không chấm.`);
  }
}

function isAllowed(leaf: Leaf, points: number, name: unknown): boolean {
  if (leaf.cases.length === 0) return leaf.allowed.get("")?.has(points) ?? false;
  const own = typeof name === "string" ? leaf.allowed.get(name) : undefined;
  if (own) return own.has(points);
  return [...leaf.allowed.values()].some((allowed) => allowed.has(points));
}

function describeLevels(leaf: Leaf, name: unknown): string {
  const sets =
    leaf.allowed.get(typeof name === "string" && leaf.cases.length > 0 ? name : "") ??
    [...leaf.allowed.values()][0];
  return [...(sets ?? [])].toSorted((a, b) => a - b).join(", ");
}

function describeCases(leaf: Leaf): string {
  return leaf.cases.map((name) => `“${name}” (${leaf.criterion.cases?.[name]})`).join(", ");
}

function readRecord(value: unknown, path: string, required: boolean, add: Add): Record<string, unknown> {
  if (value === undefined && !required) return {};
  if (!isRecord(value)) {
    add(path, "WRONG_SHAPE", `“${path}” phải là một đối tượng: mã tiêu chí → giá trị.`);
    return {};
  }
  if (Object.keys(value).length > NAME_LIMIT) add(path, "TOO_MANY", `“${path}” có quá nhiều mục.`);
  return value;
}

function readNames(value: unknown, path: string, add: Add): readonly string[] {
  if (value === undefined) return [];
  if (
    !Array.isArray(value) ||
    value.length > NAME_LIMIT ||
    !value.every((each) => typeof each === "string")
  ) {
    add(path, "WRONG_SHAPE", `“${path}” phải là danh sách mã.`);
    return [];
  }
  return value;
}

function join(base: string, path: string): string {
  return base && path ? `${base}.${path}` : base || path;
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
