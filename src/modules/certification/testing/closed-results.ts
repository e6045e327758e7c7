import { uuidv7 } from "#platform/db";
import type { TestDatabase } from "#platform/testing";

export interface SampleResult {
  dossierId: string;
  resultId: string;
  productId: string;
  producerId: string;
}

/** A dossier whose council has closed, with this total, written by the owner of the database. For tests. */
export async function addClosedResult(
  database: TestDatabase,
  {
    name,
    total,
    provinceCode = "96",
    communeCode = "32071",
  }: { name: string; total: number; provinceCode?: string; communeCode?: string },
): Promise<SampleResult> {
  const [producerId, productId, dossierId, roundId, councilId, sessionId, resultId] = Array.from(
    { length: 7 },
    uuidv7,
  );
  const star = total >= 90 ? 5 : total >= 70 ? 4 : total >= 50 ? 3 : 2;
  const level = total >= 90 ? "ministry" : total >= 50 ? "province" : null;
  const run = (text: string, values: unknown[]) => database.asOwner(text, values);
  await run(
    `insert into producers.producers (id, province_code, commune_code, kind, name, slug) values ($1, $2, $3, 'cooperative', $4, $5)`,
    [producerId, provinceCode, communeCode, `HTX ${name}`, `htx-${producerId}`],
  );
  await run(
    `insert into products.products (id, producer_id, province_code, commune_code, name, slug, sector, set_code) values ($1, $2, $3, $4, $5, $6, 'I', 'QD26-03')`,
    [productId, producerId, provinceCode, communeCode, name, `sp-${productId}`],
  );
  await run(
    `insert into dossiers.dossiers (id, kind, product_id, producer_id, province_code, commune_code, rule_set, set_code, target_star, status)
     values ($1, 'first', $2, $3, $4, $5, '26/2026', 'QD26-03', 3, 'scored')`,
    [dossierId, productId, producerId, provinceCode, communeCode],
  );
  await addSession(database, { roundId, councilId, sessionId, provinceCode });
  const detail = {
    knockOuts: [],
    reasons: [{ star: 3, holds: false, pointsNeeded: 50, pointsReached: total >= 50, unmet: [] }],
  };
  await run(
    `insert into evaluation.results (id, session_id, dossier_id, province_code, rule_set, set_code, points_a, points_b, points_c, total, star, level, sheets, spread, detail)
     values ($1, $2, $3, $4, '26/2026', 'QD26-03', 20, 10, $5, $6, $7, $8, 5, 3, $9)`,
    [resultId, sessionId, dossierId, provinceCode, total - 30, total, star, level, JSON.stringify(detail)],
  );
  return {
    dossierId: dossierId ?? "",
    resultId: resultId ?? "",
    productId: productId ?? "",
    producerId: producerId ?? "",
  };
}

let rounds = 0;

async function addSession(
  database: TestDatabase,
  ids: Record<"roundId" | "councilId" | "sessionId", string | undefined> & { provinceCode: string },
): Promise<void> {
  rounds += 1;
  await database.asOwner(
    `insert into evaluation.rounds (id, province_code, year, no, name, proposals_before, done_before)
     values ($1, $2, $3, 1, 'Đợt 1', '2026-04-30', '2026-06-30')`,
    [ids.roundId, ids.provinceCode, 2019 + rounds],
  );
  await database.asOwner(
    `insert into evaluation.councils (id, province_code, round_id, name, decision_number, decided_on)
     values ($1, $2, $3, 'Hội đồng OCOP tỉnh', '1/QĐ-UBND', '2026-05-25')`,
    [ids.councilId, ids.provinceCode, ids.roundId],
  );
  await database.asOwner(
    `insert into evaluation.sessions (id, council_id, province_code, title, held_on, status, closed_at)
     values ($1, $2, $3, 'Phiên họp 1', '2026-06-10', 'closed', now())`,
    [ids.sessionId, ids.councilId, ids.provinceCode],
  );
}
