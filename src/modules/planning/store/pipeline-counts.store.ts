import { type Executor, sql, tables } from "#platform/db";
import type { UnitScope } from "../domain/measure.ts";
import { type PipelineCount, stageWeights } from "../domain/pipeline.ts";

const on = tables<"dossiers.public_dossiers" | "products.public_products" | "producers.public_producers">();

/** Open dossiers of a unit as a small table; the forecast is reckoned from it. */
export async function countPipeline(db: Executor, unit: UnitScope): Promise<PipelineCount[]> {
  if (unit.era !== "2025") return [];
  const place =
    unit.level === "nation"
      ? sql`true`
      : unit.level === "province"
        ? sql`d.province_code = ${unit.code}`
        : sql`d.commune_code = ${unit.code}`;
  const { rows } =
    await sql<PipelineCount>`select d.kind, d.status, coalesce(d.target_star::text, '') as star,
      coalesce(p.sector, '') as sector, m.kind as producer_kind, count(*)::integer as count
    from dossiers.public_dossiers d
    join products.public_products p on p.id = d.product_id
    join producers.public_producers m on m.id = d.producer_id
    where d.status = any(${Object.keys(stageWeights)}::text[]) and ${place}
    group by 1, 2, 3, 4, 5`.execute(on(db));
  return rows;
}
