import { type Executor, type Tx, uuidv7 } from "#platform/db";
import { freeSlug, slugBase } from "#platform/text";
import type { ProducerKind } from "../domain/producer.ts";
import {
  findHoldersOfTaxCodes,
  insertProducersFromRegister,
  lockSlugs,
  slugsInUse,
  type TaxCodeHolder,
} from "../store/producers-from-register.store.ts";

export interface RegisterProducer {
  name: string;
  kind: ProducerKind;
  provinceCode: string;
  communeCode: string | null;
  oldCommuneCode: string | null;
  oldProvinceCode: string | null;
  oldPlace: string | null;
  taxCode: string | null;
  address: string | null;
  phone: string | null;
  source: string | null;
}

/**
 * Writes many producers of an old register at once, in the order given. The import that calls it keeps the audit row
 * and announces the change for all of them together.
 */
export async function takeOverProducers(
  tx: Tx,
  producers: readonly RegisterProducer[],
): Promise<{ id: string; slug: string }[]> {
  if (producers.length === 0) return [];
  await lockSlugs(tx);
  const taken = await slugsInUse(tx, [...new Set(producers.map(({ name }) => slugBase(name, "chu-the")))]);
  const rows = producers.map((producer) => {
    const base = slugBase(producer.name, "chu-the");
    const used = taken.get(base) ?? [];
    const slug = freeSlug(producer.name, used, "chu-the");
    taken.set(base, [...used, slug]);
    return { ...producer, id: uuidv7(), slug };
  });
  await insertProducersFromRegister(tx, rows);
  return rows.map(({ id, slug }) => ({ id, slug }));
}

/** Who holds these tax codes already; an import asks before it writes. */
export function findProducersByTaxCode(db: Executor, taxCodes: readonly string[]): Promise<TaxCodeHolder[]> {
  return findHoldersOfTaxCodes(db, taxCodes);
}
