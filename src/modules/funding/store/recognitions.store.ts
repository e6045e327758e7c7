import { type Executor, sql } from "#platform/db";
import type { RecognitionFact, RewardFact } from "../domain/rewards.ts";

export interface RecognisedProduct {
  productId: string;
  productName: string;
  producerId: string;
  producerName: string;
  isDemo: boolean;
  recognitions: RecognitionFact[];
  rewards: RewardFact[];
}

/**
 * Every product of the province with a recognition that may fall into the period, with all its recognitions and all
 * rewards on their way or paid: one statement.
 */
export async function listRecognised(
  db: Executor,
  { provinceCode, fromOn, asOf }: { provinceCode: string; fromOn: string; asOf: string },
): Promise<RecognisedProduct[]> {
  const { rows } = await sql<RecognisedProduct>`
    with chosen as (
      select distinct r.product_id from certification.public_recognitions r
      where r.province_code = ${provinceCode}
        and (r.recognised_on between ${fromOn} and ${asOf}
          or (r.recognised_on is null and r.recognition_year between ${Number(fromOn.slice(0, 4))} and ${Number(asOf.slice(0, 4))}))
    )
    select g.id as "productId", g.name as "productName", m.id as "producerId", m.name as "producerName", g.is_demo as "isDemo",
      (select jsonb_agg(jsonb_build_object('id', r.id, 'star', r.star, 'on', r.recognised_on, 'year', r.recognition_year,
          'revokedOn', r.revoked_on)) from certification.public_recognitions r where r.product_id = g.id) as recognitions,
      coalesce((select jsonb_agg(jsonb_build_object('star', w.star, 'amountVnd', w.amount_vnd))
        from funding.public_rewards w where w.product_id = g.id), '[]') as rewards
    from chosen c join products.public_products g on g.id = c.product_id join producers.public_producers m on m.id = g.producer_id
    where g.province_code = ${provinceCode}
    order by m.name, g.name limit 5000`.execute(db);
  return rows;
}

export interface NamedRecognition {
  recognitionId: string;
  productId: string;
  productName: string;
  producerId: string;
  producerName: string;
  star: number;
}

/** Recognitions of a province by star, with the names an office's own book would use. */
export async function listNamedRecognitions(db: Executor, provinceCode: string): Promise<NamedRecognition[]> {
  const { rows } = await sql<NamedRecognition>`
    select r.id as "recognitionId", g.id as "productId", g.name as "productName", m.id as "producerId", m.name as "producerName", r.star
    from certification.public_recognitions r join products.public_products g on g.id = r.product_id
      join producers.public_producers m on m.id = g.producer_id
    where r.province_code = ${provinceCode} and r.star is not null order by r.recognised_on nulls last limit 20000`.execute(
    db,
  );
  return rows;
}

/** Stars for which products of a province have a reward already. */
export async function listRewardedStars(
  db: Executor,
  provinceCode: string,
): Promise<{ productId: string; star: number }[]> {
  const { rows } = await sql<{ productId: string; star: number }>`
    select w.product_id as "productId", w.star from funding.public_rewards w where w.province_code = ${provinceCode} limit 50000`.execute(
    db,
  );
  return rows;
}
