import { uuidv7 } from "#platform/db";
import type { Place } from "./world.ts";
import type { Insert } from "./world-council.ts";

/** A document that gives a task to an agency, the commune working along; a report, time asked for, a turn of a year. */
export async function makeDirectives(
  insert: Insert,
  place: Place,
  { officer, agencyOfficer }: { officer: string; agencyOfficer: string },
): Promise<Record<string, string>> {
  const { mark, province, commune, no } = place;
  const of = { province_code: province };
  const agencyId = await insert("directives.agencies", {
    id: uuidv7(),
    ...of,
    kind: "department",
    name: `Sở ${mark}`,
    email: `so-${mark.toLowerCase()}@thu.example`,
  });
  await insert("directives.agency_people", { agency_id: agencyId, account_id: agencyOfficer });
  const documentId = await insert("directives.documents", {
    id: uuidv7(),
    ...of,
    number: `${no}/UBND-${mark}`,
    issued_on: "2026-11-01",
    issuer: `UBND ${mark}`,
    abstract: `Về việc của ${mark}`,
  });
  const recurrenceId = await insert("directives.recurrences", {
    id: uuidv7(),
    ...of,
    title: `Báo cáo tháng ${mark}`,
    rhythm: "monthly",
    due_day: 25,
    assignees: JSON.stringify([{ kind: "agency", id: agencyId }]),
    starts_on: "2026-01-01",
  });
  const task = {
    ...of,
    document_id: documentId,
    assignee_kind: "agency",
    agency_id: agencyId,
    starts_on: "2026-11-01",
    due_on: "2026-11-30",
    original_due_on: "2026-11-30",
    status: "in_progress",
    created_by: officer,
  };
  const taskId = await insert("directives.tasks", { id: uuidv7(), ...task, title: `Nhiệm vụ ${mark}` });
  await insert("directives.tasks", { id: uuidv7(), ...task, parent_id: taskId, title: `Việc con ${mark}` });
  await insert("directives.task_coworkers", { task_id: taskId, no: 1, commune_code: commune });
  await insert("directives.task_moves", {
    id: uuidv7(),
    task_id: taskId,
    to_status: "assigned",
    note: `Diễn biến ${mark}`,
  });
  await insert("directives.task_reports", {
    id: uuidv7(),
    task_id: taskId,
    progress: 30,
    done: `Đã làm ${mark}`,
  });
  await insert("directives.extensions", {
    id: uuidv7(),
    task_id: taskId,
    asked_until: "2026-12-15",
    reason: `Lý do ${mark}`,
  });
  return { agencyId, documentId, recurrenceId, taskId };
}
