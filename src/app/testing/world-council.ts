import { uuidv7 } from "#platform/db";
import type { Place, World } from "./world.ts";

/** Writes one row as the owner of the database and gives its id. */
export type Insert = (table: string, row: Record<string, unknown>) => Promise<string>;

export function slugOf(place: Place, what: string): string {
  return `gao-${place.mark.toLowerCase()}-${what.replaceAll(/[^a-z]/g, "-")}`;
}

export function makeProduct(insert: Insert, place: Place, producer: string, what: string): Promise<string> {
  return insert("products.products", {
    id: uuidv7(),
    producer_id: producer,
    province_code: place.province,
    commune_code: place.commune,
    name: `Gạo ${place.mark} ${what}`,
    slug: slugOf(place, what),
    sector: "I",
    set_code: "QD26-03",
  });
}

export async function makeRoom(
  insert: Insert,
  place: Place,
  dossiers: World["dossiers"],
  member: string,
): Promise<Record<string, string>> {
  const of = { province_code: place.province };
  const roundId = await insert("evaluation.rounds", {
    id: uuidv7(),
    ...of,
    year: 2026,
    no: place.no,
    name: `Đợt ${place.mark}`,
    proposals_before: "2026-10-30",
    done_before: "2026-12-30",
  });
  const councilId = await insert("evaluation.councils", {
    id: uuidv7(),
    ...of,
    round_id: roundId,
    name: `Hội đồng ${place.mark}`,
    decision_number: "1/QĐ-UBND",
    decided_on: "2026-11-01",
  });
  const memberId = await insert("evaluation.members", {
    id: uuidv7(),
    council_id: councilId,
    account_id: member,
    name: `Thành viên ${place.mark}`,
    agency: "Sở Công Thương",
    seat: "member",
  });
  const sessionId = await insert("evaluation.sessions", {
    id: uuidv7(),
    ...of,
    council_id: councilId,
    title: `Phiên ${place.mark}`,
    held_on: "2026-11-22",
    status: "open",
    opened_at: "2026-11-22T01:00:00Z",
  });
  await insert("evaluation.session_dossiers", {
    session_id: sessionId,
    dossier_id: dossiers.in_council,
    position: 1,
  });
  return { roundId, councilId, memberId, sessionId };
}

interface Before {
  producer: string;
  dossiers: World["dossiers"];
  room: Record<string, string>;
  officer: string;
}

/** A closed result, a decision on its way, one that was signed with its certificate, a notice and an import. */
export async function makeOutcome(
  insert: Insert,
  place: Place,
  before: Before,
): Promise<Record<string, string>> {
  const { producer, dossiers, room, officer } = before;
  const of = { province_code: place.province };
  await insert("evaluation.session_dossiers", {
    session_id: room.sessionId,
    dossier_id: dossiers.scored,
    position: 2,
    closed_at: "2026-11-22T02:00:00Z",
  });
  const result = await insert("evaluation.results", {
    id: uuidv7(),
    ...of,
    session_id: room.sessionId,
    dossier_id: dossiers.scored,
    rule_set: "26/2026",
    set_code: "QD26-03",
    points_a: 30,
    points_b: 20,
    points_c: 25,
    total: 75,
    star: 4,
    level: "province",
    sheets: 5,
    spread: 3,
    detail: "{}",
  });
  const decisionId = await insert("certification.decisions", {
    id: uuidv7(),
    ...of,
    kind: "recognition",
    title: `Quyết định ${place.mark}`,
  });
  await insert("certification.decision_items", {
    decision_id: decisionId,
    dossier_id: dossiers.scored,
    result_id: result,
    star: 4,
  });
  const noticeId = await insert("certification.notices", {
    id: uuidv7(),
    dossier_id: dossiers.scored,
    kind: "recognised",
    body: `Thông báo ${place.mark}`,
    issued_on: "2026-11-22",
  });
  const importId = await insert("platform.imports", {
    id: uuidv7(),
    register: "certification.register",
    ...of,
    file_name: `so-${place.mark}.csv`,
    mapping: "{}",
    report: "[]",
    taken: "{}",
    created_by: officer,
  });
  const certificate = await makeCertificate(insert, place, producer);
  return { decisionId, noticeId, importId, certificate, kind: "pdf" };
}

async function makeCertificate(insert: Insert, place: Place, producer: string): Promise<string> {
  const signed = await insert("certification.decisions", {
    id: uuidv7(),
    province_code: place.province,
    kind: "recognition",
    title: `Quyết định cũ ${place.mark}`,
    number: `${place.no}/QĐ-UBND`,
    signed_on: "2026-06-01",
    status: "approved",
    approved_at: "2026-06-01T01:00:00Z",
  });
  const recognition = await insert("certification.recognitions", {
    id: uuidv7(),
    product_id: await makeProduct(insert, place, producer, "đã công nhận"),
    producer_id: producer,
    province_code: place.province,
    decision_id: signed,
    star: 4,
    rule_set: "26/2026",
    recognised_on: "2026-06-01",
    recognition_year: 2026,
    valid_until: "2029-06-01",
  });
  const slug = `${place.no}-2026-GCN-OCOP-${place.province}`;
  await insert("certification.certificates", {
    number: slug.replaceAll("-", "/"),
    slug,
    recognition_id: recognition,
    province_code: place.province,
    serial: place.no,
    year: 2026,
    issued_on: "2026-06-01",
    valid_until: "2029-06-01",
    payload: "e30",
    key_id: "thu",
    signature: "e30",
  });
  return slug;
}
