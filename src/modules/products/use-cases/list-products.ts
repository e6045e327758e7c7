import { getProducer, mayReadProducerPapers } from "#modules/producers";
import { isUuid } from "#platform/db";
import { type Actor, NotAllowed, type Services, unitsOf } from "#platform/http";
import { communeRoles, producerRoles, provinceRoles } from "../permissions.ts";
import { listProducts, type ProductLine } from "../store/products.store.ts";

export type { ProductLine };

export interface ProductSearch {
  producerId?: string;
  text?: string;
  sector?: string;
  status?: string;
  cursor?: string;
}

const PAGE_SIZE = 25;

/** Products of the actor's own producers, or of the area an official works for, by name. */
export async function listProductsFor(
  services: Services,
  actor: Actor,
  search: ProductSearch,
): Promise<{ lines: ProductLine[]; producer: { id: string; name: string } | undefined; next?: string }> {
  const producer = search.producerId ? await getProducer(services.db, search.producerId) : undefined;
  if (producer && !mayReadProducerPapers(actor, producer))
    throw new NotAllowed("Chủ thể này không thuộc phạm vi của bạn.");
  const after = readCursor(search.cursor ?? "");
  const found = await listProducts(services.db, {
    producerIds: producer ? [producer.id] : unitsOf(actor, producerRoles, "producer").filter(isUuid),
    communeCodes: producer ? [] : unitsOf(actor, communeRoles, "commune"),
    provinceCodes: producer ? [] : unitsOf(actor, provinceRoles, "province"),
    ...(search.text ? { text: search.text.slice(0, 100) } : {}),
    ...(search.sector ? { sector: search.sector } : {}),
    ...(search.status ? { status: search.status } : {}),
    ...(after ? { after } : {}),
    limit: PAGE_SIZE + 1,
  });
  const lines = found.slice(0, PAGE_SIZE);
  const last = lines.at(-1);
  return {
    lines,
    producer: producer && { id: producer.id, name: producer.name },
    ...(found.length > PAGE_SIZE && last ? { next: `${last.id}.${last.searchText}` } : {}),
  };
}

/** `id.folded name`; anything else starts from the beginning. */
function readCursor(cursor: string): { searchText: string; id: string } | undefined {
  const read = /^([0-9a-f-]{36})\.(.{0,400})$/.exec(cursor);
  return read?.[1] && isUuid(read[1]) ? { id: read[1], searchText: read[2] ?? "" } : undefined;
}
