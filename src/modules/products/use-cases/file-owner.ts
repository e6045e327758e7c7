import { getProducer, mayReadProducerPapers } from "#modules/producers";
import { isUuid } from "#platform/db";
import type { FileOwner } from "#platform/files";
import { findProduct } from "../store/products.store.ts";

/** Pictures: for everybody once the product is shown, before that only for those who may open the draft. */
export const productPictures: FileOwner = {
  module: "products",
  async mayRead(db, actor, file) {
    if (file.ownerKind !== "picture" || !isUuid(file.ownerId)) return "deny";
    const product = await findProduct(db, file.ownerId);
    if (!product) return "deny";
    if (product.status === "active") return "allow";
    return actor && mayReadProducerPapers(actor, await getProducer(db, product.producerId))
      ? "allow"
      : "deny";
  },
};
