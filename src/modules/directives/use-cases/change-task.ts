import { isUuid } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, BadRequest, type Services } from "#platform/http";
import { fault, ok, type Result, refuse } from "#platform/result";
import { formatDate } from "#platform/ui";
import { readUnitKey } from "../domain/task.ts";
import { isOneOf, namesOf, priorities, subjectKinds } from "../domain/words.ts";
import { type FoundSubject, findSubject, searchSubjects } from "../store/subjects.store.ts";
import { createTasks } from "./create-tasks.ts";
import { knownUnits } from "./hand-out.ts";
import { tellUnit } from "./letters.ts";
import { followParts, type StepInput, takeStep } from "./step.ts";
import { readTask } from "./view-task.ts";

export const taskFields = ["title", "requiredResult", "priority", "dueOn"] as const;

/** Mends wording, priority or deadline while the unit still owes the result; the unit is told. */
export function changeTaskWording(
  services: Services,
  actor: Actor,
  input: StepInput & { typed: Typed<(typeof taskFields)[number]> },
): Promise<Result<null>> {
  const step = { action: "change", name: "directives.change-task" } as const;
  return takeStep(services, actor, { ...input, step }, async ({ tx, task, move }) => {
    const { typed } = input;
    const check = startChecks();
    const title = check.line("title", typed.title, { label: "nội dung nhiệm vụ", max: 300, min: 5 });
    const requiredResult = check.optionalText("requiredResult", typed.requiredResult, {
      label: "kết quả cần có",
      max: 1000,
    });
    const priority = check.choice("priority", typed.priority, namesOf(priorities), "Chọn mức ưu tiên.");
    const dueOn = check.optionalDay("dueOn", typed.dueOn, { label: "thời hạn" });
    if (typed.dueOn.trim() === "") check.add("dueOn", "Nhập thời hạn.");
    if (dueOn !== null && dueOn < task.startsOn)
      check.add("dueOn", "Sửa thời hạn: không thể trước ngày giao.");
    if (check.faults.length > 0) return refuse([...check.faults]);
    const due = dueOn ?? task.dueOn;
    const moved = due !== task.dueOn;
    const said = moved
      ? `Sửa nhiệm vụ, thời hạn ${formatDate(task.dueOn)} thành ${formatDate(due)}`
      : "Sửa nhiệm vụ";
    await move(
      { title, requiredResult, priority, ...(moved ? { dueOn: due, originalDueOn: due } : {}) },
      said,
    );
    await tellUnit(
      tx,
      { ...task, title },
      {
        subject: "Nhiệm vụ thay đổi",
        body: `Nội dung: ${title}.\nThời hạn: ${formatDate(due)}.`,
      },
    );
    return ok(null);
  });
}

export const partFields = ["partTitle", "partDueOn", "partUnit"] as const;

/** Parts a task: the office for any unit, a unit for itself. */
export function splitTask(
  services: Services,
  actor: Actor,
  input: StepInput & { typed: Typed<(typeof partFields)[number]> },
): Promise<Result<null>> {
  const step = { action: "split", name: "directives.split-task" } as const;
  return takeStep(services, actor, { ...input, step }, async ({ tx, task, at, move }) => {
    if (task.parentId) return fault("partTitle", "Việc con không chia nhỏ thêm nữa.");
    const { typed } = input;
    const check = startChecks();
    const title = check.line("partTitle", typed.partTitle, { label: "việc con", max: 300, min: 5 });
    const dueOn =
      check.optionalDay("partDueOn", typed.partDueOn, { label: "thời hạn việc con" }) ?? task.dueOn;
    if (dueOn < task.startsOn || dueOn > task.dueOn)
      check.add("partDueOn", `Chọn ngày từ ${formatDate(task.startsOn)} đến ${formatDate(task.dueOn)}.`);
    const own = { agencyId: task.agencyId, communeCode: task.communeCode };
    const { reach } = await readTask(tx, actor, task.id);
    const wanted = readUnitKey(typed.partUnit) ? typed.partUnit : "";
    const [other] =
      reach.gives.includes(task.provinceCode) && wanted
        ? await knownUnits(services, task.provinceCode, [wanted])
        : [];
    if (check.faults.length > 0) return refuse([...check.faults]);
    await move({}, `Thêm việc con: ${title}`);
    await createTasks(tx, services, actor, {
      provinceCode: task.provinceCode,
      units: [other ?? own],
      coworkers: [],
      title,
      requiredResult: null,
      priority: task.priority,
      startsOn: task.startsOn,
      dueOn,
      ownerName: null,
      parts: [],
      documentId: task.documentId,
      parentId: task.id,
      recurrence: null,
      planTaskId: null,
      subject: null,
      fileIds: [],
      isDemo: task.isDemo,
    });
    await followParts(tx, task.id, at);
    return ok(null);
  });
}

/** Records of the task's province that match; nothing for less than two letters. */
export async function findSubjects(
  services: Services,
  actor: Actor,
  { id, text }: { id: string; text: string },
): Promise<FoundSubject[]> {
  const { task } = await readTask(services.db, actor, id);
  if (text.length < 2) return [];
  return searchSubjects(services.readDb, { provinceCode: task.provinceCode, text: text.slice(0, 100) });
}

/** Ties the task to a record of another module, or unties it. */
export function linkTask(
  services: Services,
  actor: Actor,
  input: StepInput & { subject: string },
): Promise<Result<null>> {
  const step = { action: "link", name: "directives.link-task" } as const;
  return takeStep(services, actor, { ...input, step }, async ({ tx, task, move }) => {
    if (input.subject === "none") {
      await move({ subject: null }, "Bỏ gắn nội dung liên quan");
      return ok(null);
    }
    const [kind = "", id = ""] = input.subject.split(":");
    if (!isOneOf(subjectKinds, kind) || !isUuid(id)) return fault("subject", "Chọn nội dung để gắn.");
    const found = await findSubject(tx, { provinceCode: task.provinceCode, kind, id });
    if (!found) return fault("subject", "Không tìm thấy nội dung này trong tỉnh.");
    await move({ subject: found }, `Gắn với ${subjectKinds[kind].toLowerCase()}: ${found.title}`);
    return ok(null);
  });
}

/** A step named in a form, or a request that no page of ours sends. */
export function knownStep<T extends string>(typed: string, steps: readonly T[]): T {
  const step = steps.find((each) => each === typed);
  if (!step) throw new BadRequest("Chọn một việc để làm với nhiệm vụ này.");
  return step;
}
