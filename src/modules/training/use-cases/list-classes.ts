import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { type Actor, holdsRole, type Services, type TaskItem, unitsOf } from "#platform/http";
import { isClassStatus } from "../domain/actions.ts";
import { audiencesOf, isAudience } from "../domain/audiences.ts";
import { learnerRoles, officerRoles, provincesOf, reachOf } from "../permissions.ts";
import {
  type ClassTotals,
  type ListedClass,
  listClasses,
  listClassesToMend,
  listOwnClasses,
  type OwnClass,
  totalClasses,
} from "../store/class-lists.store.ts";
import { trainingUrls as urls } from "../urls.ts";
import { communesOfProducers } from "./own-producers.ts";

export interface ClassSearch {
  year: number;
  text?: string | undefined;
  status?: string | undefined;
  audience?: string | undefined;
  provinceCode?: string | undefined;
  cursor?: string | undefined;
}

const pageSize = 30;
const mostInSheet = 20_000;

export interface ClassPage {
  classes: ListedClass[];
  totals: ClassTotals;
  next?: string;
}

function filterOf(actor: Actor, search: ClassSearch) {
  return {
    reach: reachOf(actor),
    year: search.year,
    text: search.text,
    status: isClassStatus(search.status ?? "") ? search.status : undefined,
    audience: isAudience(search.audience ?? "") ? search.audience : undefined,
    provinceCode: search.provinceCode,
  };
}

/** Classes of a year within the reader's reach, newest first, with the totals of all that match. */
export async function listClassesFor(
  services: Services,
  actor: Actor,
  search: ClassSearch,
): Promise<ClassPage> {
  const filter = filterOf(actor, search);
  const after = readCursor(search.cursor ?? "");
  const [found, totals] = await Promise.all([
    listClasses(services.readDb, { ...filter, after, limit: pageSize + 1 }),
    totalClasses(services.readDb, filter),
  ]);
  const classes = found.slice(0, pageSize);
  const last = classes.at(-1);
  return {
    classes,
    totals,
    ...(found.length > pageSize && last ? { next: `${last.startsOn}.${last.id}` } : {}),
  };
}

/** The same classes for a sheet, as many as an office can use. */
export function listClassesForSheet(
  services: Services,
  actor: Actor,
  search: ClassSearch,
): Promise<ListedClass[]> {
  return listClasses(services.readDb, { ...filterOf(actor, search), limit: mostInSheet });
}

function readCursor(cursor: string): { startsOn: string; id: string } | undefined {
  const read = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/.exec(cursor);
  return read?.[1] && read[2] && isUuid(read[2]) && isIsoDate(read[1])
    ? { startsOn: read[1], id: read[2] }
    : undefined;
}

/** What is open to this person, and every class he has a place in. */
export async function listOwn(services: Services, actor: Actor): Promise<OwnClass[]> {
  const roles = actor.grants.map(({ role }) => role);
  const communes = unitsOf(actor, ["commune_officer", "commune_leader"], "commune");
  const ofProducers = await communesOfProducers(services.readDb, actor);
  return listOwnClasses(services.readDb, {
    accountId: actor.accountId,
    provinceCodes: provincesOf(actor),
    communeCodes: [...communes, ...ofProducers],
    audiences: audiencesOf(roles),
    today: dayInVietnam(services.now()),
  });
}

/** For the runner: classes to begin, to prepare, to close. For everybody: invitations without an answer. */
export async function trainingTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const today = dayInVietnam(services.now());
  const provinceCodes = unitsOf(actor, officerRoles, "province");
  const communeCodes = unitsOf(actor, ["commune_officer"], "commune");
  const running =
    provinceCodes.length + communeCodes.length > 0
      ? await listClassesToMend(services.readDb, { provinceCodes, communeCodes, today })
      : [];
  const own = holdsRole(actor, learnerRoles) ? await listOwn(services, actor) : [];
  const invited = own.filter(
    (each) => each.learnerStatus === "invited" && each.endsOn >= today && each.status !== "cancelled",
  );
  return [
    ...running.map((each) => ({
      title: workOn(each.status, each.meetings),
      href: urls.class(each.id),
      note: each.title,
      dueOn: each.status === "running" ? each.endsOn : each.startsOn,
    })),
    ...invited.map((each) => ({
      title: "Trả lời lời mời tập huấn",
      href: urls.ownClass(each.id),
      note: each.title,
      dueOn: each.startsOn,
    })),
  ].slice(0, 20);
}

function workOn(status: string, meetings: number): string {
  if (status === "running") return "Kết thúc lớp tập huấn, cấp chứng nhận";
  return meetings === 0 ? "Xếp lịch buổi học" : "Chuẩn bị khai giảng lớp tập huấn";
}

export type { ListedClass, OwnClass };
