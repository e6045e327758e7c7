import {
  type CouncilResult,
  councilResult,
  type Fault,
  gapToNextStar,
  knockOutsOf,
  type Leaf,
  type PreparedSet,
  readableTitle,
  type Sheet,
  type StarGap,
  validateSheet,
} from "@saoque/scoring";

import { insideSentence } from "./wording.ts";

/** What the form sends: field of a criterion → value of the chosen card, and the raised knock-outs. */
export interface Choices {
  readonly marks: ReadonlyMap<string, string>;
  readonly knockOuts: readonly string[];
}

export interface SelfCheck {
  readonly council: CouncilResult;
  readonly gap: StarGap | null;
  readonly sheet: Sheet;
}

export interface Choice {
  readonly value: string;
  readonly points: number;
  readonly label: string;
  readonly minimumFor?: number;
}

const NO_LEVEL = "Chưa đạt mức nào ở dưới";

/** The cards of one criterion: its levels, and 0 where the annex prints no such level. */
export function choicesOf(leaf: Leaf, caseCode = ""): Choice[] {
  const own = leaf.levels.filter((level) => (level.case ?? "") === caseCode);
  const cards = own.map((level) => ({
    value: caseCode ? `${caseCode}:${level.points}` : String(level.points),
    points: level.points,
    label: level.label,
    ...(level.minStar ? { minimumFor: level.minStar } : {}),
  }));
  if (own.some((level) => level.points === 0)) return cards;
  return [{ value: caseCode ? `${caseCode}:0` : "0", points: 0, label: NO_LEVEL }, ...cards];
}

/** Reads the chosen cards as one sheet; `8` = "a:3" chooses case a and gives 3 points. */
function sheetOf(choices: Choices): Sheet {
  const marks: Record<string, number> = {};
  const cases: Record<string, string> = {};
  for (const [code, value] of choices.marks) {
    const [caseCode, points] = value.includes(":") ? value.split(":", 2) : [undefined, value];
    if (caseCode !== undefined) cases[code] = caseCode;
    marks[code] = points?.trim() ? Number(points) : Number.NaN;
  }
  return { marks, cases, knockOuts: choices.knockOuts };
}

/** One person's own marks, judged as a council of one: no account, nothing kept. */
export function checkYourself(
  set: PreparedSet,
  choices: Choices,
): { ok: true; value: SelfCheck } | { ok: false; faults: readonly Fault[] } {
  const checked = validateSheet(set, sheetOf(choices), { draft: true });
  if (!checked.ok) return checked;
  const sheets = [checked.value];
  return {
    ok: true,
    value: {
      council: councilResult(set, sheets),
      gap: gapToNextStar(set, sheets),
      sheet: checked.value,
    },
  };
}

/** Why not one star more, as lines that lead to their criterion. */
export function waysUp(set: PreparedSet, gap: StarGap): { code: string; text: string }[] {
  return gap.changes.map(({ criterion, from, to, points, evidence }) => {
    const title = readableTitle(set.leafOf.get(criterion)?.criterion.title ?? "");
    const proofs = evidence.map((kind) => insideSentence(kind.name)).join("; ");
    const text = `${criterion} ${title}: từ ${from} lên ${to} (thêm ${points} điểm)`;
    return { code: criterion, text: proofs ? `${text}. Thường chứng minh bằng: ${proofs}` : text };
  });
}

/** Codes and words of what ends the evaluation, without those that follow from the marks alone. */
export function knockOutChoices(set: PreparedSet): { value: string; label: string }[] {
  return knockOutsOf(set)
    .filter((knockOut) => knockOut.zeroIn.length === 0)
    .map(({ code, text, criterion }) => ({ value: code, label: criterion ? `${criterion}: ${text}` : text }));
}
