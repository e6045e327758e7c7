import { audit } from "#platform/audit";
import type { Executor, Tx } from "#platform/db";
import { announce } from "#platform/jobs";
import type { Product } from "../domain/product.ts";
import { formatProductCode } from "../domain/product-code.ts";
import { PRODUCT_CHANGED } from "../events.ts";
import {
  endCurrentCode,
  findCode,
  highestSerial,
  insertCode,
  listCodesOf,
  lockSerials,
} from "../store/codes.store.ts";
import { findProduct } from "../store/products.store.ts";

export interface CodeInput {
  productId: string;
  provinceCode: string;
  communeCode: string;
  /** Year of the evaluation. */
  year: number;
}

/**
 * Gives a product its code of this commune and year; asked again it answers the same. A code given earlier stays an
 * alias (QĐ 26/2026/QĐ-TTg, Phụ lục II: the serial is kept by the commune).
 */
export async function issueProductCode(tx: Tx, input: CodeInput): Promise<string> {
  const { productId, provinceCode, communeCode, year } = input;
  await lockSerials(tx, communeCode, year);
  const held = (await listCodesOf(tx, productId)).find((row) => row.isCurrent);
  if (held && held.communeCode === communeCode && held.year === year) return held.code;
  const serial = (await highestSerial(tx, communeCode, year)) + 1;
  const code = formatProductCode({ provinceCode, communeCode, serial, year });
  await endCurrentCode(tx, productId);
  await insertCode(tx, { code, productId, provinceCode, communeCode, serial, year, isCurrent: true });
  await audit(tx, {
    provinceCode,
    actor: null,
    action: "products.issue-code",
    subject: { kind: "product", id: productId },
    details: { code, earlier: held?.code ?? null },
  });
  await announce(tx, PRODUCT_CHANGED, { productId });
  return code;
}

/** Keeps a code from an old register as an alias; false when another product carries it. */
export async function keepOldCode(
  tx: Tx,
  input: { code: string; productId: string; provinceCode: string },
): Promise<boolean> {
  const rest = { communeCode: null, serial: null, year: null, isCurrent: false };
  return insertCode(tx, { ...input, ...rest });
}

/** The product that carries the code now or carried it once. */
export async function findProductByCode(db: Executor, code: string): Promise<Product | undefined> {
  const row = await findCode(db, code.trim());
  return row && findProduct(db, row.productId);
}
