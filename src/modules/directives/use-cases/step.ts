import { audit } from "#platform/audit";
import type { Tx } from "#platform/db";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import type { Result } from "#platform/result";
import { type TaskAction, type TaskStatus, taskActions } from "../domain/actions.ts";
import { parentProgress } from "../domain/progress.ts";
import type { Task } from "../domain/task.ts";
import { isOnSide } from "../permissions.ts";
import { insertMoves, type Who } from "../store/task-parts.store.ts";
import { changeTask, listSubTasks, lockTask, setProgress, type TaskChange } from "../store/tasks.store.ts";
import { readTask } from "./view-task.ts";

export interface StepInput {
  id: string;
  version: number;
  requestId: string;
}

export interface Stepping {
  tx: Tx;
  task: Task;
  /** Where the step leads. */
  to: TaskStatus;
  by: Who;
  at: Date;
  /** Changes the row and writes the timeline where the state moves or there is something to say. */
  move(change: TaskChange, note?: string | null): Promise<void>;
}

export interface Step {
  action: TaskAction;
  /** As the permission table names it. */
  name: string;
  details?: Record<string, unknown>;
}

/**
 * Runs one step of a task: who may, whether the state allows it, nobody changed it in between; then the change, its
 * audit row and the parent's progress in one transaction.
 */
export async function takeStep(
  services: Services,
  actor: Actor,
  input: StepInput & { step: Step },
  change: (stepping: Stepping) => Promise<Result<null>>,
): Promise<Result<null>> {
  const { step } = input;
  const { task: seen, reach } = await readTask(services.db, actor, input.id);
  if (!isOnSide(reach, seen, step.action)) throw new NotAllowed();
  return services.db.transaction().execute(async (tx) => {
    const task = await lockTask(tx, seen.id);
    const to = task && taskActions[task.status][step.action];
    if (!task || !to || task.version !== input.version) throw new Conflict();
    const by = { id: actor.accountId, name: actor.displayName };
    const at = services.now();
    const done = await change({
      tx,
      task,
      to,
      by,
      at,
      move: (set, note) => move(tx, { task, to, by, at }, set, note ?? null),
    });
    if (!done.ok) return done;
    if (task.parentId) await followParts(tx, task.parentId, at);
    await audit(tx, {
      provinceCode: task.provinceCode,
      actor,
      action: step.name,
      subject: { kind: "task", id: task.id },
      requestId: input.requestId,
      details: { action: step.action, from: task.status, to, ...step.details },
    });
    return done;
  });
}

async function move(
  tx: Tx,
  { task, to, by, at }: { task: Task; to: TaskStatus; by: Who; at: Date },
  change: TaskChange,
  note: string | null,
): Promise<void> {
  if (!(await changeTask(tx, { id: task.id, version: task.version, at }, { status: to, ...change })))
    throw new Conflict();
  if (to !== task.status || note !== null)
    await insertMoves(tx, [{ taskId: task.id, from: task.status, to, note, by, at }]);
}

/** A parent stands where its sub-tasks stand. */
export async function followParts(tx: Tx, parentId: string, at: Date): Promise<void> {
  const progress = parentProgress(await listSubTasks(tx, parentId));
  if (progress !== undefined) await setProgress(tx, parentId, progress, at);
}
