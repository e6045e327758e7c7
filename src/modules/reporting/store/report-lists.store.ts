import { type Executor, sql, tables } from "#platform/db";
import type { ReportKind } from "../domain/period.ts";
import type { ReportRow, ReportUnit } from "../domain/report.ts";

const on = tables<"reporting.reports">();

export interface ReportFilter {
  /** The reader's own unit; what lies below it is seen when finished. */
  own: ReportUnit;
  year?: number | undefined;
  kind?: ReportKind | undefined;
  /** "own": the unit's; "below": what the units below finished. */
  whose: "own" | "below";
  after?: { year: number; id: string } | undefined;
  limit: number;
}

/** Newest year first; reports that were dropped are left out. */
export async function listReports(db: Executor, filter: ReportFilter): Promise<ReportRow[]> {
  const { own, year, kind, after } = filter;
  let query = on(db)
    .selectFrom("reporting.reports as r")
    .select([
      "r.id",
      "r.level",
      "r.province_code as provinceCode",
      "r.commune_code as communeCode",
      "r.kind",
      "r.year",
      "r.period_no as periodNo",
      "r.title",
      "r.number",
      "r.signed_on as signedOn",
      "r.status",
      "r.edition",
      "r.is_demo as isDemo",
      "r.created_by_name as createdByName",
      "r.figures_at as figuresAt",
    ])
    .where("r.status", "<>", "dropped")
    .where(filter.whose === "own" ? ofUnit(own) : belowUnit(own));
  if (year) query = query.where("r.year", "=", year);
  if (kind) query = query.where("r.kind", "=", kind);
  if (after) query = query.where(sql<boolean>`(r.year, r.id) < (${after.year}, ${after.id}::uuid)`);
  const rows = await query.orderBy("r.year", "desc").orderBy("r.id", "desc").limit(filter.limit).execute();
  return rows as ReportRow[];
}

function ofUnit({ level, provinceCode, communeCode }: ReportUnit) {
  return sql<boolean>`r.level = ${level} and r.province_code = ${provinceCode}
    and r.commune_code is not distinct from ${communeCode}`;
}

function belowUnit({ level, provinceCode }: ReportUnit) {
  if (level === "nation") return sql<boolean>`r.level in ('province', 'commune') and r.status = 'final'`;
  if (level === "province")
    return sql<boolean>`r.level = 'commune' and r.province_code = ${provinceCode} and r.status = 'final'`;
  return sql<boolean>`false`;
}
