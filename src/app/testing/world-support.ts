import { uuidv7 } from "#platform/db";
import { storeMadeFile } from "#platform/files";
import type { Services } from "#platform/http";
import type { Place } from "./world.ts";
import type { Insert } from "./world-council.ts";

interface Around {
  producer: string;
  product: string;
}

/** A request waiting for acceptance, a design project with a proposal, a start-up team, a mark with a user. */
export async function makeSupport(
  insert: Insert,
  services: Services,
  place: Place,
  { producer, product }: Around,
): Promise<Record<string, string>> {
  const { mark, province, commune } = place;
  const supportId = await insert("support.requests", {
    id: uuidv7(),
    province_code: province,
    commune_code: commune,
    number: `HT-${province}-2026-9${place.no}`,
    year: 2026,
    producer_id: producer,
    product_id: product,
    kind: "packaging",
    title: `Bao bì ${mark}`,
    need: `Cần hộp cho ${mark}`,
    status: "delivered",
    budget_vnd: 20_000_000,
    budget_source: `Nguồn ${mark}`,
    contract_number: `HĐ-${mark}`,
    contract_value_vnd: 18_000_000,
    due_on: "2026-11-20",
    delivered_on: "2026-11-18",
    result: `Hộp của ${mark}`,
  });
  await insert("support.request_moves", {
    id: uuidv7(),
    request_id: supportId,
    to_status: "submitted",
    note: `Ghi chú ${mark}`,
    moved_by_name: `Người gửi ${mark}`,
  });
  const paper = { content: Buffer.from(`%PDF-1.7 ${mark}`), name: `hop-dong-${mark}.pdf` };
  const { id: fileId } = await storeMadeFile(
    services.db,
    services.storage,
    { ...paper, mime: "application/pdf" },
    {
      ownerModule: "support",
      ownerKind: "request-other",
      ownerId: supportId,
      provinceCode: province,
      sensitivity: "internal",
      uploadedBy: null,
    },
  );
  const supportFileId = await insert("support.request_files", {
    id: uuidv7(),
    request_id: supportId,
    role: "other",
    file_id: fileId,
    caption: `Tệp ${mark}`,
  });
  return {
    supportId,
    supportFileId,
    ...(await makeDesign(insert, place, producer)),
    ...(await makeRights(insert, place, producer)),
  };
}

async function makeDesign(insert: Insert, { mark, province, commune }: Place, producer: string) {
  const designId = await insert("support.design_projects", {
    id: uuidv7(),
    province_code: province,
    producer_id: producer,
    title: `Thiết kế ${mark}`,
    brief: `Yêu cầu thiết kế ${mark}`,
    status: "choosing",
  });
  const proposalId = await insert("support.design_proposals", {
    id: uuidv7(),
    project_id: designId,
    designer: `Nhà thiết kế ${mark}`,
    no: 1,
    idea: `Ý tưởng ${mark}`,
  });
  const startupId = await insert("support.startups", {
    id: uuidv7(),
    province_code: province,
    commune_code: commune,
    team: `Nhóm ${mark}`,
    leader_name: `Trưởng nhóm ${mark}`,
    idea: `Ý tưởng khởi nghiệp ${mark}`,
    cohort_year: 2026,
  });
  return { designId, proposalId, startupId };
}

async function makeRights(insert: Insert, { mark, province, commune }: Place, producer: string) {
  const ipRightId = await insert("support.ip_rights", {
    id: uuidv7(),
    province_code: province,
    kind: "collective_mark",
    name: `Nhãn hiệu ${mark}`,
    owner: `Hội ${mark}`,
    registration_number: `DK-${mark}`,
    status: "granted",
    expires_on: "2026-12-31",
    commune_codes: [commune],
  });
  const ipUserId = await insert("support.ip_users", {
    id: uuidv7(),
    ip_right_id: ipRightId,
    producer_id: producer,
    permit_number: `CP-${mark}`,
  });
  return { ipRightId, ipUserId };
}
