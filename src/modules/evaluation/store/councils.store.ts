import { type Executor, sql, tables } from "#platform/db";
import type { Seat } from "../domain/seats.ts";

const on = tables<
  | "evaluation.councils"
  | "evaluation.members"
  | "evaluation.rounds"
  | "evaluation.sessions"
  | "identity.public_accounts"
>();

export interface Council {
  id: string;
  provinceCode: string;
  roundId: string;
  roundName: string;
  name: string;
  decisionNumber: string;
  decidedOn: string;
  /** Quy chế of the appointment; null = the stated default. */
  regulationId: string | null;
  isDemo: boolean;
}

const councilColumns = [
  "c.id",
  "c.province_code as provinceCode",
  "c.round_id as roundId",
  "r.name as roundName",
  "c.name",
  "c.decision_number as decisionNumber",
  "c.decided_on as decidedOn",
  "c.regulation_id as regulationId",
  "c.is_demo as isDemo",
] as const;

export interface Member {
  id: string;
  accountId: string;
  name: string;
  agency: string;
  seat: Seat;
  left: boolean;
}

export async function insertCouncil(
  db: Executor,
  council: Omit<Council, "roundName"> & { createdBy: string },
): Promise<void> {
  await on(db)
    .insertInto("evaluation.councils")
    .values({
      id: council.id,
      province_code: council.provinceCode,
      round_id: council.roundId,
      name: council.name,
      decision_number: council.decisionNumber,
      decided_on: council.decidedOn,
      regulation_id: council.regulationId,
      is_demo: council.isDemo,
      created_by: council.createdBy,
    })
    .execute();
}

export async function insertMembers(
  db: Executor,
  councilId: string,
  members: readonly Omit<Member, "left">[],
): Promise<void> {
  await on(db)
    .insertInto("evaluation.members")
    .values(
      members.map((m) => ({
        id: m.id,
        council_id: councilId,
        account_id: m.accountId,
        name: m.name,
        agency: m.agency,
        seat: m.seat,
      })),
    )
    .execute();
}

export async function findCouncil(db: Executor, id: string): Promise<Council | undefined> {
  return on(db)
    .selectFrom("evaluation.councils as c")
    .innerJoin("evaluation.rounds as r", "r.id", "c.round_id")
    .select(councilColumns)
    .where("c.id", "=", id)
    .executeTakeFirst();
}

export interface ListedCouncil extends Council {
  members: number;
  sessions: number;
}

interface CouncilFilter {
  provinceCodes: readonly string[];
  /** Councils in which this account holds a seat, besides those of the provinces. */
  accountId: string;
  roundId?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** Newest first: every council of the officer's provinces, and those the person sits in. */
export async function listCouncils(db: Executor, filter: CouncilFilter): Promise<ListedCouncil[]> {
  let query = on(db)
    .selectFrom("evaluation.councils as c")
    .innerJoin("evaluation.rounds as r", "r.id", "c.round_id")
    .select(councilColumns)
    .select((eb) => [
      eb
        .selectFrom("evaluation.members as m")
        .select(sql<number>`count(*)`.as("n"))
        .whereRef("m.council_id", "=", "c.id")
        .where("m.left_at", "is", null)
        .as("members"),
      eb
        .selectFrom("evaluation.sessions as s")
        .select(sql<number>`count(*)`.as("n"))
        .whereRef("s.council_id", "=", "c.id")
        .as("sessions"),
    ])
    .where((eb) =>
      eb.or([
        eb("c.province_code", "in", filter.provinceCodes.length > 0 ? [...filter.provinceCodes] : [""]),
        eb.exists(
          eb
            .selectFrom("evaluation.members as own")
            .select("own.id")
            .whereRef("own.council_id", "=", "c.id")
            .where("own.account_id", "=", filter.accountId)
            .where("own.left_at", "is", null),
        ),
      ]),
    )
    .orderBy("c.id", "desc")
    .limit(filter.limit);
  if (filter.roundId) query = query.where("c.round_id", "=", filter.roundId);
  if (filter.after) query = query.where("c.id", "<", filter.after);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, members: row.members ?? 0, sessions: row.sessions ?? 0 }));
}

/** Everybody who ever sat, those who left marked so; chair first. */
export async function listMembers(db: Executor, councilId: string): Promise<Member[]> {
  const rows = await on(db)
    .selectFrom("evaluation.members")
    .select(["id", "account_id as accountId", "name", "agency", "seat", "left_at"])
    .where("council_id", "=", councilId)
    .orderBy(sql`array_position(array['chair','deputy','secretary','member','observer'], seat)`)
    .orderBy("id")
    .execute();
  return rows.map(({ left_at, seat, ...row }) => ({ ...row, seat: seat as Seat, left: left_at !== null }));
}

export async function markMemberLeft(
  db: Executor,
  councilId: string,
  memberId: string,
  at: Date,
): Promise<boolean> {
  const row = await on(db)
    .updateTable("evaluation.members")
    .set({ left_at: at })
    .where("council_id", "=", councilId)
    .where("id", "=", memberId)
    .where("left_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface Candidate {
  accountId: string;
  name: string;
}

/** People who may be given a seat: active accounts with the role of council member in the province today. */
export async function listCandidates(db: Executor, provinceCode: string): Promise<Candidate[]> {
  return on(db)
    .selectFrom("identity.public_accounts")
    .select(["id as accountId", "display_name as name"])
    .where("role", "=", "council_member")
    .where("unit_kind", "=", "province")
    .where("unit_code", "=", provinceCode)
    .where("status", "=", "active")
    .orderBy("display_name")
    .limit(200)
    .execute();
}
