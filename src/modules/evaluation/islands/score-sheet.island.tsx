import { prepareSet, type RuleSet } from "@saoque/scoring";
import { render } from "preact";
import { defineIsland } from "#platform/ui/islands";
import { ScoreBarFacts, ScorePanel } from "../../../platform/ui/score/score-panel.tsx";
import { readChoice } from "../domain/level-choices.ts";
import { markField, type SheetContent } from "../domain/sheet-content.ts";
import { ownBarProps, ownScoreProps } from "../pages/own-score.ts";

interface Props {
  ruleSet: RuleSet;
  setCode: string;
  formId: string;
}

/** Counts anew at every choice, with the rules of the server; what counts is what the server computes at closing. */
defineIsland<Props>("score-sheet", ({ ruleSet, setCode, formId }, host) => {
  const prepared = prepareSet(ruleSet, setCode);
  const form = document.getElementById(formId);
  if (!prepared.ok || !(form instanceof HTMLFormElement)) return undefined;
  const set = prepared.value;
  const bar = document.querySelector("[data-score-bar]");
  const count = () => {
    const fields = new FormData(form);
    const marks = set.leaves.flatMap(({ code }) => {
      const value = fields.get(markField(code));
      return typeof value === "string" ? [[code, { ...readChoice(value), reason: "" }] as const] : [];
    });
    const raised = [...set.knockOuts.keys()].filter((code) => fields.has(`knock.${code}`));
    const content: SheetContent = {
      marks: Object.fromEntries(marks),
      knockOuts: Object.fromEntries(raised.map((code) => [code, { raised: true, reason: "" }])),
      comment: "",
    };
    render(<ScorePanel {...ownScoreProps(set, content, false)} />, host);
    if (bar) render(<ScoreBarFacts {...ownBarProps(set, content)} />, bar);
  };
  form.addEventListener("change", count);
  return () => form.removeEventListener("change", count);
});
