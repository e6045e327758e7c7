import { createHash, randomBytes } from "node:crypto";
import { rebuildCatalogue } from "#modules/catalogue";
import { uuidv7 } from "#platform/db";
import { storeMadeFile } from "#platform/files";
import type { Services } from "#platform/http";
import type { TestDatabase } from "#platform/testing";

/** One place with a person of every role and a record of every kind, all carrying a mark that must not leak. */
export interface World {
  mark: string;
  province: string;
  commune: string;
  /** Identifier of a record for each parameter that an address may have. */
  ids: Record<string, string>;
  /** Dossiers by state. */
  dossiers: Record<DossierState, string>;
  /** Session cookie of a person by role. */
  cookies: Record<string, string>;
}

export interface Place {
  mark: string;
  province: string;
  commune: string;
  /** Serial that keeps numbers of two worlds of one province apart. */
  no: number;
}

const states = [
  "draft",
  "submitted",
  "commune_accepted",
  "forwarded",
  "in_council",
  "scored",
  "sent_to_ministry",
] as const;
export type DossierState = (typeof states)[number];

const unitOf: Record<string, string> = {
  producer_owner: "producer",
  producer_member: "producer",
  commune_officer: "commune",
  commune_leader: "commune",
  province_officer: "province",
  province_leader: "province",
  province_admin: "province",
  advisory_member: "province",
  council_member: "province",
  ministry_officer: "nation",
  system_admin: "system",
};
export const everyRole = Object.keys(unitOf);

type Row = Record<string, unknown>;
type Insert = (table: string, row: Row) => Promise<string>;

/** Writes the world as the owner of the database: as if everything had happened before. */
export async function makeWorld(database: TestDatabase, services: Services, place: Place): Promise<World> {
  const insert: Insert = async (table, row) => {
    const names = Object.keys(row);
    const holes = names.map((_, at) => `$${at + 1}`).join(", ");
    await database.asOwner(
      `insert into ${table} (${names.join(", ")}) values (${holes})`,
      Object.values(row),
    );
    return String(row.id ?? "");
  };
  const base = { province_code: place.province, commune_code: place.commune };
  const producer = await insert("producers.producers", {
    id: uuidv7(),
    ...base,
    kind: "cooperative",
    name: `HTX ${place.mark}`,
    slug: `htx-${place.mark.toLowerCase()}`,
    status: "active",
  });
  const { cookies, accounts } = await makePeople(insert, place, producer);
  const goods = await makeGoods(insert, services, place, producer);
  const dossiers = await makeDossiers(insert, place, producer);
  const account = await makeManaged(insert, place);
  const papers = await makePapers(insert, place, producer, account);
  const room = await makeRoom(insert, place, dossiers, accounts.council_member ?? "");
  const outcome = await makeOutcome(insert, place, { producer, dossiers, room, officer: account });
  const grants = await database.asOwner<{ id: string }>(
    "select id from identity.grants where account_id = $1",
    [account],
  );
  const ids = {
    producerId: producer,
    ...goods,
    ...papers,
    ...room,
    ...outcome,
    accountId: account,
    grantId: grants[0]?.id ?? "",
    productSlug: slugOf(place, "chính"),
    producerSlug: `htx-${place.mark.toLowerCase()}`,
    drawing: "amphora.svg",
    ruleSet: "26-2026",
    set: "QD26-03",
    setCode: "QD26-03",
  };
  await rebuildCatalogue(services);
  return { mark: place.mark, province: place.province, commune: place.commune, ids, dossiers, cookies };
}

async function makePeople(insert: Insert, place: Place, producer: string) {
  const codes: Record<string, string> = {
    producer,
    commune: place.commune,
    province: place.province,
    nation: "vn",
    system: "saoque",
  };
  const [cookies, accounts]: Record<string, string>[] = [{}, {}];
  for (const [role, kind] of Object.entries(unitOf)) {
    const id = uuidv7();
    const token = randomBytes(32).toString("base64url");
    await insert("identity.accounts", {
      id,
      email: `${role}.${place.mark.toLowerCase()}@thu.example`,
      display_name: `${place.mark} ${role}`,
      status: "active",
    });
    await insert("identity.grants", {
      id: uuidv7(),
      account_id: id,
      role,
      unit_kind: kind,
      unit_code: codes[kind],
      province_code: kind === "nation" || kind === "system" ? "00" : place.province,
      valid_from: "2026-01-01",
    });
    await insert("identity.sessions", {
      id: uuidv7(),
      token_hash: createHash("sha256").update(token).digest(),
      account_id: id,
      expires_at: "2100-01-01",
    });
    Object.assign(cookies ?? {}, { [role]: token });
    Object.assign(accounts ?? {}, { [role]: id });
  }
  return { cookies: cookies ?? {}, accounts: accounts ?? {} };
}

/** An officer for administrators to manage; nobody of the walk signs in as him. */
async function makeManaged(insert: Insert, place: Place): Promise<string> {
  const id = await insert("identity.accounts", {
    id: uuidv7(),
    email: `quan-ly.${place.mark.toLowerCase()}@thu.example`,
    display_name: `Được quản lý ${place.mark}`,
    status: "active",
  });
  await insert("identity.grants", {
    id: uuidv7(),
    account_id: id,
    role: "commune_officer",
    unit_kind: "commune",
    unit_code: place.commune,
    province_code: place.province,
    valid_from: "2026-01-01",
  });
  return id;
}

async function makeGoods(
  insert: Insert,
  services: Services,
  place: Place,
  producer: string,
): Promise<Record<string, string>> {
  const productId = await makeProduct(insert, place, producer, "chính");
  const proofId = await insert("producers.proofs", {
    id: uuidv7(),
    producer_id: producer,
    kind: 1,
    title: `Giấy đăng ký ${place.mark}`,
  });
  const paper = { content: Buffer.from(`%PDF-1.7 ${place.mark}`), name: `${place.mark}.pdf` };
  const { id: fileId } = await storeMadeFile(
    services.db,
    services.storage,
    { ...paper, mime: "application/pdf" },
    {
      ownerModule: "producers",
      ownerKind: "proof",
      ownerId: proofId,
      provinceCode: place.province,
      sensitivity: "internal",
      uploadedBy: null,
    },
  );
  const of = { product_id: productId };
  const variantId = await insert("products.variants", { id: uuidv7(), ...of, name: `Hộp ${place.mark}` });
  const zoneId = await insert("products.material_zones", { id: uuidv7(), ...of, name: `Vùng ${place.mark}` });
  const pictureId = await insert("products.pictures", {
    id: uuidv7(),
    ...of,
    file_id: fileId,
    alt: `Ảnh ${place.mark}`,
  });
  return { productId, proofId, fileId, variantId, zoneId, pictureId };
}

function slugOf(place: Place, what: string): string {
  return `gao-${place.mark.toLowerCase()}-${what.replaceAll(/[^a-z]/g, "-")}`;
}

function makeProduct(insert: Insert, place: Place, producer: string, what: string): Promise<string> {
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

async function makeDossiers(insert: Insert, place: Place, producer: string): Promise<World["dossiers"]> {
  const found: Partial<World["dossiers"]> = {};
  for (const status of states) {
    const draft = status === "draft";
    found[status] = await insert("dossiers.dossiers", {
      id: uuidv7(),
      kind: "first",
      product_id: await makeProduct(insert, place, producer, status),
      producer_id: producer,
      province_code: place.province,
      commune_code: place.commune,
      rule_set: "26/2026",
      set_code: "QD26-03",
      target_star: 4,
      status,
      receipt_number: draft
        ? null
        : `${place.no}${states.indexOf(status)}/PĐK-${place.province}-${place.commune}-2026`,
      submitted_at: draft ? null : "2026-11-02T01:00:00Z",
      commune_due_on: draft ? null : "2026-11-23",
    });
  }
  return found as World["dossiers"];
}

async function makePapers(
  insert: Insert,
  place: Place,
  producer: string,
  officer: string,
): Promise<Record<string, string>> {
  await insert("producers.representatives", {
    id: uuidv7(),
    producer_id: producer,
    full_name: `Đại diện ${place.mark}`,
    valid_from: "2026-01-01",
  });
  const pending = await insert("producers.producers", {
    id: uuidv7(),
    province_code: place.province,
    commune_code: place.commune,
    kind: "household",
    name: `Hộ mới ${place.mark}`,
    slug: `ho-moi-${place.mark.toLowerCase()}`,
    status: "pending",
  });
  const applicant = await insert("identity.accounts", {
    id: uuidv7(),
    email: `moi.${place.mark.toLowerCase()}@thu.example`,
    display_name: `Người mới ${place.mark}`,
  });
  const registrationId = await insert("producers.registrations", {
    id: uuidv7(),
    producer_id: pending,
    account_id: applicant,
    province_code: place.province,
    commune_code: place.commune,
  });
  const invitationId = await insert("identity.invitations", {
    id: uuidv7(),
    email: `duoc-moi.${place.mark.toLowerCase()}@thu.example`,
    display_name: `Được mời ${place.mark}`,
    role: "commune_officer",
    unit_kind: "commune",
    unit_code: place.commune,
    province_code: place.province,
    token_hash: randomBytes(32),
    invited_by: officer,
    expires_at: "2100-01-01",
  });
  return { registrationId, invitationId };
}

async function makeRoom(
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
async function makeOutcome(insert: Insert, place: Place, before: Before): Promise<Record<string, string>> {
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
  const importId = await insert("certification.imports", {
    id: uuidv7(),
    ...of,
    file_name: `so-${place.mark}.csv`,
    mapping: "{}",
    report: "[]",
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
