import type { PartCode } from "@saoque/scoring";
import { type Child, Island, type PageContext } from "#platform/ui";
import { sheetOf } from "../domain/self-assessment.ts";
import type { MarksView } from "../use-cases/view-dossier.ts";

interface LiveScoreArguments {
  page: PageContext;
  view: MarksView;
  part: PartCode;
  children: Child;
}

/** The points beside the form: with script they follow every click, without it they stand as last saved. */
export function LiveScore({ page, view, part, children }: LiveScoreArguments) {
  if (!page.assets.islands["self-score"]) return <>{children}</>;
  const { dossier, set } = view.subject;
  const { id, setCode, targetStar } = dossier;
  const others = view.marks.filter((mark) => set.leafOf.get(mark.criterion)?.part !== part);
  // Only what scoring one set needs goes to the browser.
  const ruleSet = { ...set.ruleSet, productSets: [set.set], sectors: [], ambiguities: [], sourceDefects: [] };
  const { marks, cases } = sheetOf(others);
  return (
    <Island
      name="self-score"
      props={{ ruleSet, dossier: { id, setCode, targetStar }, marks, cases }}
      page={page}
    >
      {children}
    </Island>
  );
}
