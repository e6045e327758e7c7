import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { PlanStatus } from "../domain/actions.ts";
import type { Plan, PlanLevel } from "../domain/plan.ts";

const on = tables<"planning.plans">();

const columns = [
  "id",
  "level",
  "province_code as provinceCode",
  "commune_code as communeCode",
  "old_province_code as oldProvinceCode",
  "title",
  "from_year as fromYear",
  "to_year as toYear",
  "number",
  "decided_on as decidedOn",
  "basis",
  "solutions",
  "status",
  "refusal_reason as refusalReason",
  "parent_id as parentId",
  "copied_from_id as copiedFromId",
  "replaced_by_id as replacedById",
  "file_id as fileId",
  "source",
  "is_demo as isDemo",
  "prepared_by_name as preparedByName",
  "submitted_at as submittedAt",
  "approved_by_name as approvedByName",
  "approved_at as approvedAt",
  "version",
] as const;

export async function findPlan(db: Executor, id: string): Promise<Plan | undefined> {
  const row = await on(db)
    .selectFrom("planning.plans")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  // The table's checks hold level and status to these words.
  return row as Plan | undefined;
}

export async function lockPlan(tx: Tx, id: string): Promise<Plan | undefined> {
  const query = on(tx).selectFrom("planning.plans").select(columns).where("id", "=", id);
  return (await query.forUpdate().executeTakeFirst()) as Plan | undefined;
}

export type NewPlan = Pick<
  Plan,
  "id" | "level" | "provinceCode" | "communeCode" | "title" | "fromYear" | "toYear"
> &
  Partial<Omit<Plan, "version" | "preparedByName">> & {
    preparedBy: { accountId: string; displayName: string } | null;
  };

export async function insertPlan(tx: Tx, plan: NewPlan): Promise<void> {
  await on(tx)
    .insertInto("planning.plans")
    .values({
      id: plan.id,
      level: plan.level,
      province_code: plan.provinceCode,
      commune_code: plan.communeCode,
      old_province_code: plan.oldProvinceCode ?? null,
      title: plan.title,
      from_year: plan.fromYear,
      to_year: plan.toYear,
      number: plan.number ?? null,
      decided_on: plan.decidedOn ?? null,
      basis: plan.basis ?? null,
      solutions: plan.solutions ?? null,
      status: plan.status ?? "draft",
      parent_id: plan.parentId ?? null,
      copied_from_id: plan.copiedFromId ?? null,
      source: plan.source ?? null,
      is_demo: plan.isDemo ?? false,
      approved_at: plan.approvedAt ?? null,
      prepared_by: plan.preparedBy?.accountId ?? null,
      prepared_by_name: plan.preparedBy?.displayName ?? null,
    })
    .execute();
}

export interface PlanChange {
  title?: string;
  fromYear?: number;
  toYear?: number;
  basis?: string | null;
  solutions?: string | null;
  status?: PlanStatus;
  refusalReason?: string | null;
  number?: string;
  decidedOn?: string;
  parentId?: string | null;
  replacedById?: string;
  fileId?: string | null;
  submittedAt?: Date;
  approvedAt?: Date;
  approvedBy?: { accountId: string; displayName: string };
}

/** False when somebody else changed the plan first. */
export async function changePlan(
  tx: Tx,
  { id, version }: Pick<Plan, "id" | "version">,
  change: PlanChange,
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("planning.plans")
    .set({
      title: change.title,
      from_year: change.fromYear,
      to_year: change.toYear,
      basis: change.basis,
      solutions: change.solutions,
      status: change.status,
      refusal_reason: change.refusalReason,
      number: change.number,
      decided_on: change.decidedOn,
      parent_id: change.parentId,
      replaced_by_id: change.replacedById,
      file_id: change.fileId,
      submitted_at: change.submittedAt,
      approved_at: change.approvedAt,
      approved_by: change.approvedBy?.accountId,
      approved_by_name: change.approvedBy?.displayName,
      updated_at: sql<Date>`now()`,
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface PlanFilter {
  /** Plans that the reader may see: all of a level, or those of a unit. */
  visible: PlanVisibility;
  year?: number | undefined;
  level?: PlanLevel | undefined;
  status?: PlanStatus | undefined;
  text?: string | undefined;
}

export interface PlanVisibility {
  /** The reader's own unit: every state is shown. */
  own: { provinceCode: string; communeCode: string | null };
  /** Everything of the province, communes too. */
  wholeProvince: boolean;
  ministry: boolean;
}

export interface PlanRow extends Plan {
  targets: number;
  children: number;
}

/** Newest years first; the place is the last plan seen. */
export async function listPlans(
  db: Executor,
  filter: PlanFilter,
  { after, limit }: { after?: { fromYear: number; id: string } | undefined; limit: number },
): Promise<PlanRow[]> {
  let query = on(db)
    .selectFrom("planning.plans as p")
    .select(columns.map((column) => `p.${column}` as const))
    .select([
      sql<number>`(select count(*) from planning.targets t where t.plan_id = p.id)`.as("targets"),
      sql<number>`(select count(*) from planning.plans c where c.parent_id = p.id)`.as("children"),
    ])
    .where(visibleTo(filter.visible));
  if (filter.year)
    query = query.where("p.from_year", "<=", filter.year).where("p.to_year", ">=", filter.year);
  if (filter.level) query = query.where("p.level", "=", filter.level);
  if (filter.status) query = query.where("p.status", "=", filter.status);
  if (filter.text)
    query = query.where(
      sql<boolean>`public.fold_vi(p.title || ' ' || coalesce(p.number, '')) like '%' || public.fold_vi(${filter.text}) || '%'`,
    );
  if (after) query = query.where(sql<boolean>`(p.from_year, p.id) < (${after.fromYear}, ${after.id}::uuid)`);
  const rows = await query.orderBy("p.from_year", "desc").orderBy("p.id", "desc").limit(limit).execute();
  return rows as PlanRow[];
}

function visibleTo({ own, wholeProvince, ministry }: PlanVisibility) {
  const issued = sql`p.status in ('approved', 'replaced')`;
  if (ministry) return sql<boolean>`(p.level = 'nation' or (${issued} and p.level = 'province'))`;
  const above = sql`(${issued} and (p.level = 'nation' or (p.level = 'province' and p.province_code = ${own.provinceCode})))`;
  if (wholeProvince) return sql<boolean>`(p.province_code = ${own.provinceCode} or ${above})`;
  return sql<boolean>`(p.commune_code = ${own.communeCode} or ${above})`;
}

/** Plans cascaded out of a plan. */
export async function listChildren(db: Executor, parentId: string): Promise<Plan[]> {
  const rows = await on(db)
    .selectFrom("planning.plans")
    .select(columns)
    .where("parent_id", "=", parentId)
    .where("status", "<>", "dropped")
    .orderBy("commune_code")
    .orderBy("province_code")
    .limit(300)
    .execute();
  return rows as Plan[];
}

/** Plans of a unit that cover exactly these years and stand. */
export async function listStandingPlans(
  db: Executor,
  unit: Pick<Plan, "level" | "provinceCode" | "communeCode" | "fromYear" | "toYear">,
  statuses: readonly PlanStatus[],
): Promise<Plan[]> {
  let query = on(db)
    .selectFrom("planning.plans")
    .select(columns)
    .where("level", "=", unit.level)
    .where("province_code", "=", unit.provinceCode)
    .where("from_year", "=", unit.fromYear)
    .where("to_year", "=", unit.toYear)
    .where("status", "in", [...statuses]);
  query = unit.communeCode ? query.where("commune_code", "=", unit.communeCode) : query;
  return (await query.orderBy("id", "desc").limit(50).execute()) as Plan[];
}

/** Plans that wait for one of these approvers, oldest first. */
export async function listWaitingPlans(
  db: Executor,
  units: { provinces: readonly string[]; communes: readonly string[]; nation: boolean },
): Promise<Plan[]> {
  const rows = await on(db)
    .selectFrom("planning.plans")
    .select(columns)
    .where("status", "=", "submitted")
    .where(
      sql<boolean>`((level = 'province' and province_code = any(${units.provinces}::text[]))
        or (level = 'commune' and commune_code = any(${units.communes}::text[]))
        or (level = 'nation' and ${units.nation}))`,
    )
    .orderBy("submitted_at")
    .limit(20)
    .execute();
  return rows as Plan[];
}

/** Plans handed back, or put into a unit's hands from above and not yet submitted. */
export async function listPlansToWrite(
  db: Executor,
  units: { provinces: readonly string[]; communes: readonly string[] },
): Promise<Plan[]> {
  const rows = await on(db)
    .selectFrom("planning.plans")
    .select(columns)
    .where("status", "=", "draft")
    .where(sql<boolean>`(refusal_reason is not null or parent_id is not null)`)
    .where(
      sql<boolean>`((level = 'province' and province_code = any(${units.provinces}::text[]))
        or (level = 'commune' and commune_code = any(${units.communes}::text[])))`,
    )
    .orderBy("id", "desc")
    .limit(10)
    .execute();
  return rows as Plan[];
}

/** Issued plans of a province or the nation, newest first: what figures are frozen for. */
export async function listStandingPlansOf(db: Executor, provinceCode: string): Promise<Plan[]> {
  const rows = await on(db)
    .selectFrom("planning.plans")
    .select(columns)
    .where("province_code", "=", provinceCode)
    .where("level", "<>", "commune")
    .where("status", "=", "approved")
    .orderBy("from_year", "desc")
    .limit(50)
    .execute();
  return rows as Plan[];
}

/** Plans of before the platform, taken over from public sources. */
export async function listSourcedPlans(db: Executor): Promise<Plan[]> {
  const rows = await on(db)
    .selectFrom("planning.plans")
    .select(columns)
    .where("source", "is not", null)
    .limit(1000)
    .execute();
  return rows as Plan[];
}
