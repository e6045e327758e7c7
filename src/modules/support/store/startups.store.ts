import { type Executor, sql, type Tx, tables } from "#platform/db";
import { foldVietnamese } from "#platform/text";
import type { Startup, StartupStage } from "../domain/startup.ts";
import { likeText } from "./request-lists.store.ts";

const on = tables<"support.startups" | "support.startup_steps" | "producers.public_producers">();

const columns = [
  "s.id",
  "s.province_code as provinceCode",
  "s.commune_code as communeCode",
  "s.team",
  "s.leader_name as leaderName",
  "s.idea",
  "s.cohort_year as cohortYear",
  "s.stage",
  "s.mentor_id as mentorId",
  "s.producer_id as producerId",
  "s.note",
  "s.is_demo as isDemo",
  "s.created_at as createdAt",
  "s.version",
] as const;

export type StartupDetails = Pick<
  Startup,
  "communeCode" | "team" | "leaderName" | "idea" | "cohortYear" | "mentorId" | "note"
>;

const toColumns = (details: StartupDetails) => ({
  commune_code: details.communeCode,
  team: details.team,
  leader_name: details.leaderName,
  idea: details.idea,
  cohort_year: details.cohortYear,
  mentor_id: details.mentorId,
  note: details.note,
});

export async function insertStartup(
  tx: Tx,
  startup: StartupDetails & Pick<Startup, "id" | "provinceCode" | "isDemo" | "createdAt">,
  createdBy: string,
): Promise<void> {
  await on(tx)
    .insertInto("support.startups")
    .values({
      ...toColumns(startup),
      id: startup.id,
      province_code: startup.provinceCode,
      is_demo: startup.isDemo,
      created_at: startup.createdAt,
      updated_at: startup.createdAt,
      created_by: createdBy,
    })
    .execute();
}

/** False when somebody else changed it first. */
export async function updateStartup(
  tx: Tx,
  seen: { id: string; version: number; at: Date },
  change: StartupDetails | { stage: StartupStage; producerId: string | null },
): Promise<boolean> {
  const told =
    "stage" in change ? { stage: change.stage, producer_id: change.producerId } : toColumns(change);
  const { numUpdatedRows } = await on(tx)
    .updateTable("support.startups")
    .set({ ...told, updated_at: seen.at, version: seen.version + 1 })
    .where("id", "=", seen.id)
    .where("version", "=", seen.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findStartup(db: Executor, id: string): Promise<Startup | undefined> {
  const query = on(db).selectFrom("support.startups as s").select(columns).where("s.id", "=", id);
  return (await query.executeTakeFirst()) as Startup | undefined;
}

export interface StartupStep {
  stage: StartupStage;
  note: string | null;
  byName: string | null;
  at: Date;
}

export async function insertStartupStep(
  tx: Tx,
  id: string,
  step: StartupStep & { startupId: string; by: string },
): Promise<void> {
  await on(tx)
    .insertInto("support.startup_steps")
    .values({
      id,
      startup_id: step.startupId,
      stage: step.stage,
      note: step.note,
      stepped_by: step.by,
      stepped_by_name: step.byName,
      stepped_at: step.at,
    })
    .execute();
}

export async function listStartupSteps(db: Executor, startupId: string): Promise<StartupStep[]> {
  const rows = await on(db)
    .selectFrom("support.startup_steps")
    .select(["stage", "note", "stepped_by_name as byName", "stepped_at as at"])
    .where("startup_id", "=", startupId)
    .orderBy("stepped_at")
    .orderBy("id")
    .limit(100)
    .execute();
  return rows as StartupStep[];
}

export interface StartupFilter {
  scope: { everywhere: boolean; provinceCodes: string[]; communeCodes: string[] };
  text?: string | undefined;
  stage?: StartupStage | undefined;
  after?: { year: number; id: string } | undefined;
  limit: number;
}

export type StartupLine = Startup & { producerName: string | null };

/** Newest cohort first. */
export async function listStartups(db: Executor, filter: StartupFilter): Promise<StartupLine[]> {
  const { scope, text, stage, after, limit } = filter;
  let query = on(db)
    .selectFrom("support.startups as s")
    .leftJoin("producers.public_producers as p", "p.id", "s.producer_id")
    .select(columns)
    .select("p.name as producerName");
  if (!scope.everywhere)
    query = query.where((where) =>
      where.or([
        where("s.province_code", "in", scope.provinceCodes.length > 0 ? scope.provinceCodes : [""]),
        where("s.commune_code", "in", scope.communeCodes.length > 0 ? scope.communeCodes : [""]),
      ]),
    );
  if (stage) query = query.where("s.stage", "=", stage);
  if (text) query = query.where("s.search_text", "like", `%${likeText(foldVietnamese(text))}%`);
  if (after)
    query = query.where((where) =>
      where.or([
        where("s.cohort_year", "<", after.year),
        where.and([where("s.cohort_year", "=", after.year), where("s.id", ">", after.id)]),
      ]),
    );
  const rows = await query.orderBy("s.cohort_year", "desc").orderBy("s.id").limit(limit).execute();
  return rows as StartupLine[];
}

export async function countStages(
  db: Executor,
  { scope }: Pick<StartupFilter, "scope">,
): Promise<Map<StartupStage, number>> {
  let query = on(db)
    .selectFrom("support.startups as s")
    .select(["s.stage", sql<number>`count(*)::integer`.as("many")]);
  if (!scope.everywhere)
    query = query.where((where) =>
      where.or([
        where("s.province_code", "in", scope.provinceCodes.length > 0 ? scope.provinceCodes : [""]),
        where("s.commune_code", "in", scope.communeCodes.length > 0 ? scope.communeCodes : [""]),
      ]),
    );
  const rows = await query.groupBy("s.stage").execute();
  return new Map(rows.map(({ stage, many }) => [stage as StartupStage, many]));
}
