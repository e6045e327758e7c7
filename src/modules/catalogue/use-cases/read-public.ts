import { findProductByCode } from "#modules/products";
import { dayInVietnam } from "#platform/calendar";
import { NotFound, type Services } from "#platform/http";
import type { Entry, ProductDetail } from "../domain/entry.ts";
import { listAddresses, listFeatured, type Tally, tallyEntries } from "../store/overview.store.ts";
import {
  findByNumber,
  findDetail,
  findProducerPage,
  listOfProducer,
  type ProducerPage,
} from "../store/product.store.ts";

export type { ProducerPage, Tally };

/** @throws NotFound when no public product has this slug. */
export async function readProduct({ readDb }: Services, slug: string): Promise<ProductDetail> {
  const found = await findDetail(readDb, { slug });
  if (!found) throw new NotFound("Không có sản phẩm OCOP nào ở địa chỉ này.");
  return found;
}

const productCode = /^\d{2}-\d{5}-\d{1,6}-\d{4}$/;

/** By current code, by an earlier code, or by slug. */
export async function readProductByCodeOrSlug(services: Services, text: string): Promise<ProductDetail> {
  if (!productCode.test(text)) return readProduct(services, text);
  const current = await findDetail(services.readDb, { code: text });
  if (current) return current;
  const product = await findProductByCode(services.readDb, text);
  if (!product) throw new NotFound("Không có sản phẩm nào mang mã này.");
  return readProduct(services, product.slug);
}

export async function readProducer(
  { readDb }: Services,
  slug: string,
): Promise<{ producer: ProducerPage; products: Entry[] }> {
  const producer = await findProducerPage(readDb, slug);
  if (!producer) throw new NotFound("Không có chủ thể OCOP nào ở địa chỉ này.");
  return { producer, products: await listOfProducer(readDb, producer.id) };
}

export async function readHome(services: Services): Promise<{ tallies: Tally[]; featured: Entry[] }> {
  const today = dayInVietnam(services.now());
  const [tallies, featured] = await Promise.all([
    tallyEntries(services.readDb, today),
    listFeatured(services.readDb, 10),
  ]);
  return { tallies, featured };
}

/** Where a number leads: a certificate, a product, or undefined when it is neither. */
export async function lookUpNumber(services: Services, typed: string) {
  const text = typed.slice(0, 120).replaceAll("\0", "");
  const product = productCode.test(text) ? await findProductByCode(services.readDb, text) : undefined;
  return findByNumber(services.readDb, text, product?.id);
}

export const readAddresses = ({ readDb }: Services) => listAddresses(readDb);
