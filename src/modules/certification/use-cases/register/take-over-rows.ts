import { isProducerKind, type RegisterProducer, takeOverProducers } from "#modules/producers";
import { type RegisterProduct, takeOverProducts } from "#modules/products";
import type { Tx } from "#platform/db";
import { recordCandidacies, recordPastRecognitions } from "../record-past.ts";
import type { CheckedRow } from "./check-register.ts";

export interface TakenOver {
  producers: number;
  products: number;
  recognitions: number;
  candidacies: number;
}

/** Writes the new lines of a checked register, all of them or none: the caller holds the transaction. */
export async function takeOverRows(
  tx: Tx,
  checked: readonly CheckedRow[],
  register: string,
): Promise<TakenOver> {
  const fresh = checked.filter(({ verdict }) => verdict === "new");
  const producers = await newProducers(tx, fresh, register);
  const producerOf = (each: CheckedRow) => each.producerId ?? need(producers, each.keys.producer);
  const products = await newProducts(tx, fresh, producerOf, register);
  const productOf = (each: CheckedRow) =>
    each.row.productName === null ? null : (each.productId ?? need(products, each.keys.product));
  const recognitions = fresh.flatMap((each) => {
    const productId = productOf(each);
    if (each.row.stage !== "recognised" || productId === null) return [];
    const { star, points, year, decisionNumber, decidedOn, validUntil, note } = each.row;
    const fact = { star, points, year, decisionNumber, recognisedOn: decidedOn, validUntil, note };
    return { ...fact, ...basics(each), productId, producerId: producerOf(each) };
  });
  const candidacies = fresh.flatMap((each) => {
    const { stage, year, note } = each.row;
    if (stage === "recognised") return [];
    return { ...basics(each), stage, year, note, productId: productOf(each), producerId: producerOf(each) };
  });
  await recordPastRecognitions(tx, recognitions);
  await recordCandidacies(tx, candidacies);
  return {
    producers: producers.size,
    products: products.size,
    recognitions: recognitions.length,
    candidacies: candidacies.length,
  };

  function basics(each: CheckedRow) {
    return { provinceCode: each.provinceCode, source: each.row.source ?? register };
  }
}

async function newProducers(
  tx: Tx,
  fresh: readonly CheckedRow[],
  register: string,
): Promise<Map<string, string>> {
  const wanted = new Map<string, RegisterProducer>();
  for (const each of fresh) {
    if (each.producerId !== undefined) continue;
    const { row, place, provinceCode } = each;
    const before = wanted.get(each.keys.producer);
    // The first line that knows the commune tells it for the producer.
    const taxCode = before?.taxCode ?? row.taxCode;
    if (before && (before.communeCode !== null || place.communeCode === null)) {
      before.taxCode = taxCode;
      continue;
    }
    wanted.set(each.keys.producer, {
      name: before?.name ?? row.producerName ?? "",
      kind: isProducerKind(row.producerKind) ? row.producerKind : "unknown",
      provinceCode,
      ...place,
      taxCode,
      address: row.address,
      phone: row.phone,
      source: row.source ?? register,
    });
  }
  const made = await takeOverProducers(tx, [...wanted.values()]);
  return pair([...wanted.keys()], made);
}

async function newProducts(
  tx: Tx,
  fresh: readonly CheckedRow[],
  producerOf: (each: CheckedRow) => string,
  register: string,
): Promise<Map<string, string>> {
  const wanted = new Map<string, RegisterProduct>();
  for (const each of fresh) {
    const { row, place, provinceCode, keys } = each;
    if (each.productId !== undefined || row.productName === null || wanted.has(keys.product)) continue;
    wanted.set(keys.product, {
      producerId: producerOf(each),
      provinceCode,
      communeCode: place.communeCode,
      name: row.productName,
      nameBasis: row.nameBasis,
      sector: row.sector ?? never(row.line),
      source: row.source ?? register,
    });
  }
  const made = await takeOverProducts(tx, [...wanted.values()]);
  return pair([...wanted.keys()], made);
}

function pair(keys: readonly string[], made: readonly { id: string }[]): Map<string, string> {
  return new Map(keys.map((key, at) => [key, made[at]?.id ?? ""]));
}

function need(map: ReadonlyMap<string, string>, key: string): string {
  const id = map.get(key);
  if (!id) throw new Error(`No record was made for ${key}`);
  return id;
}

function never(line: number): never {
  throw new Error(`Line ${line} passed the check without a sector`);
}
