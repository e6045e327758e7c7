import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { ClassStatus } from "../domain/actions.ts";

const on = tables<"training.classes">();

export interface TrainingClass {
  id: string;
  provinceCode: string;
  communeCode: string | null;
  code: string;
  title: string;
  year: number;
  topics: string[];
  audiences: string[];
  organiser: string | null;
  partner: string | null;
  teachers: string | null;
  place: string | null;
  startsOn: string;
  endsOn: string;
  capacity: number | null;
  planNumber: string | null;
  plannedCost: number | null;
  status: ClassStatus;
  cancelReason: string | null;
  testMax: number | null;
  testPass: number | null;
  attendanceShare: number;
  reportedLearners: number | null;
  reportedAttendances: number | null;
  source: string | null;
  note: string | null;
  isDemo: boolean;
  closedAt: Date | null;
  version: number;
}

const columns = [
  "id",
  "province_code as provinceCode",
  "commune_code as communeCode",
  "code",
  "title",
  "year",
  "topics",
  "audiences",
  "organiser",
  "partner",
  "teachers",
  "place",
  "starts_on as startsOn",
  "ends_on as endsOn",
  "capacity",
  "plan_number as planNumber",
  "planned_cost_vnd as plannedCost",
  "status",
  "cancel_reason as cancelReason",
  "test_max as testMax",
  "test_pass as testPass",
  "attendance_share as attendanceShare",
  "reported_learners as reportedLearners",
  "reported_attendances as reportedAttendances",
  "source",
  "note",
  "is_demo as isDemo",
  "closed_at as closedAt",
  "version",
] as const;

export async function findClass(db: Executor, id: string): Promise<TrainingClass | undefined> {
  const row = await on(db)
    .selectFrom("training.classes")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  // The table's check holds the status to these words.
  return row as TrainingClass | undefined;
}

export async function lockClass(tx: Tx, id: string): Promise<TrainingClass | undefined> {
  const query = on(tx).selectFrom("training.classes").select(columns).where("id", "=", id);
  return (await query.forUpdate().executeTakeFirst()) as TrainingClass | undefined;
}

export async function checkInSecret(db: Executor, id: string): Promise<Buffer> {
  const row = await on(db)
    .selectFrom("training.classes")
    .select("check_in_secret as secret")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.secret;
}

export type ClassContent = Omit<
  TrainingClass,
  "id" | "provinceCode" | "communeCode" | "status" | "cancelReason" | "isDemo" | "closedAt" | "version"
>;

export interface NewClass extends ClassContent {
  id: string;
  provinceCode: string;
  communeCode: string | null;
  status: ClassStatus;
  isDemo: boolean;
  checkInSecret: Buffer;
  createdBy: string | null;
  createdAt: Date;
  closedAt: Date | null;
}

function contentRow(content: ClassContent) {
  return {
    code: content.code,
    title: content.title,
    year: content.year,
    topics: [...content.topics],
    audiences: [...content.audiences],
    organiser: content.organiser,
    partner: content.partner,
    teachers: content.teachers,
    place: content.place,
    starts_on: content.startsOn,
    ends_on: content.endsOn,
    capacity: content.capacity,
    plan_number: content.planNumber,
    planned_cost_vnd: content.plannedCost,
    test_max: content.testMax,
    test_pass: content.testPass,
    attendance_share: content.attendanceShare,
    reported_learners: content.reportedLearners,
    reported_attendances: content.reportedAttendances,
    source: content.source,
    note: content.note,
  };
}

export async function insertClasses(tx: Tx, classes: readonly NewClass[]): Promise<void> {
  if (classes.length === 0) return;
  await on(tx)
    .insertInto("training.classes")
    .values(
      classes.map((each) => ({
        ...contentRow(each),
        id: each.id,
        province_code: each.provinceCode,
        commune_code: each.communeCode,
        status: each.status,
        check_in_secret: each.checkInSecret,
        is_demo: each.isDemo,
        created_by: each.createdBy,
        created_at: each.createdAt,
        updated_at: each.createdAt,
        closed_at: each.closedAt,
      })),
    )
    .execute();
}

/** False when somebody else changed the class first. */
export async function changeContent(
  tx: Tx,
  { id, version }: Pick<TrainingClass, "id" | "version">,
  content: ClassContent,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("training.classes")
    .set({ ...contentRow(content), version: version + 1, updated_at: at })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function changeStatus(
  tx: Tx,
  { id, version }: Pick<TrainingClass, "id" | "version">,
  change: { status: ClassStatus; at: Date; closedAt?: Date | null; cancelReason?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable("training.classes")
    .set({
      status: change.status,
      version: version + 1,
      updated_at: change.at,
      ...(change.closedAt === undefined ? {} : { closed_at: change.closedAt }),
      ...(change.cancelReason === undefined ? {} : { cancel_reason: change.cancelReason }),
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Classes that wait for learners on their first day and have at least one meeting. */
export async function startDueClasses(tx: Tx, today: string, at: Date): Promise<TrainingClass[]> {
  const rows = await on(tx)
    .updateTable("training.classes")
    .set({ status: "running", version: sql`version + 1`, updated_at: at })
    .where("status", "=", "inviting")
    .where("starts_on", "<=", today)
    .where(sql<boolean>`exists (select 1 from training.meetings m where m.class_id = training.classes.id)`)
    .returning(columns)
    .execute();
  return rows as TrainingClass[];
}

/** One at a time a province: two classes made together must see each other's code. */
export async function lockNumbers(tx: Tx, provinceCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('training.numbers'), hashtext(${provinceCode}))`.execute(
    tx,
  );
}

export async function nextClassNo(tx: Tx, provinceCode: string, year: number): Promise<number> {
  const row = await on(tx)
    .selectFrom("training.classes")
    .select(
      sql<number>`coalesce(max(nullif(substring(code from '^TH-([0-9]{1,5})$'), '')::integer), 0) + 1`.as(
        "no",
      ),
    )
    .where("province_code", "=", provinceCode)
    .where("year", "=", year)
    .executeTakeFirstOrThrow();
  return row.no;
}

/** Classes of a province by what makes two rows of a table the same: folded title and first day. */
export async function knownClasses(db: Executor, provinceCode: string, years: readonly number[]) {
  return on(db)
    .selectFrom("training.classes")
    .select(["id", "title", "starts_on as startsOn"])
    .where("province_code", "=", provinceCode)
    .where(sql<boolean>`year = any(${years}::integer[])`)
    .execute();
}
