import {
  actingFor,
  getProducer,
  mayActForProducer,
  mayReadProducerPapers,
  type Producer,
} from "#modules/producers";
import type { AuditActor } from "#platform/audit";
import { type Executor, isUuid } from "#platform/db";
import { type Actor, Conflict, NotAllowed, NotFound } from "#platform/http";
import { allows, type MaterialZone, type Picture, type Product, type Variant } from "../domain/product.ts";
import { type CodeRow, listCodesOf } from "../store/codes.store.ts";
import * as parts from "../store/parts.store.ts";
import { findProduct, listByProducer } from "../store/products.store.ts";

/** @throws NotFound for an id that no product has. */
export async function getProduct(db: Executor, id: string): Promise<Product> {
  const product = isUuid(id) ? await findProduct(db, id) : undefined;
  if (!product) throw new NotFound("Không tìm thấy sản phẩm này.");
  return product;
}

/** Products of a producer, by name; at most 200. */
export function listProductsOf(db: Executor, producerId: string): Promise<Product[]> {
  return listByProducer(db, producerId, 200);
}

export function listVariants(db: Executor, productId: string): Promise<Variant[]> {
  return parts.listVariants(db, productId);
}

export function listPictures(db: Executor, productId: string): Promise<Picture[]> {
  return parts.listPictures(db, productId);
}

export function listMaterialZones(db: Executor, productId: string): Promise<MaterialZone[]> {
  return parts.listMaterialZones(db, productId);
}

export interface ProductCase {
  product: Product;
  producer: Producer;
  mayChange: boolean;
}

/** The product in the workspace: for its producer, the offices above it, and those who judge in the province. */
export async function viewProduct(db: Executor, actor: Actor, id: string): Promise<ProductCase> {
  const product = await getProduct(db, id);
  const producer = await getProducer(db, product.producerId);
  if (!mayReadProducerPapers(actor, producer))
    throw new NotAllowed("Sản phẩm này không thuộc phạm vi của bạn.");
  const mayChange = mayActForProducer(actor, producer) && producer.status === "active";
  return { product, producer, mayChange };
}

export interface ProductParts {
  variants: Variant[];
  zones: MaterialZone[];
  pictures: Picture[];
  codes: CodeRow[];
}

export async function readParts(db: Executor, productId: string): Promise<ProductParts> {
  const [variants, zones, pictures, codes] = await Promise.all([
    parts.listVariants(db, productId),
    parts.listMaterialZones(db, productId),
    parts.listPictures(db, productId),
    listCodesOf(db, productId),
  ]);
  return { variants, zones, pictures, codes };
}

/** The product and who stands in the audit trail, for somebody about to change it. */
export async function productToChange(
  db: Executor,
  actor: Actor,
  id: string,
): Promise<{ product: Product; producer: Producer; by: AuditActor }> {
  const { product, producer, mayChange } = await viewProduct(db, actor, id);
  if (!mayChange)
    throw new NotAllowed("Chỉ người của chủ thể hoặc cán bộ xã làm giúp mới được sửa sản phẩm.");
  if (!allows(product.status, "change"))
    throw new Conflict("Sản phẩm đã rút thì không sửa được. Hãy giới thiệu lại trước.");
  return { product, producer, by: actingFor(actor, producer) };
}

/** The producer, for somebody about to add a product to it. */
export async function viewProducerForNew(db: Executor, actor: Actor, producerId: string): Promise<Producer> {
  const producer = await getProducer(db, producerId);
  if (!mayActForProducer(actor, producer))
    throw new NotAllowed("Bạn không thêm được sản phẩm cho chủ thể này.");
  return producer;
}
