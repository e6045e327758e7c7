import { evidenceKindName } from "#modules/criteria";
import { getProofs } from "#modules/producers";
import type { Executor } from "#platform/db";
import type { Answers } from "../domain/form-section.ts";
import type { SelfMark } from "../domain/self-assessment.ts";
import { listAnswers } from "../store/answers.store.ts";
import {
  type CommuneJudgement,
  type CompositionCheck,
  findReport,
  listCompositionChecks,
  listJudgements,
  type RecordedReport,
} from "../store/checks.store.ts";
import { listCitations, listSelfMarks } from "../store/marks.store.ts";
import { type DossierReturn, listReturns } from "../store/returns.store.ts";
import { listStatusChanges, type StatusChange } from "../store/timeline.store.ts";
import { getDossier } from "./dossier-records.ts";
import { readSubject, type Subject } from "./open-dossier.ts";

export interface CitedPaper {
  id: string;
  kind: number;
  kindName: string;
  title: string;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  expiresOn: string | null;
  fileId: string | null;
}

/** Everything a dossier holds; who may see it was decided before. No personal data of the representative. */
export interface DossierFile extends Subject {
  answers: ReadonlyMap<string, Answers>;
  marks: readonly SelfMark[];
  citations: readonly { criterion: string; proof: CitedPaper }[];
  judgements: readonly CommuneJudgement[];
  report: RecordedReport | undefined;
  returns: readonly DossierReturn[];
  communeChecks: readonly CompositionCheck[];
  provinceChecks: readonly CompositionCheck[];
  timeline: readonly StatusChange[];
}

export async function readDossierFile(db: Executor, dossierId: string): Promise<DossierFile> {
  return readFileOf(db, await readSubject(db, await getDossier(db, dossierId)));
}

export async function readFileOf(db: Executor, subject: Subject): Promise<DossierFile> {
  const { id } = subject.dossier;
  const citations = await listCitations(db, id);
  const proofs = await getProofs(db, [...new Set(citations.map((citation) => citation.proofId))]);
  const papers = new Map(proofs.map((proof) => [proof.id, paperOf(proof)]));
  return {
    ...subject,
    answers: await listAnswers(db, id),
    marks: await listSelfMarks(db, id),
    citations: citations.flatMap(({ criterion, proofId }) => {
      const proof = papers.get(proofId);
      return proof ? [{ criterion, proof }] : [];
    }),
    judgements: await listJudgements(db, id),
    report: await findReport(db, id),
    returns: await listReturns(db, id),
    communeChecks: await listCompositionChecks(db, id, "commune"),
    provinceChecks: await listCompositionChecks(db, id, "province"),
    timeline: await listStatusChanges(db, id),
  };
}

function paperOf(proof: Awaited<ReturnType<typeof getProofs>>[number]): CitedPaper {
  const { id, kind, title, number, issuer, issuedOn, expiresOn, fileId } = proof;
  return { id, kind, kindName: evidenceKindName(kind), title, number, issuer, issuedOn, expiresOn, fileId };
}
