import { getProductSet, listProductSets } from "#modules/criteria";
import {
  actingFor,
  getProducer,
  kindFitsSector,
  mayActForProducer,
  type ProducerKind,
} from "#modules/producers";
import { audit } from "#platform/audit";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { ok, type Result } from "#platform/result";
import { motifFor } from "#platform/ui";
import { gtinFault } from "../domain/gtin.ts";
import { allows, isSector, type ProductAction, type ProductStatus } from "../domain/product.ts";
import { PRODUCT_CHANGED } from "../events.ts";
import { type ProductDetails, setStatus, updateProduct } from "../store/products.store.ts";
import { createProduct } from "./create-product.ts";
import { productToChange, viewProduct } from "./get-product.ts";

/** The rule set whose product list new products are sorted by. */
export const RULE_SET = "26/2026";

export const productFields = [
  "name",
  "setCode",
  "description",
  "specification",
  "ingredients",
  "storageGuide",
  "shelfLife",
  "gtin",
  "story",
] as const;
export type ProductField = (typeof productFields)[number];

/** A producer, or the commune for it, starts a new product as a draft. */
export async function addProduct(
  services: Services,
  actor: Actor,
  input: { producerId: string; typed: Typed<ProductField>; requestId?: string },
): Promise<Result<{ id: string }>> {
  const producer = await getProducer(services.db, input.producerId);
  if (!mayActForProducer(actor, producer))
    throw new NotAllowed("Bạn không thêm được sản phẩm cho chủ thể này.");
  if (producer.status !== "active") throw new Conflict("Chủ thể này hiện không thêm được sản phẩm.");
  const checked = checkProduct(input.typed, producer.kind);
  if (!checked.ok) return checked;
  return services.db.transaction().execute(async (tx) => {
    const { provinceCode, communeCode, id: producerId } = producer;
    const product = { ...checked.value, producerId, provinceCode, communeCode, status: "draft" as const };
    const by = { actor: actingFor(actor, producer), requestId: input.requestId };
    return ok({ id: (await createProduct(tx, product, by)).id });
  });
}

export async function changeProduct(
  services: Services,
  actor: Actor,
  input: { productId: string; version: number; typed: Typed<ProductField>; requestId?: string },
): Promise<Result<{ id: string }>> {
  const { product, producer, by } = await productToChange(services.db, actor, input.productId);
  const checked = checkProduct(input.typed, producer.kind);
  if (!checked.ok) return checked;
  return services.db.transaction().execute(async (tx) => {
    const seen = { id: product.id, version: input.version, at: services.now() };
    if (!(await updateProduct(tx, seen, checked.value))) throw new Conflict();
    const { provinceCode, id } = product;
    const before = { name: product.name, setCode: product.setCode };
    const after = { name: checked.value.name, setCode: checked.value.setCode };
    await audit(tx, {
      provinceCode,
      actor: by,
      action: "products.change",
      subject: { kind: "product", id },
      requestId: input.requestId,
      details: { before, after },
    });
    await announce(tx, PRODUCT_CHANGED, { productId: id });
    return ok({ id });
  });
}

const statusAfter: Readonly<Partial<Record<ProductAction, ProductStatus>>> = {
  activate: "active",
  withdraw: "withdrawn",
};

/** Shows the product to the public, or takes it away again. */
export async function moveProduct(
  services: Services,
  actor: Actor,
  input: { productId: string; version: number; action: string; requestId?: string },
): Promise<ProductStatus> {
  const { product, producer, mayChange } = await viewProduct(services.db, actor, input.productId);
  if (!mayChange)
    throw new NotAllowed("Chỉ người của chủ thể hoặc cán bộ xã làm giúp mới làm được việc này.");
  const to = Object.hasOwn(statusAfter, input.action)
    ? statusAfter[input.action as ProductAction]
    : undefined;
  if (!to || !allows(product.status, input.action as ProductAction)) {
    throw new Conflict("Trạng thái hiện nay của sản phẩm không cho phép việc này.");
  }
  await services.db.transaction().execute(async (tx) => {
    const seen = { id: product.id, version: input.version, at: services.now() };
    if (!(await setStatus(tx, seen, to))) throw new Conflict();
    await audit(tx, {
      provinceCode: product.provinceCode,
      actor: actingFor(actor, producer),
      action: `products.${input.action}`,
      subject: { kind: "product", id: product.id },
      requestId: input.requestId,
    });
    await announce(tx, PRODUCT_CHANGED, { productId: product.id });
  });
  return to;
}

function checkProduct(typed: Typed<ProductField>, kind: ProducerKind): Result<ProductDetails> {
  const check = startChecks();
  const name = check.line("name", typed.name, { label: "tên sản phẩm", min: 2, max: 200 });
  const codes = listProductSets(RULE_SET).map(({ code }) => code);
  const setCode = check.choice("setCode", typed.setCode, codes, "Chọn nhóm sản phẩm theo Phụ lục I.");
  const { sector } = getProductSet(RULE_SET, setCode);
  if (!isSector(sector)) throw new Error(`Unknown sector ${sector}`);
  // QĐ 26/2026/QĐ-TTg, Điều 2: associations and centres take part with tourism only.
  if (!kindFitsSector(kind, sector)) {
    check.add("setCode", "Hội, hiệp hội, trung tâm điều hành chỉ tham gia với dịch vụ du lịch.");
  }
  const gtin = typed.gtin.replace(/\s/g, "") || null;
  const wrongGtin = gtin ? gtinFault(gtin) : undefined;
  if (wrongGtin) check.add("gtin", wrongGtin);
  const text = (field: ProductField, label: string, max: number) =>
    check.optionalText(field, typed[field], { label, max });
  return check.result({
    name,
    setCode,
    sector,
    motif: motifFor(name, setCode),
    gtin,
    description: text("description", "phần giới thiệu", 4000),
    specification: text("specification", "quy cách", 1000),
    ingredients: text("ingredients", "thành phần", 2000),
    storageGuide: text("storageGuide", "hướng dẫn bảo quản", 1000),
    shelfLife: check.optionalLine("shelfLife", typed.shelfLife, { label: "hạn sử dụng", max: 200 }),
    story: text("story", "câu chuyện sản phẩm", 8000),
  });
}
