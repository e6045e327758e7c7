import { type Executor, sql, type Tx, tables } from "#platform/db";
import type { Audience } from "../domain/audiences.ts";

const on = tables<"training.learners" | "training.attendances">();

export type LearnerStatus = "invited" | "registered" | "declined" | "removed";
export type LearnerOrigin = "invited" | "self" | "list" | "import" | "walk_in";

export interface Learner {
  id: string;
  classId: string;
  provinceCode: string;
  communeCode: string | null;
  fullName: string;
  audience: Audience;
  accountId: string | null;
  producerId: string | null;
  agency: string | null;
  jobTitle: string | null;
  phone: string | null;
  email: string | null;
  origin: LearnerOrigin;
  status: LearnerStatus;
  testPoints: number | null;
  certificateNumber: string | null;
  certifiedOn: string | null;
  isDemo: boolean;
  version: number;
}

const columns = [
  "id",
  "class_id as classId",
  "province_code as provinceCode",
  "commune_code as communeCode",
  "full_name as fullName",
  "audience",
  "account_id as accountId",
  "producer_id as producerId",
  "agency",
  "job_title as jobTitle",
  "phone",
  "email",
  "origin",
  "status",
  "test_points as testPoints",
  "certificate_number as certificateNumber",
  "certified_on as certifiedOn",
  "is_demo as isDemo",
  "version",
] as const;

export type ListedLearner = Learner & { attended: number };

/** A class holds at most some hundreds: all of them, in the order of Vietnamese names' folded text. */
export async function listLearners(db: Executor, classId: string): Promise<ListedLearner[]> {
  const rows = await on(db)
    .selectFrom("training.learners as l")
    .select(columns.map((column) => `l.${column}` as const))
    .select(
      sql<number>`(select count(*) from training.attendances a where a.learner_id = l.id)`.as("attended"),
    )
    .where("class_id", "=", classId)
    .where("status", "<>", "removed")
    .orderBy("name_text")
    .orderBy("id")
    .limit(2000)
    .execute();
  return rows as ListedLearner[];
}

export async function findLearner(db: Executor, id: string): Promise<Learner | undefined> {
  const row = await on(db)
    .selectFrom("training.learners")
    .select(columns)
    .where("id", "=", id)
    .where("status", "<>", "removed")
    .executeTakeFirst();
  return row as Learner | undefined;
}

export async function findOwnLearner(
  db: Executor,
  classId: string,
  accountId: string,
): Promise<ListedLearner | undefined> {
  const row = await on(db)
    .selectFrom("training.learners as l")
    .select(columns.map((column) => `l.${column}` as const))
    .select(
      sql<number>`(select count(*) from training.attendances a where a.learner_id = l.id)`.as("attended"),
    )
    .where("class_id", "=", classId)
    .where("account_id", "=", accountId)
    .where("status", "<>", "removed")
    .executeTakeFirst();
  return row as ListedLearner | undefined;
}

/** Those whom a phone number or an address names in this class; more than one when a family shares a phone. */
export async function findByContact(
  db: Executor,
  classId: string,
  contact: { phone: string } | { email: string },
): Promise<Learner[]> {
  const query = on(db)
    .selectFrom("training.learners")
    .select(columns)
    .where("class_id", "=", classId)
    .where("status", "<>", "removed")
    .limit(3);
  const rows =
    "phone" in contact
      ? await query.where("phone", "=", contact.phone).execute()
      : await query.where("email", "=", contact.email).execute();
  return rows as Learner[];
}

/** @returns ids that were new; an account that has a place already keeps it. */
export async function insertLearners(
  tx: Tx,
  learners: readonly Omit<Learner, "version">[],
): Promise<string[]> {
  if (learners.length === 0) return [];
  const rows = await on(tx)
    .insertInto("training.learners")
    .values(
      learners.map((each) => ({
        id: each.id,
        class_id: each.classId,
        province_code: each.provinceCode,
        commune_code: each.communeCode,
        full_name: each.fullName,
        audience: each.audience,
        account_id: each.accountId,
        producer_id: each.producerId,
        agency: each.agency,
        job_title: each.jobTitle,
        phone: each.phone,
        email: each.email,
        origin: each.origin,
        status: each.status,
        test_points: each.testPoints,
        is_demo: each.isDemo,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

export async function setLearnerStatus(tx: Tx, ids: readonly string[], status: LearnerStatus): Promise<void> {
  await on(tx)
    .updateTable("training.learners")
    .set({ status, version: sql`version + 1` })
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

/** Points of many learners of one class at once; null takes a mark away. */
export async function setTestPoints(
  tx: Tx,
  classId: string,
  marks: readonly { learnerId: string; points: number | null }[],
): Promise<void> {
  await sql`update training.learners l set test_points = m.points, version = l.version + 1
    from unnest(${marks.map((mark) => mark.learnerId)}::uuid[], ${marks.map((mark) => mark.points)}::integer[])
      as m(id, points)
    where l.id = m.id and l.class_id = ${classId} and l.test_points is distinct from m.points`.execute(tx);
}

export async function nextCertificateSerial(tx: Tx, provinceCode: string, year: number): Promise<number> {
  const row = await on(tx)
    .selectFrom("training.learners")
    .select(sql<number>`coalesce(max(certificate_serial), 0) + 1`.as("serial"))
    .where("province_code", "=", provinceCode)
    .where("certified_on", ">=", sql<string>`make_date(${year}, 1, 1)`)
    .where("certified_on", "<=", sql<string>`make_date(${year}, 12, 31)`)
    .executeTakeFirstOrThrow();
  return row.serial;
}

export async function setCertificates(
  tx: Tx,
  day: string,
  certificates: readonly { learnerId: string; number: string; serial: number }[],
): Promise<void> {
  await sql`update training.learners l
    set certificate_number = m.number, certificate_serial = m.serial, certified_on = ${day}::date, version = l.version + 1
    from unnest(${certificates.map((each) => each.learnerId)}::uuid[], ${certificates.map((each) => each.number)}::text[],
      ${certificates.map((each) => each.serial)}::integer[]) as m(id, number, serial)
    where l.id = m.id and l.certificate_number is null`.execute(tx);
}
