import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<
  "training.attendances" | "training.attendance_papers" | "training.feedback" | "identity.public_people"
>();

export type AttendanceWay = "qr" | "list" | "paper" | "import";

export interface Attendance {
  meetingId: string;
  learnerId: string;
  way: AttendanceWay;
}

export async function listAttendances(db: Executor, classId: string): Promise<Attendance[]> {
  const rows = await on(db)
    .selectFrom("training.attendances")
    .select(["meeting_id as meetingId", "learner_id as learnerId", "way"])
    .where("class_id", "=", classId)
    .execute();
  return rows as Attendance[];
}

export interface NewAttendance extends Attendance {
  classId: string;
  provinceCode: string;
  attendedOn: string;
  notedBy: string | null;
  notedAt: Date;
}

/** @returns how many were new: noting somebody twice changes nothing. */
export async function insertAttendances(tx: Tx, rows: readonly NewAttendance[]): Promise<number> {
  if (rows.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await on(tx)
    .insertInto("training.attendances")
    .values(
      rows.map((each) => ({
        meeting_id: each.meetingId,
        learner_id: each.learnerId,
        class_id: each.classId,
        province_code: each.provinceCode,
        attended_on: each.attendedOn,
        way: each.way,
        noted_by: each.notedBy,
        noted_at: each.notedAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0);
}

export async function deleteAttendances(
  tx: Tx,
  meetingId: string,
  learnerIds: readonly string[],
): Promise<void> {
  await on(tx)
    .deleteFrom("training.attendances")
    .where("meeting_id", "=", meetingId)
    .where(sql<boolean>`learner_id = any(${learnerIds}::uuid[])`)
    .execute();
}

export interface AttendancePaper {
  id: string;
  meetingId: string | null;
  fileId: string;
  note: string | null;
  uploadedAt: Date;
  uploadedBy: string | null;
}

export async function listPapers(db: Executor, classId: string): Promise<AttendancePaper[]> {
  return on(db)
    .selectFrom("training.attendance_papers as p")
    .leftJoin("identity.public_people as a", "a.id", "p.uploaded_by")
    .select([
      "p.id",
      "p.meeting_id as meetingId",
      "p.file_id as fileId",
      "p.note",
      "p.uploaded_at as uploadedAt",
      "a.display_name as uploadedBy",
    ])
    .where("p.class_id", "=", classId)
    .orderBy("p.uploaded_at")
    .limit(200)
    .execute();
}

export async function insertPaper(
  tx: Tx,
  paper: {
    id: string;
    classId: string;
    meetingId: string;
    fileId: string;
    note: string | null;
    by: string;
    at: Date;
  },
): Promise<void> {
  await on(tx)
    .insertInto("training.attendance_papers")
    .values({
      id: paper.id,
      class_id: paper.classId,
      meeting_id: paper.meetingId,
      file_id: paper.fileId,
      note: paper.note,
      uploaded_by: paper.by,
      uploaded_at: paper.at,
    })
    .execute();
}

export interface FeedbackMarks {
  content: number;
  teacher: number;
  organisation: number;
  usefulness: number;
}

/** A learner may think again while the class takes feedback: the newest counts. */
export async function saveFeedback(
  tx: Tx,
  given: FeedbackMarks & { classId: string; learnerId: string; comment: string | null; at: Date },
): Promise<void> {
  const { classId, learnerId, at, ...said } = given;
  await on(tx)
    .insertInto("training.feedback")
    .values({ class_id: classId, learner_id: learnerId, given_at: at, ...said })
    .onConflict((conflict) =>
      conflict.columns(["class_id", "learner_id"]).doUpdateSet({ ...said, given_at: at }),
    )
    .execute();
}

export interface FeedbackSummary {
  count: number;
  content: number | null;
  teacher: number | null;
  organisation: number | null;
  usefulness: number | null;
}

export async function summariseFeedback(db: Executor, classId: string): Promise<FeedbackSummary> {
  const { rows } =
    await sql<FeedbackSummary>`select count(*) as count, avg(content) as content, avg(teacher) as teacher,
      avg(organisation) as organisation, avg(usefulness) as usefulness
    from training.feedback where class_id = ${classId}`.execute(db);
  return rows[0] ?? { count: 0, content: null, teacher: null, organisation: null, usefulness: null };
}

/** Comments without names, in no order that would tell whose they are. */
export async function listComments(db: Executor, classId: string): Promise<string[]> {
  const rows = await on(db)
    .selectFrom("training.feedback")
    .select("comment")
    .where("class_id", "=", classId)
    .where("comment", "is not", null)
    .orderBy(sql`md5(learner_id::text)`)
    .limit(200)
    .execute();
  return rows.flatMap(({ comment }) => comment ?? []);
}

export async function findFeedback(
  db: Executor,
  classId: string,
  learnerId: string,
): Promise<(FeedbackMarks & { comment: string | null }) | undefined> {
  return on(db)
    .selectFrom("training.feedback")
    .select(["content", "teacher", "organisation", "usefulness", "comment"])
    .where("class_id", "=", classId)
    .where("learner_id", "=", learnerId)
    .executeTakeFirst();
}
