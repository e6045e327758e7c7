import { addDays, dayInVietnam } from "#platform/calendar";
import { uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import type { Actor, Services, UploadedFile } from "#platform/http";
import { fault, ok, type Result, refuse } from "#platform/result";
import { formatDate } from "#platform/ui";
import { insertExtension, insertReport, insertTaskFiles, listExtensions } from "../store/task-parts.store.ts";
import { listSubTasks } from "../store/tasks.store.ts";
import { fileFaults, keepFiles } from "./hand-out.ts";
import { giverOf, tellOfTask } from "./letters.ts";
import { type StepInput, type Stepping, takeStep } from "./step.ts";
import { peopleOf } from "./view-task.ts";

/** The unit has seen the task and begins. */
export function startTask(services: Services, actor: Actor, input: StepInput): Promise<Result<null>> {
  const step = { action: "start", name: "directives.step-task" } as const;
  return takeStep(services, actor, { ...input, step }, async ({ move }) => {
    await move({});
    return ok(null);
  });
}

export interface ReportInput extends StepInput {
  progress: string;
  done: string;
  difficulties: string;
  /** Asks the office to accept the result. */
  final: boolean;
  files: readonly UploadedFile[];
}

/** Progress as the unit tells it; the final report goes to those who gave the task. */
export async function reportTask(
  services: Services,
  actor: Actor,
  input: ReportInput,
): Promise<Result<null>> {
  const step = { action: input.final ? "finish" : "report", name: "directives.report-task" } as const;
  return takeStep(services, actor, { ...input, step }, async (stepping) => {
    const { tx, task, at, by, move } = stepping;
    const parts = (await listSubTasks(tx, task.id)).filter(({ status }) => status !== "cancelled");
    const read = readReport(input, parts.length > 0 ? task.progress : undefined);
    if (!read.ok) return read;
    if (input.final && parts.some(({ status }) => status !== "done"))
      return fault("done", "Còn việc con chưa xong. Hoàn thành các việc con rồi mới nộp kết quả.");
    const files = await keepFiles(tx, services, {
      provinceCode: task.provinceCode,
      accountId: actor.accountId,
      files: input.files,
    });
    if (!files.ok) return files;
    const reportId = uuidv7();
    const { progress, done, difficulties } = read.value;
    await insertReport(tx, {
      id: reportId,
      taskId: task.id,
      progress,
      done,
      difficulties,
      final: input.final,
      by,
      at,
    });
    await insertTaskFiles(
      tx,
      files.value.map((fileId) => ({ taskId: task.id, reportId, fileId, addedBy: by.id })),
    );
    await move({ progress, ...(input.final ? { reportedAt: at } : {}) });
    if (input.final)
      await tellGiver(stepping, "Đơn vị đã nộp kết quả", "Mở nhiệm vụ để nghiệm thu hoặc trả lại kèm lý do.");
    return ok(null);
  });
}

function readReport(input: ReportInput, ofParts: number | undefined) {
  const check = startChecks();
  const typed = input.final
    ? 100
    : (ofParts ?? check.optionalWhole("progress", input.progress, { label: "tiến độ", max: 100 }));
  if (typed === null && !check.faults.some(({ field }) => field === "progress"))
    check.add("progress", "Nhập tiến độ từ 0 đến 100.");
  const done = check.optionalText("done", input.done, { label: "việc đã làm", max: 4000, min: 5 });
  if (done === null && !check.faults.some(({ field }) => field === "done"))
    check.add("done", "Ghi việc đã làm, kết quả đến nay.");
  const difficulties = check.optionalText("difficulties", input.difficulties, {
    label: "khó khăn, kiến nghị",
    max: 2000,
  });
  const files = fileFaults(input.files);
  const faults = [...check.faults, ...files];
  return faults.length > 0 ? refuse(faults) : ok({ progress: typed ?? 0, done: done ?? "", difficulties });
}

export interface ExtensionInput extends StepInput {
  until: string;
  reason: string;
}

const LONGEST_EXTENSION = 366;

/** Asks for more time, with the reason; the deadline stands until it is granted. */
export function askExtension(services: Services, actor: Actor, input: ExtensionInput): Promise<Result<null>> {
  const step = { action: "askExtension", name: "directives.ask-extension" } as const;
  return takeStep(services, actor, { ...input, step }, async (stepping) => {
    const { tx, task, by, at } = stepping;
    const check = startChecks();
    const until = check.optionalDay("until", input.until, { label: "hạn xin lùi đến" });
    if (input.until.trim() === "") check.add("until", "Nhập hạn xin lùi đến.");
    else if (until !== null && until <= task.dueOn)
      check.add("until", `Chọn ngày sau thời hạn hiện tại (${formatDate(task.dueOn)}).`);
    else if (until !== null && until < dayInVietnam(at)) check.add("until", "Chọn ngày chưa qua.");
    else if (until !== null && until > addDays(task.dueOn, LONGEST_EXTENSION))
      check.add("until", "Xin lùi quá một năm: hãy đề nghị giao lại nhiệm vụ.");
    const reason = check.optionalText("reason", input.reason, { label: "lý do", max: 1000, min: 5 });
    if (reason === null && check.faults.every(({ field }) => field !== "reason"))
      check.add("reason", "Ghi lý do xin gia hạn.");
    if (check.faults.length > 0) return refuse([...check.faults]);
    if ((await listExtensions(tx, task.id)).some(({ decision }) => decision === null))
      return fault("until", "Đã có một đề nghị gia hạn đang chờ trả lời.");
    await insertExtension(tx, { taskId: task.id, until: until ?? "", reason: reason ?? "", by, at });
    await stepping.move({}, `Xin gia hạn đến ${formatDate(until ?? "")}: ${reason}`);
    await tellGiver(stepping, "Đơn vị xin gia hạn", `Đề nghị lùi thời hạn đến ${formatDate(until ?? "")}.`);
    return ok(null);
  });
}

/** Names who in the unit answers for the task; nobody when nothing is chosen. */
export function nameOwner(
  services: Services,
  actor: Actor,
  input: StepInput & { accountId: string },
): Promise<Result<null>> {
  const step = { action: "nameOwner", name: "directives.name-owner" } as const;
  return takeStep(services, actor, { ...input, step }, async ({ tx, task, by, move }) => {
    const person = (await peopleOf(tx, task)).find(({ accountId }) => accountId === input.accountId);
    if (!person && input.accountId !== "")
      return fault("accountId", "Chọn một người đang làm việc ở đơn vị này.");
    await move(
      { ownerAccountId: person?.accountId ?? null, ownerName: person?.name ?? null },
      person ? `Người phụ trách: ${person.name}` : "Bỏ người phụ trách",
    );
    if (person && person.accountId !== by.id)
      await tellOfTask(tx, task, {
        to: [{ accountId: person.accountId }],
        subject: "Anh/chị phụ trách nhiệm vụ",
        body: `Anh/chị được phân công phụ trách nhiệm vụ: ${task.title}.\nThời hạn: ${formatDate(task.dueOn)}.`,
      });
    return ok(null);
  });
}

async function tellGiver({ tx, task, by }: Stepping, subject: string, next: string): Promise<void> {
  const to = giverOf(task).filter((one) => !("accountId" in one) || one.accountId !== by.id);
  await tellOfTask(tx, task, { to, subject, body: `Nhiệm vụ: ${task.title}.\n${next}` });
}
