import { addWorkingDays, dayInVietnam, workingDaysBetween } from "#platform/calendar";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { remainingAfterReturn } from "../domain/clock.ts";
import { tidyText } from "../domain/form-section.ts";
import { maySubmit } from "../permissions.ts";
import { type DossierReturn, listReturns, saveReturnAnswers } from "../store/returns.store.ts";
import { moveDossier } from "./move-dossier.ts";
import { behalfOf, openToWrite, type Subject } from "./open-dossier.ts";
import { readChecklist } from "./read-checklist.ts";
import { writeDossier } from "./write-dossier.ts";

export interface AnswerInput {
  dossierId: string;
  version: number;
  /** Number of the point → answer. */
  answers: ReadonlyMap<number, string>;
  /** False: keep the answers, send later. */
  send: boolean;
  requestId: string;
}

/** The return that waits for an answer; undefined when none does. */
export function openReturnOf(returns: readonly DossierReturn[]): DossierReturn | undefined {
  return returns.find((each) => each.answeredAt === null);
}

/** Answers a return point by point; when sent, the dossier goes back to the office that asked. */
export async function answerReturn(
  services: Services,
  actor: Actor,
  input: AnswerInput,
): Promise<Result<null>> {
  const { db } = services;
  const subject = await openToWrite(db, actor, input.dossierId);
  const open = openReturnOf(await listReturns(db, subject.dossier.id));
  if (!open) throw new Conflict("Hồ sơ này không có yêu cầu bổ sung nào đang chờ trả lời.");
  const answers = new Map(open.points.map(({ no }) => [no, tidyText(input.answers.get(no) ?? "")]));
  const faults = answerFaults(answers, input.send);
  if (faults.length > 0) return refuse(faults);
  const now = services.now();
  const { version, requestId } = input;
  if (!input.send) {
    await writeDossier({ services, actor, subject, version, what: "answers to a return", requestId }, (tx) =>
      saveReturnAnswers(tx, open.id, answers, { now, finished: false }),
    );
    return ok(null);
  }
  if (!maySubmit(actor, subject.dossier)) {
    throw new NotAllowed("Người đại diện (chủ tài khoản của chủ thể) mới được nộp lại hồ sơ.");
  }
  const { items } = await readChecklist(services, db, subject);
  const blocked = items.filter((item) => item.state === "blocked");
  if (blocked.length > 0) {
    return refuse(blocked.map((item) => ({ field: "", text: `${item.label}: ${item.note ?? "chưa đủ"}` })));
  }
  await db.transaction().execute(async (tx) => {
    await moveDossier(services, tx, actor, {
      dossierId: subject.dossier.id,
      action: "answerReturn",
      expectedVersion: version,
      onBehalfOf: behalfOf(actor, subject),
      requestId,
      ...(open.level === "commune" ? { change: { communeDueOn: newDueDay(services, subject, open) } } : {}),
    });
    await saveReturnAnswers(tx, open.id, answers, { now, finished: true });
  });
  return ok(null);
}

function answerFaults(answers: ReadonlyMap<number, string>, send: boolean): Fault[] {
  return [...answers].flatMap(([no, answer]): Fault[] => {
    const field = `answer.${no}`;
    if (send && answer === "") return [{ field, text: `Trả lời điểm ${no} trước khi nộp lại.` }];
    return answer.length > 2000 ? [{ field, text: `Câu trả lời điểm ${no} dài quá 2.000 ký tự.` }] : [];
  });
}

/** The commune's days that were left when it returned the dossier start to count again today. */
function newDueDay(services: Services, { dossier }: Subject, open: DossierReturn): string {
  const today = dayInVietnam(services.now());
  const returnedOn = dayInVietnam(open.returnedAt);
  const left = dossier.communeDueOn ? workingDaysBetween(returnedOn, dossier.communeDueOn) : 0;
  return addWorkingDays(today, remainingAfterReturn(left));
}
