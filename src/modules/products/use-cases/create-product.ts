import { type AuditActor, audit } from "#platform/audit";
import { sql, type Tx, uuidv7 } from "#platform/db";
import { announce } from "#platform/jobs";
import { freeSlug, slugBase } from "#platform/text";
import { motifFor } from "#platform/ui";
import type { Product } from "../domain/product.ts";
import { PRODUCT_CHANGED } from "../events.ts";
import { insertProduct, listSlugsLike } from "../store/products.store.ts";

type Optional =
  | "communeCode"
  | "nameBasis"
  | "setCode"
  | "motif"
  | "description"
  | "story"
  | "specification"
  | "ingredients"
  | "storageGuide"
  | "shelfLife"
  | "gtin"
  | "status"
  | "isDemo"
  | "source";

export type ProductInput = Pick<Product, "producerId" | "provinceCode" | "name" | "sector"> &
  Partial<Pick<Product, Optional>>;

/** Writes a new product whose input was checked before: a form, the import of a register, the demonstration. */
export async function createProduct(
  tx: Tx,
  input: ProductInput,
  by: { actor: AuditActor | null; requestId?: string | undefined } = { actor: null },
): Promise<{ id: string; slug: string }> {
  const id = uuidv7();
  const slug = await claimSlug(tx, input.name);
  const motif = input.motif ?? motifFor(input.name, input.setCode ?? undefined);
  await insertProduct(tx, {
    ...emptyDetails,
    ...input,
    motif,
    id,
    slug,
    createdBy: by.actor?.accountId ?? null,
  });
  await audit(tx, {
    provinceCode: input.provinceCode,
    actor: by.actor,
    action: "products.create",
    subject: { kind: "product", id },
    requestId: by.requestId,
    details: { name: input.name, setCode: input.setCode ?? null, source: input.source ?? null },
  });
  await announce(tx, PRODUCT_CHANGED, { productId: id });
  return { id, slug };
}

const emptyDetails = {
  communeCode: null,
  nameBasis: "source" as const,
  setCode: null,
  description: null,
  story: null,
  specification: null,
  ingredients: null,
  storageGuide: null,
  shelfLife: null,
  gtin: null,
  status: "active" as const,
  isDemo: false,
  source: null,
};

/** Held to the end of the transaction: two products of one name must not find the same address free. */
async function claimSlug(tx: Tx, name: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('products.slug'))`.execute(tx);
  return freeSlug(name, await listSlugsLike(tx, slugBase(name, "san-pham")), "san-pham");
}
