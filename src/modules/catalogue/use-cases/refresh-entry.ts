import type { Tx } from "#platform/db";
import type { Services } from "#platform/http";
import { writeEntries, writeEntriesOfProducer } from "../store/refresh.store.ts";
import { forgetFacets } from "./browse-products.ts";

/** The public row of one product, in the transaction of the change behind it. */
export function refreshEntry(tx: Tx, productId: string): Promise<void> {
  return refreshEntries(tx, [productId]);
}

export async function refreshEntries(tx: Tx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await writeEntries(tx, productIds);
  forgetFacets();
}

export async function refreshProducer(tx: Tx, producerId: string): Promise<void> {
  await writeEntriesOfProducer(tx, producerId);
  forgetFacets();
}

/** Every row afresh in one statement: after an import, or when the shape of a row changed. */
export async function rebuildCatalogue({ db }: Pick<Services, "db">): Promise<void> {
  await db.transaction().execute((tx) => writeEntries(tx, "all"));
  forgetFacets();
}
