import { listCommunes } from "#modules/territory";
import { audit } from "#platform/audit";
import { addDays, dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services, unitsOf } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { nextOccurrence, type Occurrence, occurrencesAt } from "../domain/occurrences.ts";
import type { Task } from "../domain/task.ts";
import { readUnitKey, type Unit } from "../domain/task.ts";
import { namesOf, priorities, rhythms } from "../domain/words.ts";
import { mayHandOut, mayReadOffice, officeRoles } from "../permissions.ts";
import { findAgencies } from "../store/agencies.store.ts";
import {
  endRecurrence,
  findRecurrence,
  insertRecurrence,
  listRecurrences,
  listRunning,
  type Recurrence,
  type RecurrenceAssignee,
  type RecurrenceDetails,
} from "../store/recurrences.store.ts";
import { listTasksOfRecurrence } from "../store/task-list.store.ts";
import { createTasks } from "./create-tasks.ts";
import { knownUnits } from "./hand-out.ts";
import { giverProvince } from "./reach.ts";

export const RECUR_TASK = "directives.hand-out-recurring";

export const recurrenceFields = [
  "title",
  "requiredResult",
  "priority",
  "rhythm",
  "dueDay",
  "dueMonth",
  "leadDays",
  "startsOn",
  "endsOn",
  "allCommunes",
] as const;

export interface RecurrenceForm {
  typed: Typed<(typeof recurrenceFields)[number]>;
  units: readonly string[];
}

export interface RecurrenceRow extends Recurrence {
  next: Occurrence | undefined;
  unitNames: string[];
}

const PAGE_SIZE = 25;
const SHEET_LIMIT = 20_000;

export async function listRecurrencesFor(
  services: Services,
  actor: Actor,
  { cursor, all }: { cursor?: string; all?: boolean },
): Promise<{ recurrences: RecurrenceRow[]; next?: string }> {
  const size = all ? SHEET_LIMIT : PAGE_SIZE;
  const found = await listRecurrences(services.readDb, {
    provinceCodes: unitsOf(actor, officeRoles, "province"),
    ...(cursor && isUuid(cursor) ? { after: cursor } : {}),
    limit: size + 1,
  });
  const page = found.slice(0, size);
  const last = page.at(-1);
  return {
    recurrences: await withNames(services, page),
    ...(found.length > size && last ? { next: last.id } : {}),
  };
}

async function withNames(services: Services, recurrences: readonly Recurrence[]): Promise<RecurrenceRow[]> {
  const today = dayInVietnam(services.now());
  const ids = recurrences.flatMap(({ assignees }) =>
    assignees.flatMap((each) => (each.kind === "agency" ? [each.id] : [])),
  );
  const names = new Map((await findAgencies(services.readDb, ids)).map(({ id, name }) => [id, name]));
  return recurrences.map((recurrence) => ({
    ...recurrence,
    next: nextOccurrence(recurrence, today),
    unitNames: recurrence.assignees.map((each) => {
      if (each.kind === "all_communes") return "Tất cả xã, phường";
      if (each.kind === "agency") return names.get(each.id) ?? "Cơ quan";
      return (
        listCommunes(recurrence.provinceCode).find(({ code }) => code === each.code)?.fullName ?? each.code
      );
    }),
  }));
}

export interface RecurrenceView {
  recurrence: RecurrenceRow;
  tasks: Task[];
  mayStop: boolean;
  today: string;
}

export async function viewRecurrence(services: Services, actor: Actor, id: string): Promise<RecurrenceView> {
  const found = isUuid(id) ? await findRecurrence(services.db, id) : undefined;
  if (!found || !mayReadOffice(actor, found.provinceCode))
    throw new NotFound("Không tìm thấy nhiệm vụ định kỳ này.");
  const [recurrence] = await withNames(services, [found]);
  if (!recurrence) throw new NotFound("Không tìm thấy nhiệm vụ định kỳ này.");
  const today = dayInVietnam(services.now());
  return {
    recurrence,
    tasks: await listTasksOfRecurrence(services.readDb, id),
    mayStop: mayHandOut(actor, found.provinceCode) && (found.endsOn === null || found.endsOn > today),
    today,
  };
}

/** Starts a task that returns; a turn that is due within the lead is handed out at once. */
export async function addRecurrence(
  services: Services,
  actor: Actor,
  form: RecurrenceForm & { requestId: string; isDemo?: boolean },
): Promise<Result<{ id: string; handedOut: number }>> {
  const provinceCode = giverProvince(actor);
  const units = await knownUnits(services, provinceCode, form.units);
  const read = readDetails(services, form, units);
  if (!read.ok) return read;
  const details = {
    ...read.value,
    provinceCode,
    planTaskId: null,
    isDemo: form.isDemo ?? false,
    createdBy: actor.accountId,
  };
  const id = await services.db.transaction().execute(async (tx) => {
    const made = await insertRecurrence(tx, details);
    await audit(tx, {
      provinceCode,
      actor,
      action: "directives.add-recurrence",
      subject: { kind: "recurrence", id: made },
      requestId: form.requestId,
      details: { title: details.title, rhythm: details.rhythm },
    });
    return made;
  });
  const turn = { ...details, id, version: 1 };
  return ok({ id, handedOut: await handOutTurns(services, turn, dayInVietnam(services.now())) });
}

function readDetails(
  services: Services,
  { typed }: RecurrenceForm,
  units: readonly Unit[],
): Result<RecurrenceDetails> {
  const today = dayInVietnam(services.now());
  const check = startChecks();
  const title = check.line("title", typed.title, { label: "nội dung nhiệm vụ", max: 280, min: 5 });
  const requiredResult = check.optionalText("requiredResult", typed.requiredResult, {
    label: "kết quả cần có",
    max: 1000,
  });
  const priority = check.choice("priority", typed.priority, namesOf(priorities), "Chọn mức ưu tiên.");
  const rhythm = check.choice("rhythm", typed.rhythm, namesOf(rhythms), "Chọn nhịp lặp lại.");
  const dueDay = check.optionalWhole("dueDay", typed.dueDay, {
    label: "ngày đến hạn trong tháng",
    min: 1,
    max: 31,
  });
  if (typed.dueDay.trim() === "") check.add("dueDay", "Nhập ngày đến hạn trong tháng.");
  const most = rhythm === "quarterly" ? 3 : 12;
  const dueMonth =
    rhythm === "monthly"
      ? null
      : check.optionalWhole("dueMonth", typed.dueMonth, { label: "tháng đến hạn", min: 1, max: most });
  const leadDays =
    check.optionalWhole("leadDays", typed.leadDays, { label: "số ngày giao trước hạn", min: 1, max: 120 }) ??
    14;
  const startsOn = check.optionalDay("startsOn", typed.startsOn, { label: "ngày bắt đầu" }) ?? today;
  const endsOn = check.optionalDay("endsOn", typed.endsOn, { label: "ngày kết thúc" });
  if (endsOn !== null && endsOn < startsOn)
    check.add("endsOn", "Sửa ngày kết thúc: không thể trước ngày bắt đầu.");
  const assignees = assigneesOf(typed.allCommunes === "1", units);
  if (assignees.length === 0) check.add("units", "Chọn ít nhất một đơn vị thực hiện.");
  return check.result({
    title,
    requiredResult,
    priority,
    rhythm,
    dueDay: dueDay ?? 1,
    dueMonth,
    leadDays,
    startsOn,
    endsOn,
    assignees,
  });
}

function assigneesOf(allCommunes: boolean, units: readonly Unit[]): RecurrenceAssignee[] {
  const chosen = units.flatMap(({ agencyId, communeCode }): RecurrenceAssignee[] => {
    if (agencyId !== null) return [{ kind: "agency", id: agencyId }];
    return allCommunes || communeCode === null ? [] : [{ kind: "commune", code: communeCode }];
  });
  return allCommunes ? [...chosen, { kind: "all_communes" }] : chosen;
}

/** Ends it: no turn is handed out any more; what was handed out stands. */
export async function stopRecurrence(
  services: Services,
  actor: Actor,
  input: { id: string; version: number; requestId: string },
): Promise<void> {
  const { recurrence, today } = await viewRecurrence(services, actor, input.id);
  const { id, provinceCode } = recurrence;
  if (!mayHandOut(actor, provinceCode)) throw new NotAllowed();
  await services.db.transaction().execute(async (tx) => {
    if (!(await endRecurrence(tx, { id, version: input.version, endsOn: addDays(today, -1) })))
      throw new Conflict();
    await audit(tx, {
      provinceCode,
      actor,
      action: "directives.stop-recurrence",
      subject: { kind: "recurrence", id },
      requestId: input.requestId,
    });
  });
}

/** Once a day: hands out every turn whose lead has begun, once for each unit however often it runs. */
export async function handOutRecurring(services: Services): Promise<number> {
  const today = dayInVietnam(services.now());
  let given = 0;
  let after: string | undefined;
  for (;;) {
    const page = await listRunning(services.db, today, after);
    for (const recurrence of page) given += await handOutTurns(services, recurrence, today);
    after = page.at(-1)?.id;
    if (!after || page.length === 0) return given;
  }
}

async function handOutTurns(services: Services, recurrence: Recurrence, today: string): Promise<number> {
  const turns = occurrencesAt(recurrence, today);
  if (turns.length === 0) return 0;
  const units = await unitsFor(services, recurrence);
  let given = 0;
  for (const turn of turns) {
    const order = orderOf(recurrence, turn, units, today);
    const ids = await services.db.transaction().execute((tx) => createTasks(tx, services, null, order));
    given += ids.length;
  }
  return given;
}

function orderOf(recurrence: Recurrence, turn: Occurrence, units: readonly Unit[], today: string) {
  const { id, provinceCode, title, requiredResult, priority, planTaskId, isDemo } = recurrence;
  return {
    provinceCode,
    units,
    coworkers: [],
    title: `${title} (${turn.label})`,
    requiredResult,
    priority,
    startsOn: today,
    dueOn: turn.dueOn,
    ownerName: null,
    parts: [],
    documentId: null,
    parentId: null,
    recurrence: { id, occurrence: turn.key },
    planTaskId,
    subject: null,
    fileIds: [],
    isDemo,
  };
}

/** The units of today: an agency that ended or a commune that is no more gets nothing. */
async function unitsFor(services: Services, { provinceCode, assignees }: Recurrence): Promise<Unit[]> {
  const all = assignees.some(({ kind }) => kind === "all_communes");
  const keys = assignees.flatMap((each) => {
    if (each.kind === "agency") return [`agency:${each.id}`];
    return each.kind === "commune" ? [`commune:${each.code}`] : [];
  });
  const communes = all ? listCommunes(provinceCode).map(({ code }) => `commune:${code}`) : [];
  return knownUnits(
    services,
    provinceCode,
    [...keys, ...communes].filter((key) => readUnitKey(key)),
  );
}
