import {
  type CouncilResult,
  councilResult,
  gapToStar,
  type Leaf,
  type PartCode,
  type PreparedSet,
  type Sheet,
  type Star,
  type StarGap,
  validateSheet,
} from "@saoque/scoring";

export interface SelfMark {
  criterion: string;
  points: number;
  caseCode: string | null;
  reason: string;
}

export interface TypedMark {
  criterion: string;
  /** "" = not marked yet; "3", or "a:3" where the criterion has alternative cases. */
  level: string;
  reason: string;
}

export interface LevelChoice {
  value: string;
  points: number;
  label: string;
  condensed: boolean;
  minimumFor?: number;
}

/** Value of a level as a form sends it. */
export function levelValue(points: number, caseCode: string | null): string {
  return caseCode ? `${caseCode}:${points}` : String(points);
}

/** Levels as they are offered, lowest first; "not reached" is there also where the annex prints no 0. */
export function levelChoices(leaf: Leaf): LevelChoice[] {
  const cases = leaf.cases.length > 0 ? leaf.cases : [null];
  return cases.flatMap((caseCode) => {
    const name = caseCode ? `${leaf.criterion.cases?.[caseCode] ?? caseCode}: ` : "";
    const own = leaf.levels.filter((level) => (level.case ?? null) === caseCode);
    const printed = own.map((level) => ({
      value: levelValue(level.points, caseCode),
      points: level.points,
      label: `${name}${level.label}`,
      condensed: level.labelKind === "condensed",
      ...(level.minStar ? { minimumFor: level.minStar } : {}),
    }));
    if (own.some((level) => level.points === 0)) return printed;
    const none = {
      value: levelValue(0, caseCode),
      points: 0,
      label: `${name}Chưa đạt mức nào`,
      condensed: false,
    };
    return [none, ...printed];
  });
}

export interface ReadMarks {
  marks: SelfMark[];
  faults: { field: string; text: string }[];
}

const reasonLimit = 2000;

/** Typed marks of a part against the set; what was not picked is simply not marked. */
export function readMarks(set: PreparedSet, typed: readonly TypedMark[]): ReadMarks {
  const faults: ReadMarks["faults"] = [];
  const marks: SelfMark[] = [];
  for (const { criterion, level, reason } of typed) {
    if (reason.length > reasonLimit) {
      const text = `Thuyết minh tiêu chí ${criterion} dài ${reason.length} ký tự, nhiều nhất là ${reasonLimit}.`;
      faults.push({ field: `reason.${criterion}`, text });
    }
    if (level === "") {
      // A reason without a level is kept on the page by the form, not in the dossier: there is nothing it explains yet.
      if (reason !== "") {
        faults.push({
          field: `mark.${criterion}`,
          text: `Chọn mức cho tiêu chí ${criterion} rồi mới thuyết minh.`,
        });
      }
      continue;
    }
    const leaf = set.leafOf.get(criterion);
    const choice = leaf && levelChoices(leaf).find((each) => each.value === level);
    if (!choice) {
      faults.push({
        field: `mark.${criterion}`,
        text: `Tiêu chí ${criterion} không có mức đã gửi. Hãy chọn lại.`,
      });
      continue;
    }
    const caseCode = level.includes(":") ? level.slice(0, level.indexOf(":")) : null;
    marks.push({ criterion, points: choice.points, caseCode, reason });
  }
  return { marks, faults };
}

/** What the rules of the whole sheet say about it, e.g. 5.2 marked although there is no story. */
export function sheetFaults(set: PreparedSet, marks: readonly SelfMark[]): { field: string; text: string }[] {
  const checked = validateSheet(set, sheetOf(marks), { draft: true });
  if (checked.ok) return [];
  return checked.faults.map(({ path, message }) => ({
    field: path.replace(/^(marks|cases)\./, "mark."),
    text: message,
  }));
}

export function sheetOf(marks: readonly SelfMark[]): Sheet {
  const cases = marks.flatMap((mark) => (mark.caseCode ? [[mark.criterion, mark.caseCode] as const] : []));
  return {
    marks: Object.fromEntries(marks.map((mark) => [mark.criterion, mark.points])),
    cases: Object.fromEntries(cases),
  };
}

export interface Standing {
  result: CouncilResult;
  /** What separates the marks from the target star; null when it is reached or cannot be. */
  gap: StarGap | null;
  marked: number;
  total: number;
}

/** Points, star and the way to the target star, from the producer's own marks. */
export function standingOf(set: PreparedSet, marks: readonly SelfMark[], target: Star): Standing {
  const sheet = sheetOf(marks);
  const result = councilResult(set, [sheet]);
  const gap = result.stars >= target ? null : gapToStar(set, [sheet], target);
  return { result, gap, marked: marks.length, total: set.leaves.length };
}

/** Parts by the number of the top criterion: 1–3 A, 4–5 B, the rest C; the same in all 26 sets. */
export function partOfCriterion(code: string): PartCode {
  const top = Number.parseInt(code, 10);
  if (top <= 3) return "A";
  return top <= 5 ? "B" : "C";
}
