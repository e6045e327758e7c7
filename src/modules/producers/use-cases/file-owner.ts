import { isUuid } from "#platform/db";
import type { FileOwner } from "#platform/files";
import { mayReadProducerPapers } from "../permissions.ts";
import { findProducer } from "../store/producers.store.ts";
import { findProofs } from "../store/proofs.store.ts";

/** Files of papers: for the producer, its commune and province, and those who judge in the province. */
export const proofFiles: FileOwner = {
  module: "producers",
  async mayRead(db, actor, file) {
    if (!actor || file.ownerKind !== "proof" || !isUuid(file.ownerId)) return "deny";
    const [proof] = await findProofs(db, [file.ownerId]);
    const producer = proof && (await findProducer(db, proof.producerId));
    return producer && mayReadProducerPapers(actor, producer) ? "allow" : "deny";
  },
};
