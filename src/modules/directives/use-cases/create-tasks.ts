import { audit } from "#platform/audit";
import { type Tx, uuidv7 } from "#platform/db";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { formatDate } from "#platform/ui";
import type { Subject, Unit } from "../domain/task.ts";
import { unitKey } from "../domain/task.ts";
import type { Priority } from "../domain/words.ts";
import { mayHandOut } from "../permissions.ts";
import { listPlanned } from "../store/planned.store.ts";
import { insertCoworkers, insertMoves, insertTaskFiles, type Who } from "../store/task-parts.store.ts";
import { insertTasks, type NewTask } from "../store/tasks.store.ts";
import { peopleOfUnits, tellOfTask } from "./letters.ts";

/** One piece of work for one or many units. */
export interface Order {
  provinceCode: string;
  units: readonly Unit[];
  coworkers: readonly Unit[];
  title: string;
  requiredResult: string | null;
  priority: Priority;
  startsOn: string;
  dueOn: string;
  /** Who in the unit is to answer, as the document says it. */
  ownerName: string | null;
  /** Titles of the sub-tasks that every unit gets. */
  parts: readonly string[];
  documentId: string | null;
  parentId: string | null;
  recurrence: { id: string; occurrence: string } | null;
  planTaskId: string | null;
  subject: Subject | null;
  /** Stored files that go along. */
  fileIds: readonly string[];
  isDemo: boolean;
}

/** null: the platform itself, for tasks that return. */
export type Giver = { accountId: string; displayName: string } | null;

/**
 * Gives an order to its units in the caller's transaction, who has asked for the right: a task a unit with its parts,
 * the timeline's first entry, a letter to the unit's people. Statements do not grow with the number of units.
 */
export async function createTasks(tx: Tx, services: Services, giver: Giver, order: Order): Promise<string[]> {
  const at = services.now();
  const wanted = order.units.map((unit) => newTask(order, giver, { unit, at }));
  const written = await insertTasks(tx, wanted);
  const tasks = wanted.filter(({ id }) => written.has(id));
  const parts = tasks.flatMap((task) =>
    order.parts.map((title) => ({
      ...task,
      id: uuidv7(),
      parentId: task.id,
      title,
      requiredResult: null,
      recurrenceId: null,
      occurrence: null,
    })),
  );
  await insertTasks(tx, parts);
  const by: Who = { id: giver?.accountId ?? null, name: giver?.displayName ?? null };
  await insertMoves(
    tx,
    [...tasks, ...parts].map(({ id }) => ({ taskId: id, from: null, to: "assigned", note: null, by, at })),
  );
  const ids = tasks.map(({ id }) => id);
  await insertCoworkers(tx, ids, order.coworkers);
  await insertTaskFiles(
    tx,
    ids.flatMap((taskId) =>
      order.fileIds.map((fileId) => ({ taskId, reportId: null, fileId, addedBy: by.id })),
    ),
  );
  await tellUnits(tx, order, tasks);
  return ids;
}

function newTask(order: Order, giver: Giver, { unit, at }: { unit: Unit; at: Date }): NewTask {
  return {
    id: uuidv7(),
    provinceCode: order.provinceCode,
    agencyId: unit.agencyId,
    communeCode: unit.communeCode,
    documentId: order.documentId,
    parentId: order.parentId,
    recurrenceId: order.recurrence?.id ?? null,
    occurrence: order.recurrence?.occurrence ?? null,
    planTaskId: order.planTaskId,
    title: order.title,
    requiredResult: order.requiredResult,
    priority: order.priority,
    ownerName: order.ownerName,
    startsOn: order.startsOn,
    dueOn: order.dueOn,
    subject: order.subject,
    isDemo: order.isDemo,
    createdBy: giver?.accountId ?? null,
    at,
  };
}

async function tellUnits(tx: Tx, order: Order, tasks: readonly NewTask[]): Promise<void> {
  const people = await peopleOfUnits(tx, [...tasks, ...order.coworkers]);
  const due = `Thời hạn: ${formatDate(order.dueOn)}.`;
  const result = order.requiredResult ? `\nKết quả cần có: ${order.requiredResult}` : "";
  for (const task of tasks) {
    const to = people.get(task) ?? [];
    await tellOfTask(tx, task, {
      to,
      subject: "Nhiệm vụ mới",
      body: `Đơn vị của anh/chị được giao nhiệm vụ: ${order.title}.${result}\n${due}`,
    });
  }
  const first = tasks[0];
  const along = order.coworkers.flatMap((unit) => people.get(unit) ?? []);
  if (first && along.length > 0)
    await tellOfTask(tx, first, {
      to: along,
      subject: "Phối hợp thực hiện nhiệm vụ",
      body: `Đơn vị của anh/chị phối hợp thực hiện nhiệm vụ: ${order.title}.\n${due}`,
    });
}

export interface TaskInput
  extends Pick<Order, "provinceCode" | "title" | "startsOn" | "dueOn">,
    Partial<Omit<Order, "provinceCode" | "title" | "startsOn" | "dueOn" | "units">> {
  unit: Unit;
}

/** One task for one unit, in the transaction of the module that needs it done. */
export async function createTask(
  tx: Tx,
  services: Services,
  actor: Actor,
  input: TaskInput,
): Promise<string> {
  const [id = ""] = await give(tx, services, actor, { ...plain, ...input, units: [input.unit] });
  return id;
}

export interface PlanTask {
  planTaskId: string;
  title: string;
  requiredResult?: string | null;
  priority?: Priority;
  startsOn: string;
  dueOn: string;
  units: readonly Unit[];
  subject?: Subject | null;
  isDemo?: boolean;
}

/** Hands out tasks of a yearly plan; a unit that has its task of a line already gets no second one. */
export async function createTasksFromPlan(
  tx: Tx,
  services: Services,
  actor: Actor,
  { provinceCode, tasks }: { provinceCode: string; tasks: readonly PlanTask[] },
): Promise<string[]> {
  const standing = new Set(
    (
      await listPlanned(
        tx,
        tasks.map(({ planTaskId }) => planTaskId),
      )
    ).map((each) => `${each.planTaskId} ${unitKey(each)}`),
  );
  const ids: string[] = [];
  for (const task of tasks) {
    const units = task.units.filter((unit) => !standing.has(`${task.planTaskId} ${unitKey(unit)}`));
    if (units.length === 0) continue;
    ids.push(...(await give(tx, services, actor, { ...plain, ...task, provinceCode, units })));
  }
  return ids;
}

const plain = {
  coworkers: [],
  requiredResult: null,
  priority: "normal",
  ownerName: null,
  parts: [],
  documentId: null,
  parentId: null,
  recurrence: null,
  planTaskId: null,
  subject: null,
  fileIds: [],
  isDemo: false,
} as const;

async function give(tx: Tx, services: Services, actor: Actor, order: Order): Promise<string[]> {
  if (!mayHandOut(actor, order.provinceCode)) throw new NotAllowed();
  const ids = await createTasks(tx, services, actor, order);
  for (const id of ids)
    await audit(tx, {
      provinceCode: order.provinceCode,
      actor,
      action: "directives.give-task",
      subject: { kind: "task", id },
      details: { title: order.title, dueOn: order.dueOn, planTaskId: order.planTaskId },
    });
  return ids;
}
