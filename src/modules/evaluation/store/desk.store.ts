import { type Executor, sql, tables } from "#platform/db";

const on = tables<
  | "evaluation.sessions"
  | "evaluation.session_dossiers"
  | "evaluation.members"
  | "evaluation.score_sheets"
  | "evaluation.marks"
  | "evaluation.conflicts"
  | "evaluation.councils"
  | "dossiers.public_dossiers"
  | "products.public_products"
  | "producers.public_producers"
>();

export interface DeskItem {
  sessionId: string;
  sessionTitle: string;
  heldOn: string;
  sessionStatus: "planned" | "open" | "closed";
  councilName: string;
  dossierId: string;
  position: number;
  productName: string;
  producerName: string;
  setCode: string;
  ruleSet: string;
  targetStar: number;
  markingRound: number;
  closed: boolean;
  recused: boolean;
  sheetStatus: "draft" | "submitted" | null;
  marked: number;
  isDemo: boolean;
}

/** Dossiers a person has to mark or has marked: the person's own sheets only, open sessions first. */
export async function listDesk(db: Executor, accountId: string, limit: number): Promise<DeskItem[]> {
  const rows = await on(db)
    .selectFrom("evaluation.members as m")
    .innerJoin("evaluation.sessions as s", "s.council_id", "m.council_id")
    .innerJoin("evaluation.councils as c", "c.id", "m.council_id")
    .innerJoin("evaluation.session_dossiers as sd", "sd.session_id", "s.id")
    .innerJoin("dossiers.public_dossiers as d", "d.id", "sd.dossier_id")
    .innerJoin("products.public_products as p", "p.id", "d.product_id")
    .innerJoin("producers.public_producers as o", "o.id", "d.producer_id")
    .leftJoin("evaluation.conflicts as k", (join) =>
      join.onRef("k.member_id", "=", "m.id").onRef("k.dossier_id", "=", "d.id"),
    )
    .leftJoin("evaluation.score_sheets as t", (join) =>
      join
        .onRef("t.session_id", "=", "s.id")
        .onRef("t.dossier_id", "=", "d.id")
        .onRef("t.member_id", "=", "m.id")
        .onRef("t.marking_round", "=", "sd.marking_round"),
    )
    .select([
      "s.id as sessionId",
      "s.title as sessionTitle",
      "s.held_on as heldOn",
      "s.status as sessionStatus",
      "c.name as councilName",
      "d.id as dossierId",
      "sd.position",
      "p.name as productName",
      "o.name as producerName",
      "d.set_code as setCode",
      "d.rule_set as ruleSet",
      "d.target_star as targetStar",
      "sd.marking_round as markingRound",
      "sd.closed_at",
      "k.id as conflictId",
      "t.status as sheetStatus",
      "d.is_demo as isDemo",
    ])
    .select((eb) =>
      eb
        .selectFrom("evaluation.marks as k2")
        .select(sql<number>`count(*)`.as("n"))
        .whereRef("k2.sheet_id", "=", "t.id")
        .where((w) => w.or([w("k2.points", "is not", null), w("k2.abstained", "=", true)]))
        .as("marked"),
    )
    .where("m.account_id", "=", accountId)
    .where("m.left_at", "is", null)
    .where("m.seat", "in", ["chair", "deputy", "member"])
    .orderBy(sql`case s.status when 'open' then 0 when 'planned' then 1 else 2 end`)
    .orderBy("s.held_on", "desc")
    .orderBy("s.id")
    .orderBy("sd.position")
    .limit(limit)
    .execute();
  return rows.map(({ closed_at, conflictId, ...row }) => ({
    ...row,
    sessionStatus: row.sessionStatus as DeskItem["sessionStatus"],
    sheetStatus: row.sheetStatus as DeskItem["sheetStatus"],
    closed: closed_at !== null,
    recused: conflictId !== null,
    marked: row.marked ?? 0,
  }));
}

/** How many sheets this person still has to submit in open sessions. */
export async function countUnsubmitted(db: Executor, accountId: string): Promise<number> {
  const row = await on(db)
    .selectFrom("evaluation.members as m")
    .innerJoin("evaluation.sessions as s", "s.council_id", "m.council_id")
    .innerJoin("evaluation.session_dossiers as sd", "sd.session_id", "s.id")
    .select(sql<number>`count(*)`.as("n"))
    .where("m.account_id", "=", accountId)
    .where("m.left_at", "is", null)
    .where("m.seat", "in", ["chair", "deputy", "member"])
    .where("s.status", "=", "open")
    .where("sd.closed_at", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("evaluation.score_sheets as t")
            .select("t.id")
            .whereRef("t.session_id", "=", "s.id")
            .whereRef("t.dossier_id", "=", "sd.dossier_id")
            .whereRef("t.member_id", "=", "m.id")
            .whereRef("t.marking_round", "=", "sd.marking_round")
            .where("t.status", "=", "submitted"),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("evaluation.conflicts as k")
            .select("k.id")
            .whereRef("k.member_id", "=", "m.id")
            .whereRef("k.dossier_id", "=", "sd.dossier_id"),
        ),
      ),
    )
    .executeTakeFirst();
  return row?.n ?? 0;
}

export interface RunnerTask {
  sessionId: string;
  title: string;
  heldOn: string;
  open: number;
}

/** Sessions this person runs (chair, secretary) that wait to be closed. */
export async function listOpenSessionsRun(db: Executor, accountId: string): Promise<RunnerTask[]> {
  return on(db)
    .selectFrom("evaluation.members as m")
    .innerJoin("evaluation.sessions as s", "s.council_id", "m.council_id")
    .innerJoin("evaluation.session_dossiers as sd", "sd.session_id", "s.id")
    .select([
      "s.id as sessionId",
      "s.title",
      "s.held_on as heldOn",
      sql<number>`count(*) filter (where sd.closed_at is null)`.as("open"),
    ])
    .where("m.account_id", "=", accountId)
    .where("m.left_at", "is", null)
    .where("m.seat", "in", ["chair", "secretary"])
    .where("s.status", "=", "open")
    .groupBy(["s.id", "s.title", "s.held_on"])
    .orderBy("s.held_on")
    .limit(10)
    .execute();
}
