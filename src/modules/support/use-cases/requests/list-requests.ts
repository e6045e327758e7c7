import { isHelpKind } from "#modules/consultants";
import { findCommune } from "#modules/territory";
import { addDays, dayInVietnam } from "#platform/calendar";
import { type Executor, isUuid } from "#platform/db";
import { type Actor, NotAllowed, type Services, type TaskItem } from "#platform/http";
import { isRequestStatus, type RequestStatus, statusesInOrder } from "../../domain/request.ts";
import { isOffice, isProducerPerson, type Scope, scopeOf } from "../../permissions.ts";
import {
  countByStatus,
  type KindTotal,
  listBoard,
  listRequestCommunes,
  listRequests,
  listRequestYears,
  listTitles,
  type RequestFilter,
  type RequestLine,
  sumByKind,
} from "../../store/request-lists.store.ts";
import { supportUrls } from "../../urls.ts";

export type { KindTotal, RequestLine } from "../../store/request-lists.store.ts";

/** What a reader asked for, as it stands in the address. */
export interface RequestSearch {
  text: string;
  kind: string;
  status: string;
  communeCode: string;
  year: string;
  due: string;
  cursor: string;
}

const PAGE_SIZE = 25;
const PER_COLUMN = 8;
const SOON_DAYS = 30;
const SHEET_ROWS = 20_000;

/** The filter that the address means for this reader; anything unknown in it is left out. */
function filterOf(services: Services, actor: Actor, search: RequestSearch): RequestFilter {
  const scope = checkedScope(actor);
  const today = dayInVietnam(services.now());
  const { text, kind, status, communeCode, year, due } = search;
  const soon = { soonFrom: today, soonTo: addDays(today, SOON_DAYS) };
  return {
    scope,
    text: text || undefined,
    kind: isHelpKind(kind) ? kind : undefined,
    status: isRequestStatus(status) || status === "open" ? status : undefined,
    communeCode: findCommune(communeCode) ? communeCode : undefined,
    year: /^20\d\d$/.test(year) ? Number(year) : undefined,
    due: due === "qua-han" ? { overdueOn: today } : due === "sap-den" ? soon : undefined,
  };
}

function checkedScope(actor: Actor): Scope {
  const scope = scopeOf(actor);
  const units = [...scope.provinceCodes, ...scope.communeCodes, ...scope.producerIds];
  if (!scope.everywhere && units.length === 0) throw new NotAllowed();
  return { ...scope, producerIds: scope.producerIds.filter(isUuid) };
}

export interface RequestList {
  lines: RequestLine[];
  next?: string;
  counts: Map<RequestStatus, number>;
  communes: string[];
  years: number[];
}

export async function listRequestsFor(
  services: Services,
  actor: Actor,
  search: RequestSearch,
): Promise<RequestList> {
  const filter = filterOf(services, actor, search);
  const found = await listRequests(services.readDb, filter, {
    after: readCursor(search.cursor),
    limit: PAGE_SIZE + 1,
  });
  const lines = found.slice(0, PAGE_SIZE);
  const last = lines.at(-1);
  return {
    lines,
    ...(found.length > PAGE_SIZE && last ? { next: `${last.id}.${last.createdAt.getTime()}` } : {}),
    ...(await aroundList(services, filter)),
  };
}

export interface RequestBoard extends Omit<RequestList, "lines" | "next"> {
  columns: { status: RequestStatus; lines: RequestLine[] }[];
}

/** The board: what is to be done in each column, what is due first on top. */
export async function boardFor(
  services: Services,
  actor: Actor,
  search: RequestSearch,
): Promise<RequestBoard> {
  const filter = { ...filterOf(services, actor, search), status: undefined };
  const lines = await listBoard(services.readDb, filter, PER_COLUMN);
  const shown = statusesInOrder.slice(0, 5);
  const columns = shown.map((status) => ({ status, lines: lines.filter((line) => line.status === status) }));
  return { columns, ...(await aroundList(services, filter)) };
}

async function aroundList(services: Services, filter: RequestFilter) {
  const wide = { scope: filter.scope };
  const [counts, communes, years] = await Promise.all([
    countByStatus(services.readDb, { ...filter, status: undefined }),
    listRequestCommunes(services.readDb, wide),
    listRequestYears(services.readDb, wide),
  ]);
  return { counts, communes, years };
}

/** `id.milliseconds`; anything else starts from the beginning. */
function readCursor(cursor: string): { at: Date; id: string } | undefined {
  const read = /^([0-9a-f-]{36})\.(\d{1,15})$/.exec(cursor);
  return read?.[1] && isUuid(read[1]) ? { id: read[1], at: new Date(Number(read[2])) } : undefined;
}

/** All lines of the same search, for a table file. */
export function requestsForSheet(
  services: Services,
  actor: Actor,
  search: RequestSearch,
): Promise<RequestLine[]> {
  return listRequests(services.readDb, filterOf(services, actor, search), { limit: SHEET_ROWS });
}

export interface Totals {
  year: number;
  years: number[];
  kinds: KindTotal[];
}

/** Help of a year by kind with its money. */
export async function totalsFor(services: Services, actor: Actor, year: string): Promise<Totals> {
  const scope = checkedScope(actor);
  const thisYear = Number(dayInVietnam(services.now()).slice(0, 4));
  const chosen = /^20\d\d$/.test(year) ? Number(year) : thisYear;
  const [kinds, years] = await Promise.all([
    sumByKind(services.readDb, { scope, year: chosen }),
    listRequestYears(services.readDb, { scope }),
  ]);
  const all = [...new Set([...years, thisYear, chosen])].sort((a, b) => b - a);
  return { year: chosen, years: all, kinds: kinds.sort((a, b) => b.requests - a.requests) };
}

/** New requests and contracts past their day for the office; results to look at for the producer. */
export async function requestTasks(services: Services, actor: Actor): Promise<TaskItem[]> {
  const officer = actor.grants.some(({ role }) => role === "province_officer");
  const producer = isProducerPerson(actor);
  if (!officer && !producer) return [];
  const scope = {
    everywhere: false,
    communeCodes: [],
    provinceCodes: officer ? checkedScope(actor).provinceCodes : [],
    producerIds: producer ? checkedScope(actor).producerIds : [],
  };
  const ask = (change: Partial<RequestFilter>, limit: number) =>
    listRequests(services.readDb, { scope, ...change }, { limit });
  const today = dayInVietnam(services.now());
  const [asked, late, ready] = await Promise.all([
    officer ? ask({ status: "submitted" }, 8) : [],
    officer ? ask({ due: { overdueOn: today } }, 8) : [],
    producer ? ask({ status: "delivered" }, 8) : [],
  ]);
  return [
    ...asked.map((line) => taskOf(line, "Xem yêu cầu hỗ trợ", line.producerName)),
    ...late.map((line) => taskOf(line, "Đôn đốc hợp đồng hỗ trợ", line.producerName)),
    ...ready.map((line) => taskOf(line, "Nghiệm thu kết quả hỗ trợ")),
  ].slice(0, 20);
}

function taskOf(line: RequestLine, doing: string, note?: string): TaskItem {
  return {
    title: `${doing}: ${line.title}`,
    href: supportUrls.request(line.id),
    since: line.createdAt,
    dueOn: (line.status === "contracted" ? line.dueOn : null) ?? undefined,
    ...(note ? { note } : {}),
  };
}

/** What a producer has asked for and others now work on. */
export async function requestsFollowed(services: Services, actor: Actor): Promise<TaskItem[]> {
  if (!isProducerPerson(actor)) return [];
  const { producerIds } = checkedScope(actor);
  const scope = { everywhere: false, communeCodes: [], provinceCodes: [], producerIds };
  const lines = await listRequests(services.readDb, { scope, status: "open" }, { limit: 10 });
  return lines.filter(({ status }) => status !== "delivered").map((line) => taskOf(line, "Yêu cầu hỗ trợ"));
}

/** Requests that wait for the office. */
export async function countWaiting(services: Services, actor: Actor): Promise<number> {
  if (!isOffice(actor)) return 0;
  const counts = await countByStatus(services.readDb, { scope: checkedScope(actor), status: "submitted" });
  return counts.get("submitted") ?? 0;
}

/** Titles of requests by id, for links of other modules. */
export async function findRequestTitles(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await listTitles(db, ids.filter(isUuid).slice(0, 1000));
  return new Map(rows.map(({ id, title }) => [id, title]));
}
