import { randomBytes } from "node:crypto";
import { uuidv7 } from "#platform/db";
import type { Place } from "./world.ts";
import type { Insert } from "./world-council.ts";

/** A commune's draft plan with a line of each kind, a told figure, a signed closing and a row of each register. */
export async function makePlanning(
  insert: Insert,
  place: Place,
  { producer, product }: { producer: string; product: string },
): Promise<Record<string, string>> {
  const { mark, province, commune } = place;
  const of = { province_code: province };
  const planId = await insert("planning.plans", {
    id: uuidv7(),
    ...of,
    level: "commune",
    commune_code: commune,
    title: `Kế hoạch ${mark}`,
    from_year: 2026,
    to_year: 2026,
  });
  const own = { plan_id: planId };
  const targetId = await insert("planning.targets", {
    id: uuidv7(),
    ...own,
    indicator: "products.new",
    year: 2026,
    reckoning: "in_year",
    low: 3,
    wording: `Chỉ tiêu ${mark}`,
  });
  const planTaskId = await insert("planning.plan_tasks", {
    id: uuidv7(),
    ...own,
    no: 1,
    title: `Việc ${mark}`,
  });
  const budgetId = await insert("planning.plan_budgets", {
    id: uuidv7(),
    ...own,
    year: 2026,
    source: "ntm_local",
    purpose: "training",
    title: `Khoản ${mark}`,
    amount_vnd: 1_000_000,
  });
  const villageId = await insert("planning.craft_villages", {
    id: uuidv7(),
    ...of,
    commune_code: commune,
    name: `Làng ${mark}`,
    kind: "craft_village",
  });
  await insert("planning.craft_village_products", { village_id: villageId, product_id: product });
  const chainId = await insert("planning.value_chains", {
    id: uuidv7(),
    ...of,
    producer_id: producer,
    name: `Chuỗi ${mark}`,
    since: "2026-01-01",
  });
  await insert("planning.exports", {
    producer_id: producer,
    year: 2025,
    market: `Chợ ${mark}`,
    value_usd: 10,
  });
  const figures = await makeFigures(insert, place);
  return { planId, targetId, planTaskId, budgetId, villageId, chainId, ...figures };
}

async function makeFigures(insert: Insert, { mark, province }: Place): Promise<Record<string, string>> {
  const of = { province_code: province };
  const manualId = await insert("planning.manual_values", {
    id: uuidv7(),
    ...of,
    indicator: "products.cumulative",
    unit_level: "province",
    unit_code: province,
    to_on: "2025-12-31",
    value: 7,
    source: `Báo cáo ${mark}`,
  });
  const closingId = await insert("planning.closings", {
    id: uuidv7(),
    ...of,
    title: `Chốt ${mark}`,
    from_on: "2025-01-01",
    to_on: "2025-12-31",
    status: "signed",
    signed_at: "2026-01-05T01:00:00Z",
    seal: randomBytes(32),
  });
  await insert("planning.closing_values", {
    closing_id: closingId,
    no: 1,
    indicator: "products.new",
    reckoning: "in_year",
    unit_code: `2025.province.${province}`,
    value: 1,
    numerator: 1,
    origin: "records",
  });
  return { manualId, closingId, closingNo: "1", planFormat: "docx", indicatorCode: "products.cumulative" };
}
