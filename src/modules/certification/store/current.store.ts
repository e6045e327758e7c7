import { type Executor, tables } from "#platform/db";

const on = tables<"certification.public_recognitions">();

export interface CurrentRecognition {
  id: string;
  star: number | null;
  points: number | null;
  ruleSet: string | null;
  recognisedOn: string | null;
  year: number | null;
  validUntil: string | null;
  decisionNumber: string | null;
  certificateNumber: string | null;
  revokedOn: string | null;
  source: string | null;
  isDemo: boolean;
}

/** The newest recognition of a product, revoked or not: by day, else by year; one without either comes last. */
export async function newestRecognition(
  db: Executor,
  productId: string,
): Promise<CurrentRecognition | undefined> {
  return on(db)
    .selectFrom("certification.public_recognitions")
    .select([
      "id",
      "star",
      "points",
      "rule_set as ruleSet",
      "recognised_on as recognisedOn",
      "recognition_year as year",
      "valid_until as validUntil",
      "decision_number as decisionNumber",
      "certificate_number as certificateNumber",
      "revoked_on as revokedOn",
      "source",
      "is_demo as isDemo",
    ])
    .where("product_id", "=", productId)
    .orderBy("recognition_year", (order) => order.desc().nullsLast())
    .orderBy("recognised_on", (order) => order.desc().nullsLast())
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}
