import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { DayPart } from "../domain/parts.ts";

const on = tables<"training.meetings" | "training.attendances">();

export interface Meeting {
  id: string;
  classId: string;
  no: number;
  heldOn: string;
  part: DayPart;
  topic: string | null;
  teacher: string | null;
}

const columns = ["id", "class_id as classId", "no", "held_on as heldOn", "part", "topic", "teacher"] as const;

export async function listMeetings(
  db: Executor,
  classId: string,
): Promise<(Meeting & { present: number })[]> {
  const rows = await on(db)
    .selectFrom("training.meetings")
    .select(columns)
    .select(
      sql<number>`(select count(*) from training.attendances a where a.meeting_id = training.meetings.id)`.as(
        "present",
      ),
    )
    .where("class_id", "=", classId)
    .orderBy("held_on")
    .orderBy("no")
    .execute();
  // The table's check holds the part to these words.
  return rows as (Meeting & { present: number })[];
}

export async function findMeeting(db: Executor, id: string): Promise<Meeting | undefined> {
  const row = await on(db)
    .selectFrom("training.meetings")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row as Meeting | undefined;
}

export async function insertMeetings(tx: Tx, meetings: readonly Meeting[]): Promise<void> {
  if (meetings.length === 0) return;
  await on(tx)
    .insertInto("training.meetings")
    .values(
      meetings.map((each) => ({
        id: each.id,
        class_id: each.classId,
        no: each.no,
        held_on: each.heldOn,
        part: each.part,
        topic: each.topic,
        teacher: each.teacher,
      })),
    )
    .execute();
}

/** Only a meeting at which nobody was noted. */
export async function deleteMeeting(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(tx)
    .deleteFrom("training.meetings")
    .where("id", "=", id)
    .where(
      sql<boolean>`not exists (select 1 from training.attendances a where a.meeting_id = training.meetings.id)
        and not exists (select 1 from training.attendance_papers p where p.meeting_id = training.meetings.id)`,
    )
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
