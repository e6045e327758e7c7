import { type OfficialDocument, renderDocx, renderPdf } from "#platform/documents";
import { type Actor, NotFound, type Services } from "#platform/http";
import { slugify } from "#platform/text";
import { titleOf } from "../domain/candidate.ts";
import { ideaPaper, planPaper } from "../papers/cycle-papers.ts";
import { findIdea, findPlan } from "../store/papers.store.ts";
import { candidateToRead } from "./candidate-records.ts";

export type PaperFormat = "pdf" | "docx";

export interface Printed {
  content: Uint8Array;
  name: string;
}

export async function printIdea(
  { db }: Services,
  actor: Actor,
  id: string,
  format: PaperFormat,
): Promise<Printed> {
  const candidate = await candidateToRead(db, actor, id);
  const idea = await findIdea(db, id);
  if (!idea) throw new NotFound("Chưa có phiếu ý tưởng để in.");
  return render(ideaPaper(candidate, idea), format, `phieu-y-tuong-${slugify(titleOf(candidate))}`);
}

export async function printPlan(
  { db }: Services,
  actor: Actor,
  id: string,
  format: PaperFormat,
): Promise<Printed> {
  const candidate = await candidateToRead(db, actor, id);
  const plan = await findPlan(db, id);
  if (!plan) throw new NotFound("Chưa có phương án để in.");
  return render(planPaper(candidate, plan), format, `phuong-an-${slugify(titleOf(candidate))}`);
}

async function render(document: OfficialDocument, format: PaperFormat, name: string): Promise<Printed> {
  const content = format === "pdf" ? await renderPdf(document) : await renderDocx(document);
  return { content, name: `${name}.${format}` };
}
