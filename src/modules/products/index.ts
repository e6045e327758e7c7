export { checkDigit, gtinFault } from "./domain/gtin.ts";
export {
  isSector,
  type MaterialZone,
  type Picture,
  type Product,
  type ProductStatus,
  type Sector,
  sectors,
  type Variant,
} from "./domain/product.ts";
export { PRODUCT_CHANGED } from "./events.ts";
export { productUrls } from "./urls.ts";
export { createProduct, type ProductInput } from "./use-cases/create-product.ts";
export {
  getProduct,
  listMaterialZones,
  listPictures,
  listProductsOf,
  listVariants,
} from "./use-cases/get-product.ts";
export {
  type CodeInput,
  findProductByCode,
  issueProductCode,
  keepOldCode,
} from "./use-cases/product-codes.ts";
export { addVariant, addZone } from "./use-cases/product-parts.ts";
export { type RegisterProduct, takeOverProducts } from "./use-cases/take-over-products.ts";
