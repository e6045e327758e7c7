import { type PreparedSet, pointsOf } from "@saoque/scoring";
import { lawOf, type WhyNot, whyNotHigher } from "./explain.ts";
import { type Progress, progressOf, type SheetContent, toSheet } from "./sheet-content.ts";
import { verdictOf } from "./verdict.ts";

export interface OwnPoints {
  total: number;
  star: number;
  parts: { code: string; name: string; points: number; max: number }[];
  whyNot: WhyNot | undefined;
  note: string;
  progress: Progress;
}

/** What this one sheet adds up to; a blank or an abstention adds nothing here, the council's mean leaves it out. */
export function judgeOwnSheet(set: PreparedSet, content: SheetContent): OwnPoints {
  const sheet = toSheet(content);
  const points = pointsOf(set, sheet.marks);
  const verdict = verdictOf(set, [sheet], {
    spreadLimit: 100,
    minimumRule: "majority",
    knockOutRule: "any",
  });
  const progress = progressOf(set, content);
  return {
    total: points.total,
    star: verdict.star,
    parts: set.ruleSet.parts.map(({ code, title, max }) => ({
      code,
      name: title,
      points: points[code],
      max,
    })),
    // The full list of everything not marked yet would only say "not finished".
    whyNot: progress.left.length === 0 ? whyNotHigher(set, verdict) : undefined,
    note: lawOf(verdict.star, verdict.knockOuts.length > 0).text,
    progress,
  };
}
