import { PRODUCER_CHANGED } from "#modules/producers";
import { PRODUCT_CHANGED } from "#modules/products";
import type { Listener } from "#platform/http";
import { refreshEntries, refreshEntry, refreshProducer } from "../use-cases/refresh-entry.ts";

/** Keep the public rows in step with the records behind them. */
export const listeners: readonly Listener[] = [
  {
    event: PRODUCT_CHANGED,
    name: "catalogue: refresh the product",
    handle: async (_services, tx, { payload }) => refreshEntry(tx, String(payload.productId)),
  },
  {
    event: PRODUCER_CHANGED,
    name: "catalogue: refresh the producer's products",
    handle: async (_services, tx, { payload }) => refreshProducer(tx, String(payload.producerId)),
  },
  {
    event: "certification.recognitions-changed",
    name: "catalogue: refresh recognised products",
    handle: async (_services, tx, { payload }) => refreshEntries(tx, idsOf(payload.productIds)),
  },
];

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === "string") : [];
}
