import type { Actor, Services } from "#platform/http";
import type { FormSection } from "../domain/form-section.ts";
import { type Standing, standingOf } from "../domain/self-assessment.ts";
import { openToRead } from "./open-dossier.ts";
import { type DossierFile, readFileOf } from "./read-dossier-file.ts";
import { sectionOf } from "./save-answers.ts";

export interface ContentView {
  file: DossierFile;
  sections: FormSection[];
  standing: Standing;
}

/** The whole dossier to read, for whoever may. */
export async function viewContent(services: Services, actor: Actor, id: string): Promise<ContentView> {
  const subject = await openToRead(services.db, actor, id);
  const file = await readFileOf(services.db, subject);
  const keys = ["registration", "general", "results", "plan"] as const;
  return {
    file,
    sections: keys.map((key) => sectionOf(subject.dossier, key)),
    standing: standingOf(subject.set, file.marks, subject.dossier.targetStar),
  };
}
