import type { Criterion, Level, ProductSet, RuleSet } from "./rule-set.ts";

export type Report = (path: string, message: string) => void;

/** Checks one product set against the invariants every annex keeps; each breach is reported with its path. */
export function checkProductSet(ruleSet: RuleSet, set: ProductSet, path: string, report: Report): void {
  for (const code of set.dossierRejectedIf) {
    if (!(code in ruleSet.knockOuts))
      report(`${path}.dossierRejectedIf`, `Mã loại “${code}” chưa được khai báo.`);
  }
  if (set.gap?.kind === "absent") {
    if (set.parts.length > 0)
      report(`${path}.parts`, "Bộ khai báo không có dữ liệu thì không được có phần điểm.");
    return;
  }
  const tree = new TreeCheck(ruleSet, set, report);
  for (const [i, wanted] of ruleSet.parts.entries()) {
    const part = set.parts[i];
    const at = `${path}.parts[${i}]`;
    if (!part || part.code !== wanted.code || part.max !== wanted.max) {
      report(at, `Phần ${wanted.code} phải có thang ${wanted.max} điểm.`);
      continue;
    }
    const short = set.gap?.part === part.code ? (set.gap.missingPoints ?? 0) : 0;
    const sum = part.criteria.reduce((total, criterion) => total + criterion.max, 0);
    if (sum !== part.max - short)
      report(at, `Các tiêu chí phần ${part.code} cộng được ${sum}, cần ${part.max - short}.`);
    for (const [j, criterion] of part.criteria.entries()) tree.check(criterion, `${at}.criteria[${j}]`);
  }
}

class TreeCheck {
  private readonly notes = new Set<string>();
  private readonly ruleSet: RuleSet;
  private readonly set: ProductSet;
  private readonly codes = new Set<string>();
  private readonly report: Report;

  constructor(ruleSet: RuleSet, set: ProductSet, report: Report) {
    this.ruleSet = ruleSet;
    this.set = set;
    this.report = report;
  }

  check(criterion: Criterion, path: string): void {
    if (this.codes.has(criterion.code)) this.report(path, `Mã tiêu chí ${criterion.code} bị trùng.`);
    this.codes.add(criterion.code);
    if (criterion.children) this.checkParent(criterion, criterion.children, path);
    else this.checkLevels(criterion, criterion.levels ?? [], path);
    this.checkNotes(criterion, path);
  }

  private checkParent(criterion: Criterion, children: readonly Criterion[], path: string): void {
    for (const [i, child] of children.entries()) this.check(child, `${path}.children[${i}]`);
    const sum = children.reduce((total, child) => total + child.max, 0);
    if (sum !== criterion.max) {
      this.report(
        path,
        `Tiêu chí ${criterion.code} có thang ${criterion.max}, tiêu chí con cộng được ${sum}.`,
      );
    }
    if (criterion.levels) this.report(path, `Tiêu chí ${criterion.code} vừa có mức vừa có tiêu chí con.`);
  }

  private checkLevels(criterion: Criterion, levels: readonly Level[], path: string): void {
    const cases = Object.keys(criterion.cases ?? {});
    const top = Math.max(0, ...levels.map((level) => level.points));
    if (top !== criterion.max)
      this.report(path, `Mức cao nhất của ${criterion.code} là ${top}, thang là ${criterion.max}.`);
    for (const name of cases.length > 0 ? cases : [undefined]) {
      const own = levels.filter((level) => level.case === name);
      if (own.length === 0) this.report(path, `Trường hợp “${name}” của ${criterion.code} không có mức nào.`);
      if (!this.ascends(criterion.code, own))
        this.report(path, `Điểm các mức của ${criterion.code} không tăng dần.`);
    }
    for (const [i, level] of levels.entries()) {
      const at = `${path}.levels[${i}]`;
      if (!Number.isInteger(level.points) || level.points < 0)
        this.report(at, "Điểm phải là số nguyên không âm.");
      if (level.case !== undefined && !cases.includes(level.case))
        this.report(at, `Trường hợp “${level.case}” chưa khai báo.`);
      if (!["official", "condensed", "inferred"].includes(level.labelKind))
        this.report(at, "labelKind không hợp lệ.");
    }
    const stars = levels.flatMap((level) => level.minStar ?? []);
    if (stars.some((star, i) => star < 1 || star > 5 || star <= (stars[i - 1] ?? 0))) {
      this.report(path, `Dấu sao của ${criterion.code} không tăng dần theo mức.`);
    }
  }

  /** A level list that does not ascend is accepted only where the data itself declares the defect. */
  private ascends(code: string, levels: readonly Level[]): boolean {
    const strictly = levels.every((level, i) => level.points > (levels[i - 1]?.points ?? -1));
    const declared = this.ruleSet.sourceDefects.some(
      (defect) => Number(defect.set) === this.set.no && defect.criterion === code,
    );
    return strictly || declared;
  }

  private checkNotes(criterion: Criterion, path: string): void {
    for (const [i, note] of (criterion.notes ?? []).entries()) {
      const at = `${path}.notes[${i}]`;
      if (note.kind === "applies_if" && !this.codes.has(note.gate)) {
        this.report(at, `Tiêu chí điều kiện “${note.gate}” phải đứng trước.`);
      }
      if (!("code" in note)) continue;
      if (this.notes.has(note.code)) this.report(at, `Mã ghi chú “${note.code}” bị trùng.`);
      this.notes.add(note.code);
      for (const zero of note.zeroIn ?? []) {
        if (!this.codes.has(zero)) this.report(at, `Không có tiêu chí “${zero}”.`);
      }
    }
    const kinds = new Set(this.ruleSet.evidenceKinds.map((kind) => kind.no));
    for (const no of criterion.evidence ?? []) {
      if (!kinds.has(no)) this.report(path, `Loại minh chứng ${no} chưa được khai báo.`);
    }
  }
}
