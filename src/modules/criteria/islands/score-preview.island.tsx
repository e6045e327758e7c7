import { type PreparedSet, type ProductSet, prepareSet, type RuleSet } from "@saoque/scoring";
import { render } from "preact";
import { defineIsland } from "#platform/ui/islands";
import { checkYourself } from "../domain/self-check.ts";
import { SelfCheckPanel } from "../pages/self-check-panel.tsx";

interface Props {
  /** Address of the set as JSON. */
  source: string;
}

type Source = ProductSet & { ruleSet: Omit<RuleSet, "productSets"> };

/** Live points beside the form. Fetches the set at the first choice; the button keeps working without it. */
defineIsland<Props>("score-preview", ({ source }, host) => {
  const form = host.querySelector("form");
  const panel = host.querySelector("#diem-tu-cham");
  if (!form || !panel) return undefined;
  let loading: Promise<PreparedSet | undefined> | undefined;
  const show = async () => {
    loading ??= loadSet(source);
    const set = await loading;
    if (!set) return;
    const outcome = checkYourself(set, readChoices(form));
    if (outcome.ok) render(<SelfCheckPanel set={set} check={outcome.value} />, panel);
  };
  const listen = () => void show();
  form.addEventListener("change", listen);
  return () => form.removeEventListener("change", listen);
});

async function loadSet(source: string): Promise<PreparedSet | undefined> {
  const response = await fetch(source);
  if (!response.ok) return undefined;
  const { ruleSet, ...set } = (await response.json()) as Source;
  const prepared = prepareSet({ ...ruleSet, productSets: [set] }, set.code);
  return prepared.ok ? prepared.value : undefined;
}

function readChoices(form: HTMLFormElement) {
  const marks = new Map<string, string>();
  const knockOuts: string[] = [];
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string") continue;
    if (name.startsWith("m.")) marks.set(name.slice(2), value);
    else if (name === "lyDoLoai") knockOuts.push(value);
  }
  return { marks, knockOuts };
}
