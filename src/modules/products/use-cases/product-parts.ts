import { readCommuneChoice } from "#modules/territory";
import { audit } from "#platform/audit";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { acceptUpload, removeFile } from "#platform/files";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotFound, type Services, type UploadedFile } from "#platform/http";
import { announce } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import { gtinFault } from "../domain/gtin.ts";
import { limits, type MaterialZone, type Product, type Variant } from "../domain/product.ts";
import { PRODUCT_CHANGED } from "../events.ts";
import * as parts from "../store/parts.store.ts";
import { touchProduct } from "../store/products.store.ts";
import { productToChange } from "./get-product.ts";

/** Which product, and the version its page was opened with. */
export interface PartTarget {
  productId: string;
  version: number;
  requestId?: string;
}

/** Locks and counts up the product, does the change, writes it down. A refusal by `work` leaves all as it was. */
async function changeParts<T>(
  services: Services,
  actor: Actor,
  target: PartTarget,
  action: string,
  work: (tx: Tx, product: Product) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { product, by } = await productToChange(services.db, actor, target.productId);
  return services.db.transaction().execute(async (tx) => {
    const done = await work(tx, product);
    if (!done.ok) return done;
    const seen = { id: product.id, version: target.version, at: services.now() };
    if (!(await touchProduct(tx, seen))) throw new Conflict();
    const { provinceCode, id } = product;
    const subject = { kind: "product", id };
    await audit(tx, { provinceCode, actor: by, action, subject, requestId: target.requestId });
    await announce(tx, PRODUCT_CHANGED, { productId: id });
    return done;
  });
}

export const variantFields = ["name", "netContent", "gtin", "priceVnd"] as const;
export type VariantField = (typeof variantFields)[number];

export async function addVariant(
  services: Services,
  actor: Actor,
  target: PartTarget,
  typed: Typed<VariantField>,
): Promise<Result<null>> {
  const checked = checkVariant(typed);
  return changeParts(services, actor, target, "products.add-variant", async (tx, product) => {
    if (!checked.ok) return checked;
    const known = await parts.listVariants(tx, product.id);
    if (known.length >= limits.variants)
      return fault("name", `Mỗi sản phẩm có tối đa ${limits.variants} quy cách.`);
    if (known.some(({ name }) => name === checked.value.name)) return fault("name", "Quy cách này đã có.");
    await parts.insertVariant(tx, product.id, checked.value, known.length);
    return ok(null);
  });
}

export function removeVariant(
  services: Services,
  actor: Actor,
  target: PartTarget,
  id: string,
): Promise<Result<null>> {
  return changeParts(services, actor, target, "products.remove-variant", async (tx, product) => {
    if (!isUuid(id) || !(await parts.deleteVariant(tx, product.id, id)))
      throw new NotFound("Quy cách này không còn.");
    return ok(null);
  });
}

function checkVariant(typed: Typed<VariantField>): Result<Variant> {
  const check = startChecks();
  const gtin = typed.gtin.replace(/\s/g, "") || null;
  const wrongGtin = gtin ? gtinFault(gtin) : undefined;
  if (wrongGtin) check.add("gtin", wrongGtin);
  return check.result({
    id: uuidv7(),
    name: check.line("name", typed.name, { label: "tên quy cách", max: 120 }),
    netContent: check.optionalLine("netContent", typed.netContent, {
      label: "khối lượng, thể tích",
      max: 60,
    }),
    gtin,
    priceVnd: check.optionalWhole("priceVnd", typed.priceVnd, {
      label: "giá bán",
      min: 0,
      max: 10_000_000_000,
    }),
  });
}

export const zoneFields = ["name", "place", "areaHa", "households", "certification"] as const;
export type ZoneField = (typeof zoneFields)[number];

export async function addZone(
  services: Services,
  actor: Actor,
  target: PartTarget,
  typed: Typed<ZoneField>,
): Promise<Result<null>> {
  const checked = checkZone(typed);
  return changeParts(services, actor, target, "products.add-material-zone", async (tx, product) => {
    if (!checked.ok) return checked;
    const known = await parts.listMaterialZones(tx, product.id);
    if (known.length >= limits.zones)
      return fault("name", `Mỗi sản phẩm có tối đa ${limits.zones} vùng nguyên liệu.`);
    await parts.insertMaterialZone(tx, product.id, checked.value);
    return ok(null);
  });
}

export function removeZone(
  services: Services,
  actor: Actor,
  target: PartTarget,
  id: string,
): Promise<Result<null>> {
  return changeParts(services, actor, target, "products.remove-material-zone", async (tx, product) => {
    if (!isUuid(id) || !(await parts.deleteMaterialZone(tx, product.id, id)))
      throw new NotFound("Vùng nguyên liệu này không còn.");
    return ok(null);
  });
}

function checkZone(typed: Typed<ZoneField>): Result<MaterialZone> {
  const check = startChecks();
  const choice = typed.place === "" ? undefined : readCommuneChoice(typed.place);
  if (typed.place !== "" && !choice) check.add("place", "Chọn lại xã, phường của vùng nguyên liệu.");
  return check.result({
    id: uuidv7(),
    name: check.line("name", typed.name, { label: "tên vùng nguyên liệu", max: 200 }),
    communeCode: choice?.communeCode ?? null,
    areaHa: check.optionalDecimal("areaHa", typed.areaHa, { label: "diện tích", max: 99_999_999 }),
    households: check.optionalWhole("households", typed.households, {
      label: "số hộ liên kết",
      max: 1_000_000,
    }),
    certification: check.optionalLine("certification", typed.certification, {
      label: "chứng nhận vùng",
      max: 200,
    }),
  });
}

export async function addPicture(
  services: Services,
  actor: Actor,
  target: PartTarget,
  { alt, upload }: { alt: string; upload: UploadedFile | undefined },
): Promise<Result<null>> {
  const check = startChecks();
  const text = check.line("alt", alt, { label: "câu mô tả ảnh", min: 3, max: 200 });
  if (!upload) check.add("file", "Chọn một ảnh.");
  const checked = check.result(text);
  return changeParts(services, actor, target, "products.add-picture", async (tx, product) => {
    if (!checked.ok || !upload) return checked.ok ? fault("file", "Chọn một ảnh.") : checked;
    const known = await parts.listPictures(tx, product.id);
    if (known.length >= limits.pictures)
      return fault("file", `Mỗi sản phẩm có tối đa ${limits.pictures} ảnh.`);
    const kept = await acceptUpload(tx, services.storage, upload, {
      ownerModule: "products",
      ownerKind: "picture",
      ownerId: product.id,
      provinceCode: product.provinceCode,
      sensitivity: "public",
      uploadedBy: actor.accountId,
      accept: "picture",
    });
    if (!kept.ok) return kept;
    const picture = { id: uuidv7(), fileId: kept.value.id, alt: checked.value };
    await parts.insertPicture(tx, product.id, picture, known.length);
    return ok(null);
  });
}

export function removePicture(
  services: Services,
  actor: Actor,
  target: PartTarget,
  id: string,
): Promise<Result<null>> {
  return changeParts(services, actor, target, "products.remove-picture", async (tx, product) => {
    const picture = (await parts.listPictures(tx, product.id)).find((known) => known.id === id);
    if (!picture) throw new NotFound("Ảnh này không còn.");
    await parts.deletePicture(tx, product.id, id);
    await removeFile(tx, picture.fileId, services.now());
    return ok(null);
  });
}

/** The first picture stands for the product in lists. */
export function putPictureFirst(
  services: Services,
  actor: Actor,
  target: PartTarget,
  id: string,
): Promise<Result<null>> {
  return changeParts(services, actor, target, "products.order-pictures", async (tx, product) => {
    const ids = (await parts.listPictures(tx, product.id)).map((known) => known.id);
    if (!ids.includes(id)) throw new NotFound("Ảnh này không còn.");
    await parts.orderPictures(tx, product.id, [id, ...ids.filter((other) => other !== id)]);
    return ok(null);
  });
}
