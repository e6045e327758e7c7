import { isUuid } from "#platform/db";
import { type Actor, NotAllowed, type Services, unitsOf } from "#platform/http";
import type { Producer } from "../domain/producer.ts";
import { communeRoles, mayListProducers, provinceRoles } from "../permissions.ts";
import { listProducers } from "../store/producers.store.ts";

export interface ProducerSearch {
  text?: string;
  kind?: string;
  status?: string;
  communeCode?: string;
  cursor?: string;
}

export interface ProducerPage {
  producers: Producer[];
  /** Cursor of the next page; undefined on the last one. */
  next?: string;
}

const PAGE_SIZE = 25;

/** Producers of the areas the official works for, by name. */
export async function listProducersFor(
  services: Services,
  actor: Actor,
  search: ProducerSearch,
): Promise<ProducerPage> {
  if (!mayListProducers(actor)) throw new NotAllowed();
  const after = search.cursor ? readCursor(search.cursor) : undefined;
  const found = await listProducers(services.readDb, {
    communeCodes: unitsOf(actor, communeRoles, "commune"),
    provinceCodes: unitsOf(actor, provinceRoles, "province"),
    ...(search.text ? { text: search.text.slice(0, 100) } : {}),
    ...(search.kind ? { kind: search.kind } : {}),
    ...(search.status ? { status: search.status } : {}),
    ...(search.communeCode ? { communeCode: search.communeCode } : {}),
    ...(after ? { after } : {}),
    limit: PAGE_SIZE + 1,
  });
  const producers = found.slice(0, PAGE_SIZE);
  const last = producers.at(-1);
  return {
    producers,
    ...(found.length > PAGE_SIZE && last ? { next: `${last.id}.${last.searchText}` } : {}),
  };
}

/** `id.folded name`; anything else starts from the beginning. */
function readCursor(cursor: string): { searchText: string; id: string } | undefined {
  const read = /^([0-9a-f-]{36})\.(.{0,400})$/.exec(cursor);
  return read?.[1] && isUuid(read[1]) ? { id: read[1], searchText: read[2] ?? "" } : undefined;
}
