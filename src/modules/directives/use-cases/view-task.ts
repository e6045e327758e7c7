import { dayInVietnam } from "#platform/calendar";
import { type Executor, isUuid } from "#platform/db";
import { findFiles, type StoredFile } from "#platform/files";
import { type Actor, NotFound, type Services } from "#platform/http";
import { type TaskAction, taskActions } from "../domain/actions.ts";
import type { Reach } from "../domain/reach.ts";
import type { Task } from "../domain/task.ts";
import { mayReadTask, mayStep } from "../permissions.ts";
import { listPeopleOf } from "../store/agencies.store.ts";
import { listCommunePeople } from "../store/commune-people.store.ts";
import {
  type Coworker,
  type Extension,
  listCoworkers,
  listExtensions,
  listMoves,
  listReports,
  listTaskFiles,
  type MoveRow,
  type ReportRow,
} from "../store/task-parts.store.ts";
import { findTask, listSubTasks } from "../store/tasks.store.ts";
import { reachOf } from "./reach.ts";

export interface TaskView {
  task: Task;
  coworkers: Coworker[];
  moves: MoveRow[];
  reports: ReportRow[];
  extensions: Extension[];
  subTasks: Task[];
  /** Files that went along with the task, and those of each report. */
  files: { file: StoredFile; reportId: string | null }[];
  /** Steps that this reader may take now. */
  steps: ReadonlySet<TaskAction>;
  /** People of the unit, for naming who answers; empty unless the reader may name one. */
  people: { accountId: string; name: string }[];
  today: string;
}

export async function viewTask(services: Services, actor: Actor, id: string): Promise<TaskView> {
  const db = services.db;
  const { task, reach, coworkers } = await readTask(db, actor, id);
  const [moves, reports, extensions, subTasks, links] = await Promise.all([
    listMoves(db, task.id),
    listReports(db, task.id),
    listExtensions(db, task.id),
    listSubTasks(db, task.id),
    listTaskFiles(db, task.id),
  ]);
  const stored = new Map(
    (
      await findFiles(
        db,
        links.map(({ fileId }) => fileId),
      )
    ).map((file) => [file.id, file]),
  );
  const asked = extensions.some(({ decision }) => decision === null);
  const steps = stepsOf(reach, task, asked);
  return {
    task,
    coworkers,
    moves,
    reports,
    extensions,
    subTasks,
    files: links.flatMap(({ fileId, reportId }) => {
      const file = stored.get(fileId);
      return file ? [{ file, reportId }] : [];
    }),
    steps,
    people: steps.has("nameOwner") ? await peopleOf(db, task) : [],
    today: dayInVietnam(services.now()),
  };
}

/** The task when the actor may know of it; a stranger is told that there is none. */
export async function readTask(
  db: Executor,
  actor: Actor,
  id: string,
): Promise<{ task: Task; reach: Reach; coworkers: Coworker[] }> {
  const task = isUuid(id) ? await findTask(db, id) : undefined;
  if (!task) throw new NotFound("Không tìm thấy nhiệm vụ này.");
  const reach = await reachOf(db, actor);
  const coworkers = await listCoworkers(db, task.id);
  if (!mayReadTask(reach, task, coworkers)) throw new NotFound("Không tìm thấy nhiệm vụ này.");
  return { task, reach, coworkers };
}

function stepsOf(reach: Reach, task: Task, asked: boolean): Set<TaskAction> {
  const names = Object.keys(taskActions[task.status]) as TaskAction[];
  return new Set(
    names
      .filter((name) => mayStep(reach, task, name))
      .filter((name) => (name === "askExtension" ? !asked : name !== "decideExtension" || asked))
      // A part of a part would hide what is owed two levels down.
      .filter((name) => name !== "split" || task.parentId === null),
  );
}

/** Those of the unit who may be named to answer for a task. */
export async function peopleOf(db: Executor, task: Task): Promise<{ accountId: string; name: string }[]> {
  if (task.agencyId !== null) return listPeopleOf(db, task.agencyId);
  return task.communeCode === null ? [] : listCommunePeople(db, task.communeCode);
}
