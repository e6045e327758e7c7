import type { PartCode } from "@saoque/scoring";
import { type Child, Island, type PageContext } from "#platform/ui";
import { sheetOf } from "../domain/self-assessment.ts";
import type { MarksView } from "../use-cases/view-dossier.ts";

export interface LiveScoreProps {
  /** What the scoring package needs of the rule set, this one product set only. */
  ruleSet: unknown;
  setCode: string;
  target: number;
  /** Marks of the parts that are not on this page. */
  others: { marks: Readonly<Record<string, number>>; cases: Readonly<Record<string, string>> };
}

/** The points beside the form; with script they follow every click, without it they stand as last saved. */
export function LiveScore({ page, view, part, children }: LiveScoreArguments) {
  const { dossier, set } = view.subject;
  const others = view.marks.filter((mark) => set.leafOf.get(mark.criterion)?.part !== part);
  const { marks, cases = {} } = sheetOf(others);
  const props = {
    ruleSet: { ...set.ruleSet, productSets: [set.set], sectors: [], ambiguities: [], sourceDefects: [] },
    setCode: dossier.setCode,
    target: dossier.targetStar,
    others: { marks, cases },
  } satisfies LiveScoreProps;
  return (
    <Island name="self-score" props={props} page={page}>
      {children}
    </Island>
  );
}

interface LiveScoreArguments {
  page: PageContext;
  view: MarksView;
  part: PartCode;
  children: Child;
}
