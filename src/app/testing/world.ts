import { createHash, randomBytes } from "node:crypto";
import { rebuildCatalogue } from "#modules/catalogue";
import { uuidv7 } from "#platform/db";
import { storeMadeFile } from "#platform/files";
import type { Services } from "#platform/http";
import type { TestDatabase } from "#platform/testing";
import { type Insert, makeOutcome, makeProduct, makeRoom, slugOf } from "./world-council.ts";
import { makeCycle } from "./world-cycle.ts";
import { makeDirectives } from "./world-directives.ts";
import { makeFunding } from "./world-funding.ts";
import { makePlanning } from "./world-planning.ts";
import { makePromotion } from "./world-promotion.ts";
import { makeReporting } from "./world-reporting.ts";
import { makeSupport } from "./world-support.ts";
import { makeTraining } from "./world-training.ts";

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
  agency_officer: "province",
  advisory_member: "province",
  council_member: "province",
  ministry_officer: "nation",
  system_admin: "system",
};
export const everyRole = Object.keys(unitOf);

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
  const learner = accounts.producer_owner ?? "";
  const training = await makeTraining(insert, place, { producer, officer: account, learner });
  const funding = await makeFunding(insert, place, { producer, officer: account, room });
  const agencyOfficer = accounts.agency_officer ?? "";
  const directives = await makeDirectives(insert, place, { officer: account, agencyOfficer });
  const cycle = await makeCycle(insert, place, { producer });
  const promotion = await makePromotion(insert, place, producer);
  const product = goods.productId ?? "";
  const planning = await makePlanning(insert, place, { producer, product });
  const reporting = await makeReporting(insert, place, account);
  const support = await makeSupport(insert, services, place, { producer, product });
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
    ...directives,
    ...training,
    ...promotion,
    ...support,
    ...cycle,
    ...funding,
    ...planning,
    ...reporting,
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
