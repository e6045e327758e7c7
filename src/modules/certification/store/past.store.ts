import { type Executor, tables } from "#platform/db";

const on = tables<"certification.recognitions" | "certification.candidacies">();

export interface PastRecognition {
  id: string;
  productId: string;
  producerId: string;
  provinceCode: string;
  star: number | null;
  points: number | null;
  ruleSet: string | null;
  decisionNumber: string | null;
  recognisedOn: string | null;
  year: number | null;
  validUntil: string | null;
  source: string | null;
  note: string | null;
  isDemo: boolean;
}

export interface NewCandidacy {
  id: string;
  productId: string | null;
  producerId: string;
  provinceCode: string;
  stage: "pilot" | "district_evaluated" | "proposed";
  year: number | null;
  source: string | null;
  note: string | null;
}

// 65,535 parameters is the most a statement of PostgreSQL takes.
const ROWS_A_STATEMENT = 1000;

export async function insertPastRecognitions(db: Executor, rows: readonly PastRecognition[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const values = rows.slice(from, from + ROWS_A_STATEMENT).map((row) => ({
      id: row.id,
      product_id: row.productId,
      producer_id: row.producerId,
      province_code: row.provinceCode,
      star: row.star,
      points: row.points,
      rule_set: row.ruleSet,
      decision_number: row.decisionNumber,
      recognised_on: row.recognisedOn,
      recognition_year: row.year,
      valid_until: row.validUntil,
      source: row.source,
      note: row.note,
      is_demo: row.isDemo,
    }));
    await on(db).insertInto("certification.recognitions").values(values).execute();
  }
}

export async function insertCandidacies(db: Executor, rows: readonly NewCandidacy[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const values = rows.slice(from, from + ROWS_A_STATEMENT).map((row) => ({
      id: row.id,
      product_id: row.productId,
      producer_id: row.producerId,
      province_code: row.provinceCode,
      stage: row.stage,
      year: row.year,
      source: row.source,
      note: row.note,
    }));
    await on(db).insertInto("certification.candidacies").values(values).execute();
  }
}
