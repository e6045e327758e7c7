import { getProvince } from "#modules/territory";
import { audit } from "#platform/audit";
import { isUuid } from "#platform/db";
import { mergePdf, renderPdf } from "#platform/documents";
import { storeMadeFile } from "#platform/files";
import { type Actor, NotFound, type Services } from "#platform/http";
import { findRun, type JobRun, noteProgress, startRun } from "#platform/jobs";
import { completionPdf } from "../papers/completion-paper.ts";
import { signListPaper } from "../papers/sign-list.ts";
import { assertMay, mayReadPapers } from "../permissions.ts";
import { findClass, type TrainingClass } from "../store/classes.store.ts";
import { findOwnLearner, type ListedLearner, listLearners } from "../store/learners.store.ts";
import { listMeetings } from "../store/meetings.store.ts";
import { getReadableClass } from "./class-records.ts";
import { readOwnClass } from "./own-class.ts";

export const CERTIFICATES_TASK = "training.print-certificates";
/** More pages than this are made by the worker while the page shows how far it is. */
const mostAtOnce = 30;

export interface Printed {
  name: string;
  content: Uint8Array;
}

async function printable(services: Services, actor: Actor, classId: string): Promise<TrainingClass> {
  const training = await getReadableClass(services, actor, classId);
  assertMay(mayReadPapers(actor, training), "Chỉ đơn vị tổ chức lớp in được giấy chứng nhận.");
  return training;
}

/** One learner's certificate, for the office; who printed it is kept. */
export async function printCertificate(
  services: Services,
  actor: Actor,
  input: { classId: string; learnerId: string; requestId: string },
): Promise<Printed> {
  const training = await printable(services, actor, input.classId);
  const learners = await listLearners(services.db, training.id);
  const learner = learners.find((each) => each.id === input.learnerId && each.certifiedOn !== null);
  if (!learner) throw new NotFound("Học viên này chưa được cấp chứng nhận.");
  return onePaper(services, actor, { training, learner, requestId: input.requestId });
}

/** A learner's own certificate. */
export async function printOwnCertificate(
  services: Services,
  actor: Actor,
  input: { classId: string; requestId: string },
): Promise<Printed> {
  const { training } = await readOwnClass(services, actor, input.classId);
  const learner = await findOwnLearner(services.db, training.id, actor.accountId);
  if (!learner?.certifiedOn) throw new NotFound("Bạn chưa được cấp chứng nhận của lớp này.");
  return onePaper(services, actor, { training, learner, requestId: input.requestId });
}

interface OnePaper {
  training: TrainingClass;
  learner: ListedLearner;
  requestId: string;
}

async function onePaper(
  services: Services,
  actor: Actor,
  { training, learner, requestId }: OnePaper,
): Promise<Printed> {
  const [content] = await papersOf(services, training, [learner]);
  await notePrinting(services, actor, { training, requestId, numbers: [learner.certificateNumber ?? ""] });
  return {
    name: `chung-nhan-${(learner.certificateNumber ?? "").replaceAll("/", "-")}.pdf`,
    content: content ?? new Uint8Array(),
  };
}

/** All certificates of a class: the file at once, or the run of the worker that makes it. */
export async function printCertificates(
  services: Services,
  actor: Actor,
  input: { classId: string; requestId: string },
): Promise<{ file: Printed } | { runId: string }> {
  const training = await printable(services, actor, input.classId);
  const learners = await certified(services, training.id);
  if (learners.length === 0) throw new NotFound("Lớp này chưa có chứng nhận nào.");
  const numbers = learners.map(({ certificateNumber }) => certificateNumber ?? "");
  await notePrinting(services, actor, { training, requestId: input.requestId, numbers });
  if (learners.length > mostAtOnce) {
    const runId = await services.db
      .transaction()
      .execute((tx) =>
        startRun(
          tx,
          CERTIFICATES_TASK,
          `In ${learners.length} chứng nhận`,
          { classId: training.id, startedBy: actor.accountId },
          actor.accountId,
        ),
      );
    return { runId };
  }
  const pages = await papersOf(services, training, learners);
  return { file: { name: nameOf(training), content: await mergePdf(pages, "Chứng nhận hoàn thành") } };
}

async function certified(services: Services, classId: string): Promise<ListedLearner[]> {
  const learners = await listLearners(services.db, classId);
  return learners.filter(({ certifiedOn }) => certifiedOn !== null);
}

async function papersOf(
  services: Services,
  training: TrainingClass,
  learners: readonly ListedLearner[],
): Promise<Uint8Array[]> {
  const meetings = (await listMeetings(services.db, training.id)).length;
  const province = getProvince(training.provinceCode).fullName;
  return learners.map((learner) => completionPdf({ training, learner, meetings, province }));
}

function nameOf(training: TrainingClass): string {
  return `chung-nhan-${training.code}-${training.year}.pdf`;
}

/** The worker's part: pages one by one with progress, then one file that the office may read. */
export async function runPrintJob(services: Services, payload: Record<string, unknown>): Promise<void> {
  const [runId, classId, startedBy] = [
    String(payload.runId),
    String(payload.classId),
    String(payload.startedBy),
  ];
  const training = await findClass(services.db, classId);
  if (!training) return;
  const learners = await certified(services, classId);
  const pages: Uint8Array[] = [];
  for (let at = 0; at < learners.length; at += mostAtOnce) {
    pages.push(...(await papersOf(services, training, learners.slice(at, at + mostAtOnce))));
    await noteProgress(services.db, runId, { done: pages.length, total: learners.length });
  }
  const content = await mergePdf(pages, "Chứng nhận hoàn thành");
  const file = await storeMadeFile(
    services.db,
    services.storage,
    { content, name: nameOf(training), mime: "application/pdf" },
    {
      ownerModule: "training",
      ownerKind: "certificates",
      ownerId: classId,
      provinceCode: training.provinceCode,
      sensitivity: "sensitive",
      uploadedBy: startedBy,
    },
  );
  await noteProgress(services.db, runId, {
    done: learners.length,
    total: learners.length,
    result: { fileId: file.id },
    finishedAt: services.now(),
  });
}

/** How far the worker is; only for the one who started it. */
export async function readPrintRun(
  services: Services,
  actor: Actor,
  classId: string,
  runId: string,
): Promise<{ training: TrainingClass; run: JobRun }> {
  const training = await printable(services, actor, classId);
  const run = isUuid(runId) ? await findRun(services.db, runId, actor.accountId) : undefined;
  if (!run) throw new NotFound("Không tìm thấy lượt in này.");
  return { training, run };
}

/** The empty list to sign in the room. */
export async function printSignList(services: Services, actor: Actor, classId: string): Promise<Printed> {
  const training = await printable(services, actor, classId);
  const learners = (await listLearners(services.db, classId)).filter(({ status }) => status !== "declined");
  const meetings = await listMeetings(services.db, classId);
  const province = getProvince(training.provinceCode).fullName;
  const content = await renderPdf(signListPaper(training, meetings, learners, province));
  return { name: `danh-sach-ky-${training.code}-${training.year}.pdf`, content };
}

async function notePrinting(
  services: Services,
  actor: Actor,
  { training, requestId, numbers }: { training: TrainingClass; requestId: string; numbers: string[] },
): Promise<void> {
  await services.db.transaction().execute((tx) =>
    audit(tx, {
      provinceCode: training.provinceCode,
      actor,
      action: "training.print-certificates",
      subject: { kind: "class", id: training.id },
      requestId,
      details: { numbers },
    }),
  );
}
