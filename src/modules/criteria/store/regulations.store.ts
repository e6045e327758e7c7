import { type Executor, tables } from "#platform/db";
import { defaultRegulation, type Regulation } from "../domain/regulation.ts";

const on = tables<"criteria.regulations">();

/** The regulation of the province in force on a day; the stated default where none is recorded. */
export async function regulationOf(db: Executor, provinceCode: string, isoDate: string): Promise<Regulation> {
  const row = await on(db)
    .selectFrom("criteria.regulations")
    .selectAll()
    .where("province_code", "=", provinceCode)
    .where("valid_from", "<=", isoDate)
    .orderBy("valid_from", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return defaultRegulation(provinceCode);
  return {
    id: row.id,
    provinceCode,
    decisionNumber: row.decision_number,
    validFrom: row.valid_from,
    quorum: { numerator: row.quorum_numerator, denominator: row.quorum_denominator },
    chairRequired: row.chair_required,
    spreadLimit: row.spread_limit,
    spreadReaction: row.spread_reaction as Regulation["spreadReaction"],
    minimumRule: row.minimum_rule as Regulation["minimumRule"],
    showMarks: row.show_marks as Regulation["showMarks"],
    certificateNumberPattern: row.certificate_number_pattern,
    source: "province",
  };
}
