import { type Executor, sql, tables } from "#platform/db";
import { foldVietnamese } from "#platform/text";
import type { Candidate } from "../domain/candidate.ts";
import type { Step } from "../domain/steps.ts";
import { candidateOf, columns } from "./candidates.store.ts";

const on = tables<
  | "cycle.candidates"
  | "consultants.public_engagements"
  | "certification.public_recognitions"
  | "producers.public_producers"
>();

/** Rows of one of these areas; nothing at all when every list is empty. */
export interface Area {
  provinceCodes: readonly string[];
  communeCodes: readonly string[];
  producerIds: readonly string[];
}

export interface CandidateFilter {
  area: Area;
  year?: number | undefined;
  communeCode?: string | undefined;
  step?: Step | undefined;
  kind?: string | undefined;
  surveyId?: string | undefined;
  pilots?: boolean;
  q?: string | undefined;
}

function filtered(
  db: Executor,
  { area, year, communeCode, step, kind, surveyId, pilots, q }: CandidateFilter,
) {
  let query = on(db)
    .selectFrom("cycle.candidates as c")
    .where((eb) =>
      eb.or([
        ...(area.provinceCodes.length > 0 ? [eb("c.province_code", "in", [...area.provinceCodes])] : []),
        ...(area.communeCodes.length > 0 ? [eb("c.commune_code", "in", [...area.communeCodes])] : []),
        ...(area.producerIds.length > 0 ? [eb("c.producer_id", "in", [...area.producerIds])] : []),
        sql<boolean>`false`,
      ]),
    );
  if (year !== undefined) query = query.where("c.year", "=", year);
  if (communeCode) query = query.where("c.commune_code", "=", communeCode);
  if (step) query = query.where("c.step", "=", step);
  if (kind) query = query.where("c.kind", "=", kind);
  if (surveyId) query = query.where("c.survey_id", "=", surveyId);
  if (pilots) query = query.where("c.pilot_kind", "is not", null);
  const folded = foldVietnamese(q ?? "");
  if (folded) query = query.where("c.search_text", "like", `%${folded}%`);
  return query;
}

/** Newest first; `after` is the id of the last one seen (ids grow with time). */
export async function listCandidates(
  db: Executor,
  filter: CandidateFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Candidate[]> {
  let query = filtered(db, filter).select(columns).orderBy("c.id", "desc").limit(limit);
  if (after) query = query.where("c.id", "<", after);
  return (await query.execute()).map(candidateOf);
}

export async function countBySteps(
  db: Executor,
  filter: Omit<CandidateFilter, "step">,
): Promise<Map<Step, number>> {
  const rows = await filtered(db, filter)
    .select(["c.step", sql<number>`count(*)::integer`.as("n")])
    .groupBy("c.step")
    .execute();
  return new Map(rows.map(({ step, n }) => [step as Step, n]));
}

/** The longest waiting of each step, so many a step, in one statement. */
export async function listByStep(
  db: Executor,
  filter: Omit<CandidateFilter, "step">,
  perStep: number,
): Promise<Candidate[]> {
  const ranked = filtered(db, filter)
    .select(columns)
    .select(sql<number>`row_number() over (partition by c.step order by c.step_since, c.id)`.as("place"));
  const rows = await on(db)
    .selectFrom(ranked.as("c"))
    .selectAll()
    .where("c.place", "<=", perStep)
    .orderBy("c.step_since")
    .orderBy("c.id")
    .execute();
  return rows.map(candidateOf);
}

export async function listYears(db: Executor, area: Area): Promise<number[]> {
  const rows = await filtered(db, { area }).select("c.year").distinct().orderBy("c.year", "desc").execute();
  return rows.map(({ year }) => year);
}

/** Highest star that stands or stood for products, or for producers where the product is not known. */
export async function starsOf(
  db: Executor,
  productIds: readonly string[],
): Promise<Map<string, { star: number; recognisedOn: string | null }>> {
  if (productIds.length === 0) return new Map();
  const rows = await on(db)
    .selectFrom("certification.public_recognitions as r")
    .distinctOn("r.product_id")
    .select(["r.product_id as productId", "r.star", "r.recognised_on as recognisedOn"])
    .where("r.product_id", "in", [...productIds])
    .where("r.star", "is not", null)
    .orderBy("r.product_id")
    .orderBy("r.recognition_year", (by) => by.desc().nullsLast())
    .execute();
  return new Map(
    rows.map(({ productId, star, recognisedOn }) => [productId, { star: star ?? 0, recognisedOn }]),
  );
}

/** Title and step of candidates, for records of other modules that point to them. */
export async function findTitles(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await on(db)
    .selectFrom("cycle.candidates as c")
    .select(["c.id", sql<string>`coalesce(c.product_name, c.producer_name)`.as("title")])
    .where("c.id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
