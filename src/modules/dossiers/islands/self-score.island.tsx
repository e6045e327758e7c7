import { prepareSet, type RuleSet, type Star } from "@saoque/scoring";
import { render } from "preact";
import { defineIsland } from "#platform/ui/islands";
import { ScoreBarFacts, ScorePanel } from "../../../platform/ui/score/score-panel.tsx";
import { type SelfMark, standingOf } from "../domain/self-assessment.ts";
import { barProps, scoreProps } from "../pages/score-summary.ts";

interface Props {
  ruleSet: RuleSet;
  dossier: { id: string; setCode: string; targetStar: Star };
  /** Marks of the parts that are not on this page. */
  marks: Record<string, number>;
  cases: Record<string, string>;
}

/** Counts anew at every click with the same rules as the server; what is saved is still the server's count. */
defineIsland<Props>("self-score", ({ ruleSet, dossier, marks, cases }, host) => {
  const prepared = prepareSet(ruleSet, dossier.setCode);
  const form = document.getElementById("marks");
  if (!prepared.ok || !form) return undefined;
  const set = prepared.value;
  const others = Object.entries(marks).map(([criterion, points]) =>
    toMark(criterion, points, cases[criterion]),
  );
  const bar = document.querySelector("[data-score-bar]");
  const count = () => {
    const standing = standingOf(set, [...others, ...markedIn(form)], dossier.targetStar);
    render(<ScorePanel {...scoreProps({ subject: { dossier, set }, standing })} />, host);
    if (bar) render(<ScoreBarFacts {...barProps(standing)} />, bar);
  };
  form.addEventListener("change", count);
  return () => form.removeEventListener("change", count);
});

function markedIn(form: HTMLElement): SelfMark[] {
  const picked = form.querySelectorAll<HTMLInputElement>('input[type="radio"][name^="mark."]:checked');
  return [...picked].map(({ name, value }) => {
    const [points = "0", caseCode] = value.split(":").reverse();
    return toMark(name.slice("mark.".length), Number(points), caseCode);
  });
}

function toMark(criterion: string, points: number, caseCode: string | undefined): SelfMark {
  return { criterion, points, caseCode: caseCode ?? null, reason: "" };
}
