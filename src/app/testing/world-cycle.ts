import { uuidv7 } from "#platform/db";
import type { Place } from "./world.ts";
import type { Insert } from "./world-council.ts";

/**
 * A consultant who helped the producer, and a product on its way through the cycle. The survey itself is the whole
 * province's, so its title carries no mark; what one commune wrote into it does.
 */
export async function makeCycle(
  insert: Insert,
  place: Place,
  { producer }: { producer: string },
): Promise<Record<string, string>> {
  const { mark, province, commune } = place;
  const of = { province_code: province };
  const consultantId = await insert("consultants.consultants", {
    id: uuidv7(),
    ...of,
    kind: "organisation",
    name: `Tư vấn ${mark}`,
    phone: "0290000000",
    fields: ["packaging"],
  });
  await insert("consultants.people", {
    id: uuidv7(),
    consultant_id: consultantId,
    full_name: `Người tư vấn ${mark}`,
  });
  await insert("consultants.engagements", {
    id: uuidv7(),
    ...of,
    consultant_id: consultantId,
    producer_id: producer,
    help: "packaging",
    contract_number: `HĐ ${mark}`,
    from_on: "2026-02-01",
  });
  const surveyId = await insert("cycle.surveys", {
    id: uuidv7(),
    ...of,
    title: `Rà soát tỉnh ${province}`,
    year: 2026,
    opened_on: "2026-10-01",
    due_on: "2026-12-01",
  });
  const candidateId = await insert("cycle.candidates", {
    id: uuidv7(),
    ...of,
    commune_code: commune,
    survey_id: surveyId,
    year: 2026,
    producer_id: producer,
    producer_name: `HTX ${mark}`,
    product_name: `Ứng viên ${mark}`,
    pilot_kind: "model_product",
    consultant_id: consultantId,
    step: "business_plan",
    note: `Ghi chú ${mark}`,
  });
  await insert("cycle.candidate_moves", {
    id: uuidv7(),
    candidate_id: candidateId,
    to_step: "business_plan",
    note: `Diễn biến ${mark}`,
  });
  await insert("cycle.idea_forms", {
    candidate_id: candidateId,
    idea: `Ý tưởng của ${mark}`,
    registered_on: "2026-03-01",
  });
  await insert("cycle.business_plans", { candidate_id: candidateId, goal: `Mục tiêu ${mark}` });
  return { consultantId, surveyId, candidateId };
}
