import { uuidv7 } from "#platform/db";
import type { Place } from "./world.ts";
import { type Insert, makeProduct } from "./world-council.ts";

interface Before {
  producer: string;
  officer: string;
  room: Record<string, string>;
}

/** A line of the commune with money bound and paid, a list of rewards, somebody present at a session, a commendation. */
export async function makeFunding(
  insert: Insert,
  place: Place,
  before: Before,
): Promise<Record<string, string>> {
  const money = await makeMoney(insert, place, before);
  const rewards = await makeRewards(insert, place, before);
  await insert("evaluation.attendances", {
    session_id: before.room.sessionId,
    member_id: before.room.memberId,
    present: true,
  });
  const commendationId = await insert("funding.commendations", {
    id: uuidv7(),
    province_code: place.province,
    year: 2026,
    kind: "individual",
    name: `Người được khen ${place.mark}`,
    achievement: `Thành tích ${place.mark}`,
    created_by: before.officer,
  });
  return { ...money, ...rewards, commendationId, payPaper: "danh-sach.xlsx" };
}

async function makeMoney(
  insert: Insert,
  place: Place,
  { producer, officer }: Before,
): Promise<Record<string, string>> {
  const of = { province_code: place.province, year: 2026, created_by: officer };
  const lineId = await insert("funding.lines", {
    id: uuidv7(),
    ...of,
    commune_code: place.commune,
    source: "ntm_local",
    purpose: "packaging",
    title: `Dòng ${place.mark}`,
    allocated_vnd: 100_000_000,
  });
  const commitmentId = await insert("funding.commitments", {
    id: uuidv7(),
    ...of,
    line_id: lineId,
    title: `Bao bì ${place.mark}`,
    amount_vnd: 40_000_000,
    committed_on: "2026-06-01",
    producer_id: producer,
  });
  const disbursementId = await insert("funding.disbursements", {
    id: uuidv7(),
    ...of,
    commitment_id: commitmentId,
    line_id: lineId,
    source: "ntm_local",
    paid_on: "2026-07-01",
    amount_vnd: 10_000_000,
    paper_number: `UNC ${place.mark}`,
    created_by_name: `Người ghi ${place.mark}`,
  });
  return { lineId, commitmentId, disbursementId };
}

async function makeRewards(
  insert: Insert,
  place: Place,
  { producer, officer }: Before,
): Promise<Record<string, string>> {
  const of = { province_code: place.province };
  const product = await makeProduct(insert, place, producer, "được thưởng");
  const recognition = await insert("certification.recognitions", {
    id: uuidv7(),
    ...of,
    product_id: product,
    producer_id: producer,
    star: 3,
    recognised_on: "2026-06-10",
    recognition_year: 2026,
    source: `Sổ ${place.mark}`,
  });
  const rewardListId = await insert("funding.reward_lists", {
    id: uuidv7(),
    ...of,
    title: `Danh sách thưởng ${place.mark}`,
    norm: "tt60-2026-thuong",
    from_on: "2026-01-01",
    as_of: "2026-06-30",
    prepared_by: officer,
  });
  const rewardId = await insert("funding.rewards", {
    id: uuidv7(),
    ...of,
    list_id: rewardListId,
    product_id: product,
    producer_id: producer,
    recognition_id: recognition,
    star: 3,
    level_vnd: 8_000_000,
    amount_vnd: 8_000_000,
    explanation: `Lý do ${place.mark}`,
  });
  return { rewardListId, rewardId, rewardPaper: "danh-sach.xlsx" };
}
