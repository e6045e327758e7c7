import { type Executor, sql, tables } from "#platform/db";

const on = tables<"cycle.candidates" | "cycle.business_plans">();

export interface Waiting {
  id: string;
  producerName: string;
  productName: string | null;
  stepSince: Date;
  what: "accept-idea" | "approve-plan" | "write-plan";
}

interface Whose {
  communeCodes: readonly string[];
  provinceCodes: readonly string[];
  producerIds: readonly string[];
  limit: number;
}

/** Longest waiting first. The province is asked only where no commune is known: a commune decides on its own. */
export async function listWaiting(
  db: Executor,
  { communeCodes, provinceCodes, producerIds, limit }: Whose,
): Promise<Waiting[]> {
  if (communeCodes.length + provinceCodes.length + producerIds.length === 0) return [];
  const rows = await on(db)
    .selectFrom("cycle.candidates as c")
    .leftJoin("cycle.business_plans as p", "p.candidate_id", "c.id")
    .select([
      "c.id",
      "c.producer_name as producerName",
      "c.product_name as productName",
      "c.step_since as stepSince",
      sql<Waiting["what"]>`case when c.step = 'idea' then 'accept-idea'
        when p.submitted_on is null then 'write-plan' else 'approve-plan' end`.as("what"),
    ])
    .where("c.step", "in", ["idea", "business_plan"])
    .where((eb) => {
      const decided = eb.or([eb("c.step", "=", "idea"), eb("p.submitted_on", "is not", null)]);
      return eb.or([
        ...(communeCodes.length > 0
          ? [eb.and([eb("c.commune_code", "in", [...communeCodes]), decided])]
          : []),
        ...(provinceCodes.length > 0
          ? [
              eb.and([
                eb("c.province_code", "in", [...provinceCodes]),
                eb("c.commune_code", "is", null),
                decided,
              ]),
            ]
          : []),
        ...(producerIds.length > 0
          ? [
              eb.and([
                eb("c.producer_id", "in", [...producerIds]),
                eb("c.step", "=", "business_plan"),
                eb("p.submitted_on", "is", null),
              ]),
            ]
          : []),
        sql<boolean>`false`,
      ]);
    })
    .orderBy("c.step_since")
    .orderBy("c.id")
    .limit(limit)
    .execute();
  return rows;
}
