/** Something the public may see of a product changed: `{ productId }`. */
export const PRODUCT_CHANGED = "products.changed";
