import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { ReportUnit, Schedule } from "../domain/report.ts";

const on = tables<"reporting.schedules">();

const columns = [
  "id",
  "level",
  "province_code as provinceCode",
  "commune_code as communeCode",
  "kind",
  "recipients",
  "send_day as sendDay",
  "next_on as nextOn",
  "last_sent_on as lastSentOn",
  "stopped_at as stoppedAt",
  "is_demo as isDemo",
  "created_by_name as createdByName",
  "version",
] as const;

export async function listSchedules(db: Executor, unit: ReportUnit): Promise<Schedule[]> {
  const rows = await on(db)
    .selectFrom("reporting.schedules")
    .select(columns)
    .where("level", "=", unit.level)
    .where("province_code", "=", unit.provinceCode)
    .where(sql<boolean>`commune_code is not distinct from ${unit.communeCode}`)
    .orderBy("stopped_at", (order) => order.desc().nullsFirst())
    .orderBy("next_on")
    .orderBy("id")
    .limit(200)
    .execute();
  return rows as Schedule[];
}

export async function findSchedule(db: Executor, id: string): Promise<Schedule | undefined> {
  const row = await on(db)
    .selectFrom("reporting.schedules")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row as Schedule | undefined;
}

export async function listDue(
  db: Executor,
  today: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Schedule[]> {
  let query = on(db)
    .selectFrom("reporting.schedules")
    .select(columns)
    .where("stopped_at", "is", null)
    .where("next_on", "<=", today);
  if (after) query = query.where("id", ">", after);
  const rows = await query.orderBy("id").limit(limit).execute();
  return rows as Schedule[];
}

export async function insertSchedule(
  tx: Tx,
  made: ReportUnit &
    Pick<Schedule, "id" | "kind" | "recipients" | "sendDay" | "nextOn" | "isDemo"> & {
      createdBy: { accountId: string; displayName: string };
    },
): Promise<void> {
  await on(tx)
    .insertInto("reporting.schedules")
    .values({
      id: made.id,
      level: made.level,
      province_code: made.provinceCode,
      commune_code: made.communeCode,
      kind: made.kind,
      recipients: made.recipients,
      send_day: made.sendDay,
      next_on: made.nextOn,
      is_demo: made.isDemo,
      created_by: made.createdBy.accountId,
      created_by_name: made.createdBy.displayName,
    })
    .execute();
}

export async function stopSchedule(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("reporting.schedules")
    .set({ stopped_at: at })
    .where("id", "=", id)
    .where("stopped_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when another worker took this sending already. */
export async function claimSending(
  tx: Tx,
  { id, nextOn }: Pick<Schedule, "id" | "nextOn">,
  { sentOn, next }: { sentOn: string; next: string },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("reporting.schedules")
    .set({ last_sent_on: sentOn, next_on: next })
    .where("id", "=", id)
    .where("next_on", "=", nextOn)
    .where("stopped_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
