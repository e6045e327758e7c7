import type { Leaf } from "@saoque/scoring";
import type { MarkEntry } from "./sheet-content.ts";

export interface LevelChoice {
  /** "3", or "a:3" where the criterion has alternative cases. */
  value: string;
  points: number;
  label: string;
  condensed: boolean;
  minimumFor?: number;
}

export interface ChoiceGroup {
  /** "" where there are no alternatives. */
  caseCode: string;
  caseName: string;
  choices: LevelChoice[];
}

export const abstainValue = "abstain";

/** Levels as a sheet offers them, lowest first; 0 is there also where the annex prints no such level. */
export function choiceGroups(leaf: Leaf): ChoiceGroup[] {
  return (leaf.cases.length > 0 ? leaf.cases : [""]).map((caseCode) => {
    const own = leaf.levels.filter((level) => (level.case ?? "") === caseCode);
    const choices = own.map((level) => ({
      value: choiceValue(level.points, caseCode),
      points: level.points,
      label: level.label,
      condensed: level.labelKind !== "official",
      ...(level.minStar ? { minimumFor: level.minStar } : {}),
    }));
    const zero = {
      value: choiceValue(0, caseCode),
      points: 0,
      label: "Không đạt mức thấp nhất",
      condensed: false,
    };
    const all = own.some((level) => level.points === 0) ? choices : [zero, ...choices];
    return { caseCode, caseName: leaf.criterion.cases?.[caseCode] ?? "", choices: all };
  });
}

function choiceValue(points: number, caseCode: string | null): string {
  return caseCode ? `${caseCode}:${points}` : String(points);
}

export function chosenValue(entry: MarkEntry | undefined): string {
  if (!entry) return "";
  if (entry.abstained) return abstainValue;
  return entry.points === null ? "" : choiceValue(entry.points, entry.caseCode);
}

/** What a form sent for one criterion; an unreadable value becomes a level that validation refuses. */
export function readChoice(value: string): Pick<MarkEntry, "points" | "abstained" | "caseCode"> {
  if (value === "") return { points: null, abstained: false, caseCode: null };
  if (value === abstainValue) return { points: null, abstained: true, caseCode: null };
  const cut = value.lastIndexOf(":");
  const caseCode = cut > 0 ? value.slice(0, cut) : null;
  const text = value.slice(cut + 1);
  return { points: /^\d{1,3}$/.test(text) ? Number(text) : -1, abstained: false, caseCode };
}
