import { type Executor, sql, tables } from "#platform/db";
import { foldVietnamese } from "#platform/text";
import type { RequestStatus } from "../domain/request.ts";

const on = tables<"support.requests" | "producers.public_producers">();

export interface RequestFilter {
  scope: { everywhere: boolean; provinceCodes: string[]; communeCodes: string[]; producerIds: string[] };
  text?: string | undefined;
  kind?: string | undefined;
  status?: RequestStatus | "open" | undefined;
  communeCode?: string | undefined;
  year?: number | undefined;
  /** Contracts past their day, or due within 30 days. */
  due?: { overdueOn: string } | { soonFrom: string; soonTo: string } | undefined;
}

export interface RequestLine {
  id: string;
  number: string;
  year: number;
  kind: string;
  title: string;
  status: RequestStatus;
  producerId: string;
  producerName: string;
  communeCode: string | null;
  provinceCode: string;
  wantedBy: string | null;
  dueOn: string | null;
  budgetVnd: number | null;
  ownShareVnd: number | null;
  contractValueVnd: number | null;
  completedOn: string | null;
  rating: number | null;
  isDemo: boolean;
  createdAt: Date;
}

const lineColumns = [
  "r.id",
  "r.number",
  "r.year",
  "r.kind",
  "r.title",
  "r.status",
  "r.producer_id as producerId",
  "p.name as producerName",
  "r.commune_code as communeCode",
  "r.province_code as provinceCode",
  "r.wanted_by as wantedBy",
  "r.due_on as dueOn",
  "r.budget_vnd as budgetVnd",
  "r.own_share_vnd as ownShareVnd",
  "r.contract_value_vnd as contractValueVnd",
  "r.completed_on as completedOn",
  "r.rating",
  "r.is_demo as isDemo",
  "r.created_at as createdAt",
] as const;

function inScope(db: Executor, filter: RequestFilter) {
  const { scope, text, kind, status, communeCode, year, due } = filter;
  let query = on(db)
    .selectFrom("support.requests as r")
    .innerJoin("producers.public_producers as p", "p.id", "r.producer_id");
  if (!scope.everywhere)
    query = query.where((where) =>
      where.or([
        where("r.province_code", "in", some(scope.provinceCodes)),
        where("r.commune_code", "in", some(scope.communeCodes)),
        where("r.producer_id", "in", some(scope.producerIds, NOBODY)),
      ]),
    );
  if (kind) query = query.where("r.kind", "=", kind);
  if (communeCode) query = query.where("r.commune_code", "=", communeCode);
  if (year) query = query.where("r.year", "=", year);
  if (status === "open")
    query = query.where("r.status", "in", ["submitted", "accepted", "contracted", "delivered"]);
  else if (status) query = query.where("r.status", "=", status);
  if (due && "overdueOn" in due)
    query = query.where("r.status", "=", "contracted").where("r.due_on", "<", due.overdueOn);
  if (due && "soonFrom" in due)
    query = query
      .where("r.status", "=", "contracted")
      .where("r.due_on", ">=", due.soonFrom)
      .where("r.due_on", "<=", due.soonTo);
  if (text) {
    const like = `%${likeText(foldVietnamese(text))}%`;
    query = query.where((where) =>
      where.or([
        where("r.search_text", "like", like),
        where("p.search_text", "like", like),
        where(sql<string>`lower(r.number)`, "like", like),
      ]),
    );
  }
  return query;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** An empty list would be no SQL; no unit has an empty code. */
function some(values: readonly string[], none = ""): string[] {
  return values.length > 0 ? [...values] : [none];
}

export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

export interface ListCursor {
  at: Date;
  id: string;
}

/** Newest first. */
export async function listRequests(
  db: Executor,
  filter: RequestFilter,
  { after, limit }: { after?: ListCursor | undefined; limit: number },
): Promise<RequestLine[]> {
  let query = inScope(db, filter).select(lineColumns);
  if (after)
    query = query.where(sql<boolean>`(r.created_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = await query.orderBy("r.created_at", "desc").orderBy("r.id", "desc").limit(limit).execute();
  return rows as RequestLine[];
}

/** The first cards of each column of the board: what is due first on top. */
export async function listBoard(
  db: Executor,
  filter: RequestFilter,
  perColumn: number,
): Promise<RequestLine[]> {
  const ranked = inScope(db, filter)
    .select(lineColumns)
    .select(
      sql<number>`row_number() over (partition by r.status order by coalesce(r.due_on, r.wanted_by), r.created_at)`.as(
        "rank",
      ),
    )
    .where("r.status", "in", ["submitted", "accepted", "contracted", "delivered", "completed"]);
  const rows = await on(db)
    .selectFrom(ranked.as("board"))
    .selectAll("board")
    .where("board.rank", "<=", perColumn)
    .orderBy("board.rank")
    .execute();
  return rows as RequestLine[];
}

export async function countByStatus(
  db: Executor,
  filter: RequestFilter,
): Promise<Map<RequestStatus, number>> {
  const rows = await inScope(db, filter)
    .select(["r.status", sql<number>`count(*)::integer`.as("many")])
    .groupBy("r.status")
    .execute();
  return new Map(rows.map(({ status, many }) => [status as RequestStatus, many]));
}

/** Communes that have requests, for the filter. */
export async function listRequestCommunes(db: Executor, filter: RequestFilter): Promise<string[]> {
  const rows = await inScope(db, filter)
    .select("r.commune_code as code")
    .where("r.commune_code", "is not", null)
    .groupBy("r.commune_code")
    .orderBy(sql`count(*)`, "desc")
    .limit(12)
    .execute();
  return rows.flatMap(({ code }) => (code ? [code] : []));
}

export interface KindTotal {
  kind: string;
  requests: number;
  open: number;
  completed: number;
  producers: number;
  budgetVnd: number;
  ownShareVnd: number;
  contractValueVnd: number;
}

/** Sums of a year by kind; what was declined or withdrawn holds no money. */
export async function sumByKind(db: Executor, filter: RequestFilter): Promise<KindTotal[]> {
  const alive = sql`r.status not in ('declined', 'withdrawn')`;
  return inScope(db, filter)
    .select([
      "r.kind",
      sql<number>`count(*)::integer`.as("requests"),
      sql<number>`count(*) filter (where r.status in ('submitted', 'accepted', 'contracted', 'delivered'))::integer`.as(
        "open",
      ),
      sql<number>`count(*) filter (where r.status = 'completed')::integer`.as("completed"),
      sql<number>`count(distinct r.producer_id)::integer`.as("producers"),
      sql<number>`coalesce(sum(r.budget_vnd) filter (where ${alive}), 0)::bigint`.as("budgetVnd"),
      sql<number>`coalesce(sum(r.own_share_vnd) filter (where ${alive}), 0)::bigint`.as("ownShareVnd"),
      sql<number>`coalesce(sum(r.contract_value_vnd) filter (where ${alive}), 0)::bigint`.as(
        "contractValueVnd",
      ),
    ])
    .groupBy("r.kind")
    .execute();
}

export async function listRequestYears(db: Executor, filter: RequestFilter): Promise<number[]> {
  const rows = await inScope(db, filter)
    .select("r.year")
    .groupBy("r.year")
    .orderBy("r.year", "desc")
    .limit(20)
    .execute();
  return rows.map(({ year }) => year);
}

/** Titles by id, for links of other modules. */
export async function listTitles(
  db: Executor,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> {
  if (ids.length === 0) return [];
  return on(db)
    .selectFrom("support.requests as r")
    .select(["r.id", "r.title"])
    .where("r.id", "in", [...ids])
    .execute();
}
