import { type Executor, isUuid } from "#platform/db";
import { findProducer, listProducers } from "../store/producers.store.ts";

export interface ProducerOption {
  value: string;
  label: string;
  hint?: string;
}

const MOST = 12;

export interface ProducerScope {
  provinceCodes: readonly string[];
  communeCodes?: readonly string[];
}

/** Active producers of an area whose name holds the text, with or without accents; `more` says others matched too. */
export async function producerOptions(
  db: Executor,
  query: string,
  { provinceCodes, communeCodes = [] }: ProducerScope,
): Promise<{ options: ProducerOption[]; more: boolean }> {
  const text = query.trim().slice(0, 100);
  if (text === "") return { options: [], more: false };
  const found = await listProducers(db, {
    provinceCodes,
    communeCodes,
    text,
    status: "active",
    limit: MOST + 1,
  });
  const options = found.slice(0, MOST).map(({ id, name, address, oldPlace }) => {
    const hint = address ?? oldPlace;
    return { value: id, label: name, ...(hint ? { hint } : {}) };
  });
  return { options, more: found.length > MOST };
}

/** The line of a producer already chosen, to show it again; undefined for one outside the area. */
export async function chosenProducer(
  db: Executor,
  id: string,
  { provinceCodes, communeCodes = [] }: ProducerScope,
): Promise<ProducerOption | undefined> {
  const producer = isUuid(id) ? await findProducer(db, id) : undefined;
  if (!producer) return undefined;
  const within =
    provinceCodes.includes(producer.provinceCode) ||
    (producer.communeCode !== null && communeCodes.includes(producer.communeCode));
  return within ? { value: producer.id, label: producer.name } : undefined;
}
