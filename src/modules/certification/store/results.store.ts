import { type Executor, sql, tables } from "#platform/db";

const on = tables<
  | "certification.decisions"
  | "certification.decision_items"
  | "evaluation.public_results"
  | "dossiers.public_dossiers"
  | "products.public_products"
  | "producers.public_producers"
>();

/** A council's result with what a decision says of it. */
export interface DecidedResult {
  resultId: string;
  dossierId: string;
  productId: string;
  productName: string;
  producerId: string;
  producerName: string;
  provinceCode: string;
  communeCode: string;
  ruleSet: string;
  setCode: string;
  total: number;
  pointsA: number;
  pointsB: number;
  pointsC: number;
  star: number;
  level: string | null;
  heldOn: string;
  sessionTitle: string;
  councilName: string;
  dossierVersion: number;
  isDemo: boolean;
}

function select(db: Executor) {
  return on(db)
    .selectFrom("evaluation.public_results as r")
    .innerJoin("dossiers.public_dossiers as d", "d.id", "r.dossier_id")
    .innerJoin("products.public_products as p", "p.id", "d.product_id")
    .innerJoin("producers.public_producers as c", "c.id", "d.producer_id")
    .select([
      "r.id as resultId",
      "r.dossier_id as dossierId",
      "d.product_id as productId",
      "p.name as productName",
      "d.producer_id as producerId",
      "c.name as producerName",
      "r.province_code as provinceCode",
      "d.commune_code as communeCode",
      "r.rule_set as ruleSet",
      "r.set_code as setCode",
      "r.total",
      "r.points_a as pointsA",
      "r.points_b as pointsB",
      "r.points_c as pointsC",
      "r.star",
      "r.level",
      "r.held_on as heldOn",
      "r.session_title as sessionTitle",
      "r.council_name as councilName",
      "d.version as dossierVersion",
      "d.is_demo as isDemo",
    ]);
}

const MOST = 200;

/** Closed results that no decision or notice has taken up yet, newest session first. */
export async function listOpenResults(
  db: Executor,
  provinceCode: string,
  dossierIds?: readonly string[],
): Promise<DecidedResult[]> {
  let query = select(db)
    .where("r.province_code", "=", provinceCode)
    .where("d.status", "=", "scored")
    .where(
      sql<boolean>`r.created_at = (select max(n.created_at) from evaluation.public_results n where n.dossier_id = r.dossier_id)`,
    )
    .where(
      sql<boolean>`not exists (select from certification.decision_items i join certification.decisions x on x.id = i.decision_id
        where i.dossier_id = r.dossier_id and x.status in ('draft', 'submitted', 'refused'))`,
    );
  if (dossierIds) query = query.where(sql<boolean>`r.dossier_id = any(${dossierIds}::uuid[])`);
  return query.orderBy("r.held_on", "desc").orderBy("p.search_text").orderBy("r.id").limit(MOST).execute();
}

/** What a decision decides on, by product name. */
export async function listDecisionResults(db: Executor, decisionId: string): Promise<DecidedResult[]> {
  return select(db)
    .innerJoin("certification.decision_items as i", "i.result_id", "r.id")
    .where("i.decision_id", "=", decisionId)
    .orderBy("p.search_text")
    .orderBy("r.id")
    .execute();
}
