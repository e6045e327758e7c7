import { type PreparedSet, prepareSet } from "@saoque/scoring";
import { ruleSetInForce } from "#modules/criteria";
import { uuidv7 } from "#platform/db";
import type { Actor, Services } from "#platform/http";
import { servicesFor, type TestDatabase, testActor } from "#platform/testing";
import { fieldsOf } from "../domain/form-section.ts";
import { levelValue } from "../domain/self-assessment.ts";
import { getDossier } from "../use-cases/dossier-records.ts";
import { checkComposition } from "../use-cases/receive-dossier.ts";
import { type SectionKey, saveSection, sectionOf } from "../use-cases/save-answers.ts";
import { saveMarks } from "../use-cases/save-marks.ts";
import { startDossier } from "../use-cases/start-dossier.ts";
import { submitDossier } from "../use-cases/submit-dossier.ts";
import { viewOffice } from "../use-cases/view-office.ts";

export const communeCode = "32065";
const otherCommune = "32062";
export const provinceCode = "96";
export const requestId = "test";

/** People of one commune and province, a producer with a product, and the same elsewhere. */
export interface World {
  services: Services;
  at(now: string): Services;
  producerId: string;
  productId: string;
  proofIds: { registration: string; foodSafety: string };
  owner: Actor;
  member: Actor;
  officer: Actor;
  otherOfficer: Actor;
  province: Actor;
  otherProvince: Actor;
  council: Actor;
  stranger: Actor;
}

export async function makeWorld(
  database: TestDatabase,
  options: { setCode?: string; sector?: string } = {},
): Promise<World> {
  const producerId = uuidv7();
  const productId = uuidv7();
  const proofIds = { registration: uuidv7(), foodSafety: uuidv7() };
  await database.asOwner(
    `insert into producers.producers (id, province_code, commune_code, kind, name, slug, registration_number, address)
     values ($1, $2, $3, 'cooperative', 'Hợp tác xã Trí Lực', $4, '610000123', 'Ấp 9')`,
    [producerId, provinceCode, communeCode, `tri-luc-${producerId}`],
  );
  await database.asOwner(
    `insert into products.products (id, producer_id, province_code, commune_code, name, slug, sector, set_code)
     values ($1, $2, $3, $4, 'Gạo sạch Trí Lực', $5, $6, $7)`,
    [
      productId,
      producerId,
      provinceCode,
      communeCode,
      `gao-${productId}`,
      options.sector ?? "I",
      options.setCode ?? "QD26-03",
    ],
  );
  await database.asOwner(
    `insert into producers.representatives (id, producer_id, full_name, title, sex, ethnicity, purpose, valid_from)
     values ($1, $2, 'Trần Thị Ngọc Ẩn', 'Giám đốc', 'female', 'Khmer', 'Mẫu 02', '2024-01-01')`,
    [uuidv7(), producerId],
  );
  await database.asOwner(
    `insert into producers.proofs (id, producer_id, kind, title, number, issued_on, expires_on) values
     ($1, $3, 1, 'Giấy đăng ký hợp tác xã', '610000123', null, null),
     ($2, $3, 2, 'Giấy chứng nhận đủ điều kiện ATTP', '12/ATTP', '2023-12-01', '2026-12-01')`,
    [proofIds.registration, proofIds.foodSafety, producerId],
  );
  const services = servicesFor(database.db, { now: "2026-11-23T02:00:00Z" });
  const grant = (role: string, unitKind: string, unitCode: string) => ({ role, unitKind, unitCode });
  return {
    services,
    at: (now) => ({ ...services, now: () => new Date(now) }),
    producerId,
    productId,
    proofIds,
    owner: testActor("Chủ thể", grant("producer_owner", "producer", producerId)),
    member: testActor("Thành viên", grant("producer_member", "producer", producerId)),
    officer: testActor("Cán bộ xã", grant("commune_officer", "commune", communeCode)),
    otherOfficer: testActor("Cán bộ xã khác", grant("commune_officer", "commune", otherCommune)),
    province: testActor("Chuyên viên tỉnh", grant("province_officer", "province", provinceCode)),
    otherProvince: testActor("Chuyên viên tỉnh khác", grant("province_officer", "province", "80")),
    council: testActor("Ủy viên", grant("council_member", "province", provinceCode)),
    stranger: testActor("Chủ thể khác", grant("producer_owner", "producer", uuidv7())),
  };
}

export function riceSet(setCode = "QD26-03"): PreparedSet {
  const prepared = prepareSet(ruleSetInForce("2026-11-23"), setCode);
  if (!prepared.ok) throw new Error("set");
  return prepared.value;
}

/** Unwraps what must have gone well in a test. */
export function must<T>(result: { ok: true; value: T } | { ok: false; faults: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

export async function versionNow(world: World, dossierId: string): Promise<number> {
  return (await getDossier(world.services.db, dossierId)).version;
}

export async function start(world: World, actor: Actor = world.owner): Promise<string> {
  const input = { productId: world.productId, targetStar: "3", councilOn: "2026-12-20", requestId };
  return must(await startDossier(world.services, actor, input)).dossierId;
}

/** Answers every question and marks every criterion at its highest level. */
export async function fill(world: World, dossierId: string, actor: Actor = world.owner): Promise<void> {
  const { services } = world;
  const dossier = await getDossier(services.db, dossierId);
  for (const key of ["registration", "general", "results", "plan"] as SectionKey[]) {
    const fields = fieldsOf(sectionOf(dossier, key));
    const kindOf = new Map(fields.map((field) => [field.name, field.kind]));
    const typed = (name: string) => [answers[kindOf.get(name) ?? "text"] ?? "Nội dung thử"];
    const version = await versionNow(world, dossierId);
    must(await saveSection(services, actor, { dossierId, key, version, typed, requestId }));
  }
  await markAll(world, dossierId, actor);
}

const answers: Record<string, string> = {
  tel: "0290 3831 234",
  email: "htx@triluc.vn",
  number: "1.250,5",
  count: "5",
  checks: "business_registration",
};

async function markAll(world: World, dossierId: string, actor: Actor = world.owner): Promise<void> {
  const { services } = world;
  const dossier = await getDossier(services.db, dossierId);
  const set = riceSet(dossier.setCode);
  for (const part of ["A", "B", "C"] as const) {
    const leaves = set.leaves.filter((leaf) => leaf.part === part);
    const typed = leaves.map((leaf) => ({
      criterion: leaf.code,
      level: levelValue(leaf.max, leaf.cases[0] ?? null),
      reason: `Lý do ${leaf.code}`,
    }));
    const cited = part === "A" ? [{ criterion: "1.1", proofId: world.proofIds.foodSafety }] : [];
    const version = await versionNow(world, dossierId);
    must(
      await saveMarks(services, actor, { dossierId, part, version, typed, cited, uploads: [], requestId }),
    );
  }
}

export async function submit(world: World, dossierId: string, actor: Actor = world.owner) {
  const version = await versionNow(world, dossierId);
  return must(await submitDossier(world.services, actor, { dossierId, version, pledge: true, requestId }));
}

/** Every paper found, dossier received at the level. */
export async function accept(world: World, dossierId: string, level: "commune" | "province"): Promise<void> {
  const actor = level === "commune" ? world.officer : world.province;
  const { items } = await viewOffice(world.services, actor, dossierId, level);
  const checks = items.map(({ item }) => ({ item, verdict: "present", note: "" }));
  const version = await versionNow(world, dossierId);
  must(
    await checkComposition(world.services, actor, {
      dossierId,
      level,
      version,
      checks,
      accept: true,
      requestId,
    }),
  );
}
