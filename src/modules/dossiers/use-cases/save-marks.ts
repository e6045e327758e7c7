import type { Leaf, PartCode } from "@saoque/scoring";
import { addProof, listProofs } from "#modules/producers";
import { isIsoDate } from "#platform/calendar";
import type { Tx } from "#platform/db";
import type { Actor, Services, UploadedFile } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { tidyText } from "../domain/form-section.ts";
import { readMarks, type SelfMark, sheetFaults, type TypedMark } from "../domain/self-assessment.ts";
import { type Citation, listCitations, listSelfMarks, replaceMarks } from "../store/marks.store.ts";
import { behalfOf, openToWrite, type Subject } from "./open-dossier.ts";
import { writeDossier } from "./write-dossier.ts";

export interface NewEvidence {
  criterion: string;
  upload: UploadedFile;
  kind: string;
  title: string;
  expiresOn: string;
}

export interface SaveMarksInput {
  dossierId: string;
  part: PartCode;
  version: number;
  typed: readonly TypedMark[];
  /** Proofs of the library ticked under each criterion. */
  cited: readonly Citation[];
  uploads: readonly NewEvidence[];
  requestId: string;
}

/** A refused file takes back what the same form had begun to write. */
class EvidenceRefused extends Error {
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super("evidence refused");
    this.faults = faults;
  }
}

/** Marks, reasons and evidence of one part of the set, in one go; files uploaded here go into the proof library. */
export async function saveMarks(
  services: Services,
  actor: Actor,
  input: SaveMarksInput,
): Promise<Result<null>> {
  const subject = await openToWrite(services.db, actor, input.dossierId);
  const { dossier, set } = subject;
  const leaves = set.leaves.filter((leaf) => leaf.part === input.part);
  const codes = new Set(leaves.map((leaf) => leaf.code));
  const typed = input.typed
    .filter((mark) => codes.has(mark.criterion))
    .map((mark) => ({ ...mark, reason: tidyText(mark.reason) }));
  const { marks, faults } = readMarks(set, typed);
  const others = (await listSelfMarks(services.db, dossier.id)).filter((mark) => !codes.has(mark.criterion));
  faults.push(...sheetFaults(set, [...others, ...marks]));
  const cited = await knownCitations(services, subject, input.cited, codes);
  const uploads = input.uploads.filter((upload) => codes.has(upload.criterion));
  faults.push(...uploads.flatMap((upload) => uploadFaults(upload, set.leafOf.get(upload.criterion))));
  if (faults.length > 0) return refuse(faults);
  const { version, requestId } = input;
  const now = services.now();
  const scope = { dossierId: dossier.id, criteria: [...codes], now };
  try {
    await writeDossier(
      { services, actor, subject, version, what: `marks ${input.part}`, requestId },
      async (tx) => {
        const added = await addEvidence({ services, actor, subject, requestId }, tx, uploads);
        await replaceMarks(tx, scope, marks satisfies SelfMark[], [...cited, ...added]);
      },
    );
  } catch (error) {
    if (error instanceof EvidenceRefused) return refuse(error.faults);
    throw error;
  }
  return ok(null);
}

/** Only papers of the producer itself; one that was cited before it was renewed may stay. */
async function knownCitations(
  services: Services,
  { dossier }: Subject,
  cited: readonly Citation[],
  codes: ReadonlySet<string>,
): Promise<Citation[]> {
  const library = await listProofs(services.db, dossier.producerId, { productId: dossier.productId });
  const before = await listCitations(services.db, dossier.id);
  const known = new Set([...library.map((proof) => proof.id), ...before.map((citation) => citation.proofId)]);
  return cited.filter(({ criterion, proofId }) => codes.has(criterion) && known.has(proofId));
}

function uploadFaults({ criterion, kind, title, expiresOn }: NewEvidence, leaf: Leaf | undefined): Fault[] {
  const faults: Fault[] = [];
  if (!leaf || !/^([1-9]|1[0-5])$/.test(kind)) {
    faults.push({
      field: `kind.${criterion}`,
      text: `Chọn loại minh chứng cho tệp ở tiêu chí ${criterion}.`,
    });
  }
  if (tidyText(title).length > 200) {
    faults.push({
      field: `title.${criterion}`,
      text: `Tên minh chứng ở tiêu chí ${criterion} dài quá 200 ký tự.`,
    });
  }
  if (expiresOn !== "" && !isIsoDate(expiresOn)) {
    faults.push({
      field: `expires.${criterion}`,
      text: `Ngày hết hạn ở tiêu chí ${criterion} không có trên lịch.`,
    });
  }
  return faults;
}

interface Adding {
  services: Services;
  actor: Actor;
  subject: Subject;
  requestId: string;
}

async function addEvidence(adding: Adding, tx: Tx, uploads: readonly NewEvidence[]): Promise<Citation[]> {
  const { services, actor, subject, requestId } = adding;
  const by = { ...actor, onBehalfOf: behalfOf(actor, subject) };
  const added: Citation[] = [];
  for (const { criterion, upload, kind, title, expiresOn } of uploads) {
    const proof = await addProof(services, tx, by, {
      producerId: subject.dossier.producerId,
      productId: subject.dossier.productId,
      kind: Number(kind),
      title: titleOf(title, upload.name),
      expiresOn: expiresOn || null,
      upload,
      requestId,
    });
    if (!proof.ok) throw new EvidenceRefused(proof.faults);
    added.push({ criterion, proofId: proof.value.id });
  }
  return added;
}

/** The name given, else the file's name without its ending; the library wants at least two letters. */
function titleOf(typed: string, fileName: string): string {
  const title = tidyText(typed) || tidyText(fileName.replace(/\.[a-z0-9]{1,5}$/i, "")).slice(0, 200);
  return title.length >= 2 ? title : "Minh chứng";
}
