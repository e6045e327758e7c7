import { isUuid } from "#platform/db";
import { type Actor, NotFound, type Services } from "#platform/http";
import { mayReadLine, reachOf } from "../../permissions.ts";
import {
  type Allocation,
  findLine,
  type LineFilter,
  type LineMoney,
  listAllocations,
  listLines,
} from "../../store/lines.store.ts";
import { type Cell, listYears, sumYear } from "../../store/overview.store.ts";

export type { Allocation, LineMoney } from "../../store/lines.store.ts";
export type { Cell } from "../../store/overview.store.ts";

const PAGE_SIZE = 50;
/** A sheet holds at most so many rows: more is no list anybody reads. */
export const SHEET_ROWS = 20_000;

export async function getLine(services: Services, actor: Actor, id: string): Promise<LineMoney> {
  const line = isUuid(id) ? await findLine(services.db, id) : undefined;
  if (!line || !mayReadLine(actor, line)) throw new NotFound("Không tìm thấy dòng kinh phí này.");
  return line;
}

export async function viewLine(
  services: Services,
  actor: Actor,
  id: string,
): Promise<{ line: LineMoney; allocations: Allocation[] }> {
  const line = await getLine(services, actor, id);
  return { line, allocations: await listAllocations(services.db, id) };
}

type Search = Omit<LineFilter, "limit"> & { provinceCode?: string | undefined };

export async function readLines(
  services: Services,
  actor: Actor,
  search: Search,
): Promise<{ lines: LineMoney[]; next?: string }> {
  const reach = reachOf(actor, search.provinceCode);
  const found = await listLines(services.readDb, reach, { ...search, limit: PAGE_SIZE + 1 });
  const lines = found.slice(0, PAGE_SIZE);
  const last = lines.at(-1);
  return { lines, ...(found.length > PAGE_SIZE && last ? { next: last.id } : {}) };
}

export function readAllLines(services: Services, actor: Actor, search: Search): Promise<LineMoney[]> {
  const all = { ...search, after: undefined, limit: SHEET_ROWS };
  return listLines(services.readDb, reachOf(actor, search.provinceCode), all);
}

export interface YearView {
  cells: Cell[];
  years: number[];
}

export async function readYear(
  services: Services,
  actor: Actor,
  { year, provinceCode }: { year: number; provinceCode?: string | undefined },
): Promise<YearView> {
  const reach = reachOf(actor, provinceCode);
  const [cells, years] = await Promise.all([
    sumYear(services.readDb, reach, year),
    listYears(services.readDb, reach),
  ]);
  return { cells, years };
}
