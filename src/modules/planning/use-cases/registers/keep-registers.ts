import { findCommune } from "#modules/territory";
import { audit } from "#platform/audit";
import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { mayEnterFigures, mayReadClosing } from "../../permissions.ts";
import {
  type Chain,
  type Export,
  endChainRow,
  findChain,
  findProducers,
  findRecognisedProducts,
  findVillage,
  insertChains,
  insertVillages,
  listChains,
  listExports,
  listVillageProducts,
  listVillages,
  saveExport,
  tieProduct,
  type Village,
  type VillageKind,
  villageKinds,
} from "../../store/registers.store.ts";
import { ownPlaceOf } from "../plans/open-plan.ts";

export { type VillageKind, villageKinds };

const PAGE_SIZE = 50;

/** The province whose registers a person reads; they are kept per province. */
function ownProvince(actor: Actor): string {
  const { provinceCode, communeCode } = ownPlaceOf(actor);
  if (communeCode || provinceCode === "00" || !mayReadClosing(actor, provinceCode)) throw new NotAllowed();
  return provinceCode;
}

function writableProvince(actor: Actor): string {
  const provinceCode = ownProvince(actor);
  if (!mayEnterFigures(actor, provinceCode)) throw new NotAllowed("Cán bộ OCOP cấp tỉnh giữ sổ này.");
  return provinceCode;
}

const note = (
  tx: Tx,
  actor: Actor,
  entry: {
    provinceCode: string;
    action: string;
    kind: string;
    id: string;
    requestId?: string | undefined;
    details: Record<string, unknown>;
  },
) =>
  audit(tx, {
    provinceCode: entry.provinceCode,
    actor,
    action: entry.action,
    subject: { kind: entry.kind, id: entry.id },
    requestId: entry.requestId,
    details: entry.details,
  });

export async function villagesFor(
  services: Services,
  actor: Actor,
  { text, after, limit = PAGE_SIZE }: { text: string; after: string; limit?: number },
): Promise<{ villages: Village[]; next?: string }> {
  const at = after.lastIndexOf("~");
  const id = after.slice(at + 1);
  const place = at > 0 && isUuid(id) ? { name: after.slice(0, at), id } : undefined;
  const provinceCode = ownProvince(actor);
  const found = await listVillages(services.readDb, {
    provinceCode,
    text: text || undefined,
    after: place,
    limit: limit + 1,
  });
  const villages = found.slice(0, limit);
  const last = villages.at(-1);
  return { villages, ...(found.length > limit && last ? { next: `${last.name}~${last.id}` } : {}) };
}

export interface VillageInput {
  name: string;
  kind: string;
  craft: string;
  communeCode: string;
  decisionNumber: string;
  recognisedOn: string;
  requestId?: string;
  isDemo?: boolean;
}

export async function addVillage(
  services: Services,
  actor: Actor,
  input: VillageInput,
): Promise<Result<{ id: string }>> {
  const provinceCode = writableProvince(actor);
  const check = startChecks();
  const name = check.line("name", input.name, { label: "tên làng nghề", max: 200, min: 2 });
  const kinds = Object.keys(villageKinds) as VillageKind[];
  const kind = check.choice("kind", input.kind, kinds, "Chọn loại.");
  const craft = check.optionalLine("craft", input.craft, { label: "nghề", max: 200 });
  const decisionNumber = check.optionalLine("decisionNumber", input.decisionNumber, {
    label: "số quyết định",
    max: 100,
  });
  const today = dayInVietnam(services.now());
  const recognisedOn = check.optionalDay("recognisedOn", input.recognisedOn, {
    label: "ngày công nhận",
    notAfter: today,
  });
  const commune = input.communeCode ? findCommune(input.communeCode) : undefined;
  if (input.communeCode && commune?.provinceCode !== provinceCode)
    check.add("communeCode", "Chọn xã của tỉnh.");
  if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    await insertVillages(tx, [
      {
        id,
        provinceCode,
        communeCode: commune?.code ?? null,
        name,
        kind,
        craft,
        decisionNumber,
        recognisedOn,
        source: null,
        isDemo: input.isDemo ?? false,
        createdBy: actor.accountId,
      },
    ]);
    await note(tx, actor, {
      provinceCode,
      action: "planning.add-village",
      kind: "craft-village",
      id,
      requestId: input.requestId,
      details: { name },
    });
  });
  return ok({ id });
}

export async function viewVillage(
  services: Services,
  actor: Actor,
  { id, text }: { id: string; text: string },
) {
  const village = isUuid(id) ? await findVillage(services.readDb, id) : undefined;
  if (!village || village.provinceCode !== ownProvince(actor))
    throw new NotFound("Không tìm thấy làng nghề này.");
  const [products, found] = await Promise.all([
    listVillageProducts(services.readDb, id),
    text ? findRecognisedProducts(services.readDb, { provinceCode: village.provinceCode, text }) : [],
  ]);
  return { village, products, found, writes: mayEnterFigures(actor, village.provinceCode) };
}

export async function tieVillageProduct(
  services: Services,
  actor: Actor,
  input: { id: string; productId: string; requestId?: string },
): Promise<Result<void>> {
  const { village, writes } = await viewVillage(services, actor, { id: input.id, text: "" });
  if (!writes) throw new NotAllowed();
  if (!isUuid(input.productId)) return fault("productId", "Chọn sản phẩm.");
  return services.db.transaction().execute(async (tx) => {
    if (!(await tieProduct(tx, { village, productId: input.productId })))
      return fault("productId", "Sản phẩm không thuộc tỉnh hoặc đã có trong danh sách.");
    const details = { product: input.productId };
    const { provinceCode, id } = village;
    await note(tx, actor, {
      provinceCode,
      action: "planning.tie-village-product",
      kind: "craft-village",
      id,
      requestId: input.requestId,
      details,
    });
    return ok(undefined);
  });
}

export async function chainsFor(
  services: Services,
  actor: Actor,
  { after, limit = PAGE_SIZE }: { after: string; limit?: number },
) {
  const provinceCode = ownProvince(actor);
  const before = isUuid(after) ? after : undefined;
  const found = await listChains(services.readDb, { provinceCode, before, limit: limit + 1 });
  const chains: Chain[] = found.slice(0, limit);
  const last = chains.at(-1);
  return { chains, ...(found.length > limit && last ? { next: last.id } : {}) };
}

/** Choices for a field that names a producer. */
export function producersNamed(services: Services, actor: Actor, text: string) {
  return findProducers(services.readDb, { provinceCode: ownProvince(actor), text, limit: 300 });
}

export async function addChain(
  services: Services,
  actor: Actor,
  input: {
    producerId: string;
    name: string;
    circular: boolean;
    description: string;
    since: string;
    requestId?: string;
    isDemo?: boolean;
  },
): Promise<Result<{ id: string }>> {
  const provinceCode = writableProvince(actor);
  const check = startChecks();
  const known = await findProducers(services.readDb, { provinceCode, text: "", limit: 20_000 });
  if (!known.some(({ id }) => id === input.producerId)) check.add("producerId", "Chọn chủ thể của tỉnh.");
  const name = check.line("name", input.name, { label: "tên chuỗi", max: 200, min: 2 });
  const description = check.optionalText("description", input.description, { label: "mô tả", max: 2000 });
  const today = dayInVietnam(services.now());
  const since = check.optionalDay("since", input.since, { label: "ngày bắt đầu", notAfter: today });
  if (!isIsoDate(input.since)) check.add("since", "Nhập ngày bắt đầu.");
  if (check.faults.length > 0 || !since) return { ok: false, faults: [...check.faults] };
  const id = uuidv7();
  const { producerId, circular, isDemo = false } = input;
  await services.db.transaction().execute(async (tx) => {
    const chain = { id, provinceCode, producerId, name, circular, description, since, isDemo };
    await insertChains(tx, [{ ...chain, createdBy: actor.accountId }]);
    await note(tx, actor, {
      provinceCode,
      action: "planning.add-chain",
      kind: "value-chain",
      id,
      requestId: input.requestId,
      details: { name, circular },
    });
  });
  return ok({ id });
}

export async function endChain(
  services: Services,
  actor: Actor,
  input: { id: string; requestId?: string },
): Promise<void> {
  const provinceCode = writableProvince(actor);
  const chain = isUuid(input.id) ? await findChain(services.db, input.id) : undefined;
  if (!chain || chain.provinceCode !== provinceCode) throw new NotFound("Không tìm thấy chuỗi này.");
  await services.db.transaction().execute(async (tx) => {
    if (!(await endChainRow(tx, { id: chain.id, on: dayInVietnam(services.now()) }))) throw new Conflict();
    await note(tx, actor, {
      provinceCode,
      action: "planning.end-chain",
      kind: "value-chain",
      id: chain.id,
      requestId: input.requestId,
      details: {},
    });
  });
}

export function exportsFor(
  services: Services,
  actor: Actor,
  { year, limit = 200 }: { year?: number | undefined; limit?: number },
): Promise<Export[]> {
  return listExports(services.readDb, { provinceCode: ownProvince(actor), year, limit });
}

export async function noteExport(
  services: Services,
  actor: Actor,
  input: {
    producerId: string;
    year: string;
    market: string;
    value: string;
    source: string;
    requestId?: string;
  },
): Promise<Result<void>> {
  const provinceCode = writableProvince(actor);
  const check = startChecks();
  const known = await findProducers(services.readDb, { provinceCode, text: "", limit: 20_000 });
  if (!known.some(({ id }) => id === input.producerId)) check.add("producerId", "Chọn chủ thể của tỉnh.");
  const thisYear = Number(dayInVietnam(services.now()).slice(0, 4));
  const year = check.optionalWhole("year", input.year, { label: "năm", min: 2018, max: thisYear });
  if (input.year.trim() === "") check.add("year", "Nhập năm.");
  const market = check.line("market", input.market, { label: "thị trường", max: 100 });
  const valueUsd = check.optionalDecimal("value", input.value, { label: "giá trị", min: 0, max: 1e11 });
  if (input.value.trim() === "") check.add("value", "Nhập giá trị.");
  const source = check.optionalLine("source", input.source, { label: "nguồn", max: 300 });
  if (check.faults.length > 0) return { ok: false, faults: [...check.faults] };
  const row = {
    producerId: input.producerId,
    year: year ?? thisYear,
    market,
    valueUsd: valueUsd ?? 0,
    source,
  };
  await services.db.transaction().execute(async (tx) => {
    const before = await saveExport(tx, { ...row, notedBy: actor.accountId });
    const details = { year: row.year, market, before, after: row.valueUsd };
    await note(tx, actor, {
      provinceCode,
      action: "planning.note-export",
      kind: "producer",
      id: row.producerId,
      requestId: input.requestId,
      details,
    });
  });
  return ok(undefined);
}
