import { StatusTag, type Tone } from "#platform/ui";
import { type ProductStatus, productStatuses } from "../domain/product.ts";

const tones: Readonly<Record<ProductStatus, Tone>> = {
  draft: "warn",
  active: "success",
  withdrawn: "neutral",
};

export function ProductTag({ status }: { status: ProductStatus }) {
  return <StatusTag tone={tones[status]}>{productStatuses[status]}</StatusTag>;
}
