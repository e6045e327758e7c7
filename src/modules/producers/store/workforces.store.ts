import { type Executor, tables } from "#platform/db";
import type { Workforce } from "../domain/workforce.ts";

const on = tables<"producers.workforces">();

/** Newest year first. */
export async function listWorkforces(db: Executor, producerId: string, limit: number): Promise<Workforce[]> {
  const rows = await on(db)
    .selectFrom("producers.workforces")
    .select([
      "year",
      "workers",
      "local_workers",
      "female_workers",
      "insured_workers",
      "revenue_million",
      "profit_million",
    ])
    .where("producer_id", "=", producerId)
    .orderBy("year", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    year: row.year,
    workers: row.workers,
    localWorkers: row.local_workers,
    femaleWorkers: row.female_workers,
    insuredWorkers: row.insured_workers,
    revenueMillion: row.revenue_million,
    profitMillion: row.profit_million,
  }));
}

/** One row a year: saving a year again replaces it; the audit trail keeps what stood there. */
export async function putWorkforce(
  db: Executor,
  producerId: string,
  result: Workforce,
  at: Date,
): Promise<void> {
  const columns = {
    workers: result.workers,
    local_workers: result.localWorkers,
    female_workers: result.femaleWorkers,
    insured_workers: result.insuredWorkers,
    revenue_million: result.revenueMillion,
    profit_million: result.profitMillion,
    updated_at: at,
  };
  await on(db)
    .insertInto("producers.workforces")
    .values({ producer_id: producerId, year: result.year, ...columns })
    .onConflict((conflict) => conflict.columns(["producer_id", "year"]).doUpdateSet(columns))
    .execute();
}
