import { type Executor, sql, type Tx, tables } from "#platform/db";

const on = tables<"cycle.surveys" | "cycle.survey_answers" | "cycle.candidates">();

export interface Survey {
  id: string;
  provinceCode: string;
  title: string;
  year: number;
  letterNumber: string | null;
  openedOn: string;
  dueOn: string;
  reportedProducers: number | null;
  reportedProducts: number | null;
  remindedAt: Date | null;
  closedAt: Date | null;
  note: string | null;
  source: string | null;
  isDemo: boolean;
  version: number;
}

const columns = [
  "s.id",
  "s.province_code as provinceCode",
  "s.title",
  "s.year",
  "s.letter_number as letterNumber",
  "s.opened_on as openedOn",
  "s.due_on as dueOn",
  "s.reported_producers as reportedProducers",
  "s.reported_products as reportedProducts",
  "s.reminded_at as remindedAt",
  "s.closed_at as closedAt",
  "s.note",
  "s.source",
  "s.is_demo as isDemo",
  "s.version",
] as const;

export type NewSurvey = Omit<Survey, "remindedAt" | "version"> & { createdBy: string | null };

export async function insertSurvey(tx: Tx, survey: NewSurvey): Promise<void> {
  await on(tx)
    .insertInto("cycle.surveys")
    .values({
      id: survey.id,
      province_code: survey.provinceCode,
      title: survey.title,
      year: survey.year,
      letter_number: survey.letterNumber,
      opened_on: survey.openedOn,
      due_on: survey.dueOn,
      reported_producers: survey.reportedProducers,
      reported_products: survey.reportedProducts,
      closed_at: survey.closedAt,
      note: survey.note,
      source: survey.source,
      is_demo: survey.isDemo,
      created_by: survey.createdBy,
    })
    .execute();
}

export async function findSurvey(db: Executor, id: string): Promise<Survey | undefined> {
  return on(db).selectFrom("cycle.surveys as s").select(columns).where("s.id", "=", id).executeTakeFirst();
}

/** Held until the end of the transaction, so that nobody answers a survey while it is being closed. */
export async function lockSurvey(tx: Tx, id: string): Promise<Survey | undefined> {
  return on(tx)
    .selectFrom("cycle.surveys as s")
    .select(columns)
    .where("s.id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export interface ListedSurvey extends Survey {
  answers: number;
  candidates: number;
}

/** Newest first; `before` is the year and id of the last one seen. */
export async function listSurveys(
  db: Executor,
  provinceCodes: readonly string[],
  {
    before,
    limit,
    openOnly,
  }: { before?: { year: number; id: string } | undefined; limit: number; openOnly?: boolean },
): Promise<ListedSurvey[]> {
  if (provinceCodes.length === 0) return [];
  let query = on(db)
    .selectFrom("cycle.surveys as s")
    .select(columns)
    .select((eb) => [
      eb
        .selectFrom("cycle.survey_answers as a")
        .select(sql<number>`count(*)::integer`.as("n"))
        .whereRef("a.survey_id", "=", "s.id")
        .as("answers"),
      eb
        .selectFrom("cycle.candidates as c")
        .select(sql<number>`count(*)::integer`.as("n"))
        .whereRef("c.survey_id", "=", "s.id")
        .as("candidates"),
    ])
    .where("s.province_code", "in", [...provinceCodes])
    .orderBy("s.year", "desc")
    .orderBy("s.id", "desc")
    .limit(limit);
  if (openOnly) query = query.where("s.closed_at", "is", null);
  if (before) query = query.where(sql<boolean>`(s.year, s.id) < (${before.year}, ${before.id}::uuid)`);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, answers: row.answers ?? 0, candidates: row.candidates ?? 0 }));
}

/** False when it was closed or reminded in the meantime. */
export async function closeSurveyRow(
  tx: Tx,
  id: string,
  by: { accountId: string; at: Date },
): Promise<boolean> {
  const row = await on(tx)
    .updateTable("cycle.surveys")
    .set((eb) => ({ closed_at: by.at, closed_by: by.accountId, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function markReminded(tx: Tx, id: string, at: Date): Promise<void> {
  await on(tx).updateTable("cycle.surveys").set({ reminded_at: at }).where("id", "=", id).execute();
}

export interface Answer {
  communeCode: string;
  answeredAt: Date;
  nothing: boolean;
  note: string | null;
}

export async function listAnswers(db: Executor, surveyId: string): Promise<Answer[]> {
  return on(db)
    .selectFrom("cycle.survey_answers")
    .select([
      "commune_code as communeCode",
      "answered_at as answeredAt",
      "nothing_to_report as nothing",
      "note",
    ])
    .where("survey_id", "=", surveyId)
    .execute();
}

export async function saveAnswer(
  tx: Tx,
  answer: {
    surveyId: string;
    communeCode: string;
    by: string;
    at: Date;
    nothing: boolean;
    note: string | null;
  },
): Promise<void> {
  const told = {
    answered_by: answer.by,
    answered_at: answer.at,
    nothing_to_report: answer.nothing,
    note: answer.note,
  };
  await on(tx)
    .insertInto("cycle.survey_answers")
    .values({ ...told, survey_id: answer.surveyId, commune_code: answer.communeCode })
    .onConflict((conflict) => conflict.columns(["survey_id", "commune_code"]).doUpdateSet(told))
    .execute();
}

export async function removeAnswer(tx: Tx, surveyId: string, communeCode: string): Promise<boolean> {
  const row = await on(tx)
    .deleteFrom("cycle.survey_answers")
    .where("survey_id", "=", surveyId)
    .where("commune_code", "=", communeCode)
    .returning("survey_id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface SurveyTotals {
  producers: number;
  products: number;
  byStar: { star: number | null; products: number }[];
  byNeed: { need: string; products: number }[];
  byCommune: { communeCode: string | null; products: number }[];
}

export async function surveyTotals(db: Executor, surveyId: string): Promise<SurveyTotals> {
  const rows = () => on(db).selectFrom("cycle.candidates as c").where("c.survey_id", "=", surveyId);
  const whole = await rows()
    .select([
      sql<number>`count(*)::integer`.as("products"),
      sql<number>`count(distinct (c.commune_code, public.fold_vi(c.producer_name)))::integer`.as("producers"),
    ])
    .executeTakeFirstOrThrow();
  const count = sql<number>`count(*)::integer`.as("products");
  const byStar = await rows()
    .select(["c.expected_star as star", count])
    .groupBy("c.expected_star")
    .orderBy("c.expected_star")
    .execute();
  const byCommune = await rows()
    .select(["c.commune_code as communeCode", count])
    .groupBy("c.commune_code")
    .execute();
  const byNeed = await rows()
    .innerJoin(sql<{ need: string }>`unnest(c.needs)`.as<"n">(sql`n(need)`), (join) => join.onTrue())
    .select(["n.need", count])
    .groupBy("n.need")
    .orderBy("products", "desc")
    .orderBy("n.need")
    .execute();
  return { ...whole, byStar, byNeed, byCommune };
}
