import { getProofs, listProofs } from "#modules/producers";
import { addDays, dayInVietnam } from "#platform/calendar";
import type { Executor } from "#platform/db";
import type { Services } from "#platform/http";
import { type ChecklistItem, type CitedProof, checklistOf } from "../domain/checklist.ts";
import type { SelfMark } from "../domain/self-assessment.ts";
import { listAnswers } from "../store/answers.store.ts";
import { type Citation, listCitations, listSelfMarks } from "../store/marks.store.ts";
import type { Subject } from "./open-dossier.ts";
import { sectionOf } from "./save-answers.ts";

/** Ours: without an expected day, papers are looked at as they will stand in sixty days. */
const daysToCouncil = 60;

function councilDayOf(services: Services, subject: Subject): string {
  return subject.dossier.councilOn ?? addDays(dayInVietnam(services.now()), daysToCouncil);
}

export interface Checklist {
  items: ChecklistItem[];
  marks: SelfMark[];
  councilOn: string;
}

export async function readChecklist(services: Services, db: Executor, subject: Subject): Promise<Checklist> {
  const { dossier, set } = subject;
  const answers = await listAnswers(db, dossier.id);
  const marks = await listSelfMarks(db, dossier.id);
  const proofs = await citedProofs(db, await listCitations(db, dossier.id));
  const library = await listProofs(db, dossier.producerId, { productId: dossier.productId });
  const councilOn = councilDayOf(services, subject);
  const keys = ["registration", "general", "results", "plan"] as const;
  const items = checklistOf({
    set,
    target: dossier.targetStar,
    sections: keys.map((step) => ({
      step,
      section: sectionOf(dossier, step),
      answers: answers.get(step) ?? {},
    })),
    marks,
    proofs,
    library,
    today: dayInVietnam(services.now()),
    councilOn,
  });
  return { items, marks, councilOn };
}

/** Each cited paper once, with the criteria it serves. */
async function citedProofs(db: Executor, citations: readonly Citation[]): Promise<CitedProof[]> {
  const proofs = await getProofs(db, [...new Set(citations.map((citation) => citation.proofId))]);
  return proofs.map(({ id, kind, title, expiresOn }) => ({
    id,
    kind,
    title,
    expiresOn,
    criteria: citations.filter((citation) => citation.proofId === id).map((citation) => citation.criterion),
  }));
}
