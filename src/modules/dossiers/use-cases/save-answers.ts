import { dayInVietnam } from "#platform/calendar";
import type { Actor, Services } from "#platform/http";
import { ok, type Result, refuse } from "#platform/result";
import { type Answers, type FormSection, readSection } from "../domain/form-section.ts";
import {
  generalSection,
  planSection,
  registrationSection,
  resultsSection,
  resultYears,
} from "../domain/sections.ts";
import { saveAnswers } from "../store/answers.store.ts";
import type { Dossier } from "../store/dossiers.store.ts";
import { openToWrite } from "./open-dossier.ts";
import { readGoal } from "./start-dossier.ts";
import { writeDossier } from "./write-dossier.ts";

export type SectionKey = "registration" | "general" | "results" | "plan";

/** The section as this dossier asks it: the years of part II are those before it was begun. */
export function sectionOf(dossier: Dossier, key: SectionKey): FormSection {
  const sections = {
    registration: registrationSection,
    general: generalSection,
    results: resultsSection(resultYears(dayInVietnam(dossier.createdAt))),
    plan: planSection,
  };
  return sections[key];
}

export interface SaveAnswersInput {
  dossierId: string;
  key: SectionKey;
  version: number;
  typed: (name: string) => readonly string[];
  requestId: string;
}

/** Keeps a step of Mẫu 01 or Mẫu 02 as it is, finished or not. */
export async function saveSection(
  services: Services,
  actor: Actor,
  input: SaveAnswersInput,
): Promise<Result<Answers>> {
  const subject = await openToWrite(services.db, actor, input.dossierId);
  const section = sectionOf(subject.dossier, input.key);
  const { answers, faults } = readSection(section, input.typed);
  if (faults.length > 0) return refuse(faults);
  const { version, requestId } = input;
  await writeDossier({ services, actor, subject, version, what: section.key, requestId }, (tx) =>
    saveAnswers(
      tx,
      { dossierId: subject.dossier.id, form: section.form, section: section.key, now: services.now() },
      answers,
    ),
  );
  return ok(answers);
}

export interface GoalInput {
  dossierId: string;
  version: number;
  targetStar: string;
  councilOn: string;
  requestId: string;
}

/** Changes what the dossier aims at; the checklist follows. */
export async function changeGoal(services: Services, actor: Actor, input: GoalInput): Promise<Result<null>> {
  const subject = await openToWrite(services.db, actor, input.dossierId);
  const goal = readGoal(input, dayInVietnam(services.now()));
  if (!goal.ok) return goal;
  const { version, requestId } = input;
  const writing = { services, actor, subject, version, what: "goal", requestId, change: goal.value };
  await writeDossier(writing, async () => undefined);
  return ok(null);
}
