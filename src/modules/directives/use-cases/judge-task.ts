import { dayInVietnam } from "#platform/calendar";
import { startChecks } from "#platform/forms";
import type { Actor, Services } from "#platform/http";
import { fault, ok, type Result, refuse } from "#platform/result";
import { formatDate } from "#platform/ui";
import { decideOpenExtension, insertMoves, listExtensions } from "../store/task-parts.store.ts";
import { changeTask, listSubTasks } from "../store/tasks.store.ts";
import { tellUnit } from "./letters.ts";
import { type StepInput, type Stepping, takeStep } from "./step.ts";

const name = "directives.step-task";

/** Takes the result: the task is done as of the day on which the unit reported it. */
export function acceptTask(
  services: Services,
  actor: Actor,
  input: StepInput & { note: string },
): Promise<Result<null>> {
  const step = { action: "accept", name } as const;
  return takeStep(services, actor, { ...input, step }, async ({ tx, task, at, move }) => {
    const note = textOf(input.note, "ghi chú", 1000);
    if (!note.ok) return note;
    const parts = await listSubTasks(tx, task.id);
    if (parts.some(({ status }) => status !== "done" && status !== "cancelled"))
      return fault("note", "Còn việc con chưa xong. Nghiệm thu hoặc huỷ các việc con trước.");
    const doneOn = dayInVietnam(task.reportedAt ?? at);
    await move({ doneOn, progress: 100 }, note.value);
    await tellUnit(tx, task, {
      subject: "Kết quả đã được nghiệm thu",
      body: `Kết quả nhiệm vụ “${task.title}” đã được nghiệm thu.${note.value ? `\n${note.value}` : ""}`,
    });
    return ok(null);
  });
}

/** Back to the unit, with what is missing. */
export function giveBackTask(
  services: Services,
  actor: Actor,
  input: StepInput & { note: string },
): Promise<Result<null>> {
  const step = { action: "giveBack", name } as const;
  return takeStep(services, actor, { ...input, step }, async ({ tx, task, move }) => {
    const reason = reasonOf(input.note, "note", "Ghi điều cần làm thêm để đơn vị biết.");
    if (!reason.ok) return reason;
    await move({ reportedAt: null, progress: Math.min(task.progress, 90) }, `Trả lại: ${reason.value}`);
    await tellUnit(tx, task, {
      subject: "Kết quả cần làm thêm",
      body: `Kết quả nhiệm vụ “${task.title}” được trả lại: ${reason.value}\nThời hạn: ${formatDate(task.dueOn)}.`,
    });
    return ok(null);
  });
}

/** Opens again what was closed or cancelled, with the reason. */
export function reopenTask(
  services: Services,
  actor: Actor,
  input: StepInput & { note: string },
): Promise<Result<null>> {
  const step = { action: "reopen", name } as const;
  return takeStep(services, actor, { ...input, step }, async ({ tx, task, move }) => {
    const reason = reasonOf(input.note, "note", "Ghi lý do mở lại.");
    if (!reason.ok) return reason;
    await move(
      { doneOn: null, reportedAt: null, cancelReason: null, progress: Math.min(task.progress, 90) },
      `Mở lại: ${reason.value}`,
    );
    await tellUnit(tx, task, {
      subject: "Nhiệm vụ được mở lại",
      body: `Nhiệm vụ “${task.title}” được mở lại: ${reason.value}\nThời hạn: ${formatDate(task.dueOn)}.`,
    });
    return ok(null);
  });
}

/** Ends a task that is no longer wanted, its open parts with it. */
export function cancelTask(
  services: Services,
  actor: Actor,
  input: StepInput & { reason: string },
): Promise<Result<null>> {
  const step = { action: "cancel", name: "directives.cancel-task" } as const;
  return takeStep(services, actor, { ...input, step }, async (stepping) => {
    const reason = reasonOf(input.reason, "reason", "Ghi lý do huỷ để đơn vị biết.");
    if (!reason.ok) return reason;
    const { tx, task, move } = stepping;
    await move({ cancelReason: reason.value }, reason.value);
    await cancelParts(stepping, reason.value);
    await tellUnit(tx, task, {
      subject: "Nhiệm vụ đã huỷ",
      body: `Nhiệm vụ “${task.title}” không còn phải làm: ${reason.value}`,
    });
    return ok(null);
  });
}

async function cancelParts({ tx, task, by, at }: Stepping, reason: string): Promise<void> {
  const parts = (await listSubTasks(tx, task.id)).filter(
    ({ status }) => status !== "done" && status !== "cancelled",
  );
  for (const part of parts)
    await changeTask(
      tx,
      { id: part.id, version: part.version, at },
      { status: "cancelled", cancelReason: reason },
    );
  if (parts.length > 0)
    await insertMoves(
      tx,
      parts.map(({ id, status }) => ({ taskId: id, from: status, to: "cancelled", note: reason, by, at })),
    );
}

export interface ExtensionDecision extends StepInput {
  decision: string;
  until: string;
  note: string;
}

/** Grants more time, or not; a refusal carries its reason. */
export function decideExtension(
  services: Services,
  actor: Actor,
  input: ExtensionDecision,
): Promise<Result<null>> {
  const step = { action: "decideExtension", name: "directives.decide-extension" } as const;
  return takeStep(services, actor, { ...input, step }, async ({ tx, task, by, at, move }) => {
    const open = (await listExtensions(tx, task.id)).find(({ decision }) => decision === null);
    if (!open) return fault("decision", "Không còn đề nghị gia hạn nào chờ trả lời.");
    const read = readDecision(input, { dueOn: task.dueOn, asked: open.askedUntil });
    if (!read.ok) return read;
    const { decision, until, note } = read.value;
    await decideOpenExtension(tx, { taskId: task.id, decision, grantedUntil: until, note, by, at });
    const said = until ? `Cho gia hạn đến ${formatDate(until)}` : `Không gia hạn: ${note}`;
    await move(until ? { dueOn: until } : {}, until && note ? `${said}. ${note}` : said);
    await tellUnit(tx, task, {
      subject: until ? "Đã cho gia hạn" : "Không được gia hạn",
      body: `Nhiệm vụ “${task.title}”. ${said}.`,
    });
    return ok(null);
  });
}

function readDecision(input: ExtensionDecision, { dueOn, asked }: { dueOn: string; asked: string }) {
  const check = startChecks();
  const decision = check.choice(
    "decision",
    input.decision,
    ["granted", "refused"] as const,
    "Chọn cho gia hạn hay không.",
  );
  const note = check.optionalText("decisionNote", input.note, { label: "ghi chú", max: 1000 });
  const typed = check.optionalDay("grantedUntil", input.until, { label: "thời hạn mới" }) ?? asked;
  if (decision === "refused" && note === null) check.add("decisionNote", "Ghi lý do không gia hạn.");
  if (decision === "granted" && typed <= dueOn)
    check.add("grantedUntil", `Chọn ngày sau thời hạn hiện tại (${formatDate(dueOn)}).`);
  return check.result({ decision, until: decision === "granted" ? typed : null, note });
}

function textOf(typed: string, label: string, max: number): Result<string | null> {
  const check = startChecks();
  const text = check.optionalText("note", typed, { label, max });
  return check.result(text);
}

function reasonOf(typed: string, field: string, question: string): Result<string> {
  const check = startChecks();
  const text = check.optionalText(field, typed, { label: "lý do", max: 1000, min: 5 });
  if (text === null && check.faults.length === 0) return refuse([{ field, text: question }]);
  return check.result(text ?? "");
}
