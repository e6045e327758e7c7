import { addDays, dayInVietnam, isIsoDate } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { type Actor, holdsRole, NotAllowed, type Services, type TaskItem } from "#platform/http";
import type { Board } from "../domain/boards.ts";
import type { Reach } from "../domain/reach.ts";
import { readUnitKey, type Task } from "../domain/task.ts";
import type { Outcome } from "../domain/timing.ts";
import { isOverdue } from "../domain/timing.ts";
import { readerRoles } from "../permissions.ts";
import { type Agency, findAgency, listWorkingAgencies } from "../store/agencies.store.ts";
import { type BoardCounts, countBoards, listTasks, type TaskFilter } from "../store/task-list.store.ts";
import { directivesUrls as urls } from "../urls.ts";
import { reachOf, unitName } from "./reach.ts";

export interface TaskSearch {
  board: Board | "";
  text: string;
  unit: string;
  documentId: string;
  priority: string;
  status: string;
  subjectKind: string;
  outcome: Outcome | "extended" | "";
  from: string;
  to: string;
  cursor: string;
}

export interface TaskPage {
  tasks: Task[];
  next?: string;
  board: Board;
  counts: BoardCounts;
  reach: Reach;
  /** Agencies to filter by; empty for a unit, which sees its own. */
  agencies: Agency[];
  /** The unit that the list is narrowed to. */
  unitName: string | undefined;
  today: string;
}

const PAGE_SIZE = 25;
const SHEET_LIMIT = 20_000;
const SOON_DAYS = 7;

export async function listTasksFor(services: Services, actor: Actor, search: TaskSearch): Promise<TaskPage> {
  const { reach, filter } = await filterFor(services, actor, search);
  const after = readCursor(search.cursor);
  const [found, counts, agencies] = await Promise.all([
    listTasks(services.readDb, { ...filter, ...(after ? { after } : {}), limit: PAGE_SIZE + 1 }),
    countBoards(services.readDb, filter),
    reach.reads[0] ? listWorkingAgencies(services.readDb, reach.reads[0]) : [],
  ]);
  const tasks = found.slice(0, PAGE_SIZE);
  const last = tasks.at(-1);
  return {
    tasks,
    board: filter.board,
    counts,
    reach,
    agencies,
    unitName: await nameOfUnit(services, reach, search.unit),
    today: filter.today,
    ...(found.length > PAGE_SIZE && last ? { next: `${last.dueOn}.${last.id}` } : {}),
  };
}

export async function allTasksFor(services: Services, actor: Actor, search: TaskSearch): Promise<Task[]> {
  const { filter } = await filterFor(services, actor, search);
  return listTasks(services.readDb, { ...filter, limit: SHEET_LIMIT });
}

async function filterFor(services: Services, actor: Actor, search: TaskSearch) {
  if (!holdsRole(actor, readerRoles)) throw new NotAllowed();
  const reach = await reachOf(services.readDb, actor);
  const today = dayInVietnam(services.now());
  const unit = readUnitKey(search.unit);
  const filter: Omit<TaskFilter, "limit"> = {
    reach,
    accountId: actor.accountId,
    today,
    soonUntil: addDays(today, SOON_DAYS),
    board: search.board || firstBoard(reach, search),
    ...(search.text ? { text: search.text } : {}),
    ...(unit?.agencyId ? { agencyId: unit.agencyId } : {}),
    ...(unit?.communeCode ? { communeCode: unit.communeCode } : {}),
    ...(isUuid(search.documentId) ? { documentId: search.documentId } : {}),
    ...(search.priority ? { priority: search.priority } : {}),
    ...(search.status ? { status: search.status } : {}),
    ...(search.subjectKind ? { subjectKind: search.subjectKind } : {}),
    ...(search.outcome ? { outcome: search.outcome } : {}),
    ...(search.from && search.to ? { period: { from: search.from, to: search.to } } : {}),
  };
  return { reach, filter };
}

/** A unit starts with its own tasks, the office with what is open; a number that was clicked shows all behind it. */
function firstBoard(reach: Reach, { outcome, status }: TaskSearch): Board {
  if (outcome || status) return "all";
  return reach.reads.length > 0 ? "open" : "unit";
}

async function nameOfUnit(services: Services, reach: Reach, key: string): Promise<string | undefined> {
  const unit = readUnitKey(key);
  if (!unit) return undefined;
  if (unit.communeCode) return unitName(unit);
  const agency = await findAgency(services.readDb, unit.agencyId ?? "");
  const known = agency && (reach.reads.includes(agency.provinceCode) || reach.agencies.includes(agency.id));
  return known ? agency.name : undefined;
}

function readCursor(cursor: string): { dueOn: string; id: string } | undefined {
  const [, dueOn = "", id = ""] = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  return isIsoDate(dueOn) && isUuid(id) ? { dueOn, id } : undefined;
}

const SHOWN = 20;

/** What waits: the unit's own tasks by deadline; for those who gave them, results to accept and time asked for. */
export async function myTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  if (!holdsRole(actor, readerRoles)) return [];
  const reach = await reachOf(services.readDb, actor);
  const items: TaskItem[] = [];
  if (reach.agencies.length > 0 || reach.communes.length > 0)
    items.push(...(await ownTasks(services, actor, reach)));
  if (reach.gives.length > 0) items.push(...(await givenTasks(services, actor, reach)));
  return items.slice(0, SHOWN);
}

async function ownTasks(services: Services, actor: Actor, reach: Reach): Promise<TaskItem[]> {
  const own = { ...reach, reads: [] };
  const tasks = await listTasks(services.readDb, { ...boardOf(services, actor, own, "unit"), limit: SHOWN });
  return tasks
    .filter(({ status }) => status !== "reported")
    .map((task) => ({
      title: task.title,
      href: urls.task(task.id),
      note: task.documentNumber ? `Theo văn bản ${task.documentNumber}` : unitName(task),
      dueOn: task.dueOn,
    }));
}

async function givenTasks(services: Services, actor: Actor, reach: Reach): Promise<TaskItem[]> {
  const waiting = await listTasks(services.readDb, {
    ...boardOf(services, actor, reach, "waiting"),
    limit: 8,
  });
  const asked = await listTasks(services.readDb, {
    ...boardOf(services, actor, reach, "extension"),
    limit: 8,
  });
  const today = dayInVietnam(services.now());
  const counts = await countBoards(services.readDb, boardOf(services, actor, reach, "overdue"));
  const overdue: TaskItem[] =
    counts.overdue > 0
      ? [
          {
            title: `${counts.overdue} nhiệm vụ quá hạn`,
            href: `${urls.tasks}?bang=overdue`,
            note: "Xem đơn vị nào chậm và đôn đốc",
            dueOn: today,
          },
        ]
      : [];
  return [
    ...overdue,
    ...waiting.map((task) => item(task, "Nghiệm thu", today)),
    ...asked.map((task) => item(task, "Trả lời đề nghị gia hạn", today)),
  ];
}

function item(task: Task, verb: string, today: string): TaskItem {
  return {
    title: `${verb}: ${task.title}`,
    href: urls.task(task.id),
    note: isOverdue(task, today) ? `${unitName(task)}, đã quá hạn` : unitName(task),
    dueOn: task.dueOn,
    since: task.reportedAt ?? undefined,
  };
}

function boardOf(services: Services, actor: Actor, reach: Reach, board: Board): Omit<TaskFilter, "limit"> {
  const today = dayInVietnam(services.now());
  return { reach, accountId: actor.accountId, today, soonUntil: addDays(today, SOON_DAYS), board };
}

/** Beside the menu entry: what a unit still owes, what the office has to answer. */
export async function countMine(services: Services, actor: Actor): Promise<number> {
  if (!holdsRole(actor, readerRoles)) return 0;
  const reach = await reachOf(services.readDb, actor);
  const counts = await countBoards(services.readDb, boardOf(services, actor, reach, "open"));
  return reach.gives.length > 0 ? counts.waiting + counts.extension : counts.unit;
}
