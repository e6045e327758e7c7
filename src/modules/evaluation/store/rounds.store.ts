import { type Executor, sql, tables } from "#platform/db";

const on = tables<
  "evaluation.rounds" | "dossiers.public_dossiers" | "products.public_products" | "producers.public_producers"
>();

export interface Round {
  id: string;
  provinceCode: string;
  year: number;
  no: number;
  name: string;
  proposalsBefore: string;
  doneBefore: string;
  planNumber: string | null;
  isDemo: boolean;
}

const roundColumns = [
  "id",
  "province_code as provinceCode",
  "year",
  "no",
  "name",
  "proposals_before as proposalsBefore",
  "done_before as doneBefore",
  "plan_number as planNumber",
  "is_demo as isDemo",
] as const;

export async function insertRound(db: Executor, round: Round & { createdBy: string }): Promise<boolean> {
  const row = await on(db)
    .insertInto("evaluation.rounds")
    .values({
      id: round.id,
      province_code: round.provinceCode,
      year: round.year,
      no: round.no,
      name: round.name,
      proposals_before: round.proposalsBefore,
      done_before: round.doneBefore,
      plan_number: round.planNumber,
      is_demo: round.isDemo,
      created_by: round.createdBy,
    })
    .onConflict((conflict) => conflict.columns(["province_code", "year", "no"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function findRound(db: Executor, id: string): Promise<Round | undefined> {
  return on(db).selectFrom("evaluation.rounds").select(roundColumns).where("id", "=", id).executeTakeFirst();
}

export interface ListedRound extends Round {
  dossiers: number;
  scored: number;
}

/** Newest first; `after` is the id of the last round seen (ids grow with time). */
export async function listRounds(
  db: Executor,
  provinceCodes: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<ListedRound[]> {
  if (provinceCodes.length === 0) return [];
  let query = on(db)
    .selectFrom("evaluation.rounds")
    .select(roundColumns)
    .select((eb) => [
      eb
        .selectFrom("dossiers.public_dossiers as d")
        .select(sql<number>`count(*)`.as("n"))
        .whereRef("d.round_id", "=", "evaluation.rounds.id")
        .as("dossiers"),
      eb
        .selectFrom("dossiers.public_dossiers as d")
        .select(sql<number>`count(*)`.as("n"))
        .whereRef("d.round_id", "=", "evaluation.rounds.id")
        .where("d.status", "not in", ["in_round", "in_council"])
        .as("scored"),
    ])
    .where("province_code", "in", [...provinceCodes])
    .orderBy("id", "desc")
    .limit(limit);
  if (after) query = query.where("id", "<", after);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, dossiers: row.dossiers ?? 0, scored: row.scored ?? 0 }));
}

export async function roundNumbersOf(db: Executor, provinceCode: string, year: number): Promise<number[]> {
  const rows = await on(db)
    .selectFrom("evaluation.rounds")
    .select("no")
    .where("province_code", "=", provinceCode)
    .where("year", "=", year)
    .orderBy("no")
    .execute();
  return rows.map((row) => row.no);
}

export interface ListedDossier {
  id: string;
  productName: string;
  producerName: string;
  producerId: string;
  setCode: string;
  ruleSet: string;
  targetStar: number;
  status: string;
  submittedAt: Date | null;
  isDemo: boolean;
}

interface DossierFilter {
  provinceCode: string;
  statuses?: readonly string[];
  roundId?: string;
  after?: string | undefined;
  limit: number;
}

/** Dossiers with the names people know them by, oldest first. */
export async function listRoundDossiers(db: Executor, filter: DossierFilter): Promise<ListedDossier[]> {
  let query = on(db)
    .selectFrom("dossiers.public_dossiers as d")
    .innerJoin("products.public_products as p", "p.id", "d.product_id")
    .innerJoin("producers.public_producers as o", "o.id", "d.producer_id")
    .select([
      "d.id",
      "p.name as productName",
      "o.name as producerName",
      "d.producer_id as producerId",
      "d.set_code as setCode",
      "d.rule_set as ruleSet",
      "d.target_star as targetStar",
      "d.status",
      "d.submitted_at as submittedAt",
      "d.is_demo as isDemo",
    ])
    .where("d.province_code", "=", filter.provinceCode)
    .orderBy("d.id")
    .limit(filter.limit);
  if (filter.statuses) query = query.where("d.status", "in", [...filter.statuses]);
  if (filter.roundId) query = query.where("d.round_id", "=", filter.roundId);
  if (filter.after) query = query.where("d.id", ">", filter.after);
  return query.execute();
}

export type YearRound = Pick<Round, "id" | "no" | "name" | "proposalsBefore" | "doneBefore" | "isDemo"> & {
  dossiers: number;
};

/** The rounds that a province made for one year, in their order; the law knows two, an office rarely makes more. */
export async function listRoundsOfYear(
  db: Executor,
  provinceCode: string,
  year: number,
): Promise<YearRound[]> {
  const rows = await on(db)
    .selectFrom("evaluation.rounds")
    .select(["id", "no", "name", "proposals_before as proposalsBefore", "done_before as doneBefore"])
    .select("is_demo as isDemo")
    .select((eb) =>
      eb
        .selectFrom("dossiers.public_dossiers as d")
        .select(sql<number>`count(*)`.as("n"))
        .whereRef("d.round_id", "=", "evaluation.rounds.id")
        .as("dossiers"),
    )
    .where("province_code", "=", provinceCode)
    .where("year", "=", year)
    .orderBy("no")
    .execute();
  return rows.map((row) => ({ ...row, dossiers: Number(row.dossiers ?? 0) }));
}
