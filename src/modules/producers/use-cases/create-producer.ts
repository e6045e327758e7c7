import { type AuditActor, audit } from "#platform/audit";
import { sql, type Tx, uuidv7 } from "#platform/db";
import { announce } from "#platform/jobs";
import { freeSlug, slugBase } from "#platform/text";
import type { Producer } from "../domain/producer.ts";
import { PRODUCER_CHANGED } from "../events.ts";
import { insertProducer, listSlugsLike } from "../store/producers.store.ts";

type Optional =
  | "communeCode"
  | "oldCommuneCode"
  | "oldPlace"
  | "taxCode"
  | "registrationNumber"
  | "registeredOn"
  | "registrationIssuer"
  | "foundedOn"
  | "address"
  | "phone"
  | "email"
  | "website"
  | "about"
  | "contactPublic"
  | "status"
  | "isDemo"
  | "source";

export type ProducerInput = Pick<Producer, "provinceCode" | "kind" | "name"> &
  Partial<Pick<Producer, Optional>>;

/** Writes a new producer whose input was checked before: self-registration, import of a register, demonstration. */
export async function createProducer(
  tx: Tx,
  input: ProducerInput,
  by: { actor: AuditActor | null; requestId?: string | undefined } = { actor: null },
): Promise<{ id: string; slug: string }> {
  const id = uuidv7();
  const slug = await claimSlug(tx, input.name);
  await insertProducer(tx, { ...emptyDetails, ...input, id, slug });
  await audit(tx, {
    provinceCode: input.provinceCode,
    actor: by.actor,
    action: "producers.create",
    subject: { kind: "producer", id },
    requestId: by.requestId,
    details: { name: input.name, kind: input.kind, source: input.source ?? null },
  });
  await announce(tx, PRODUCER_CHANGED, { producerId: id });
  return { id, slug };
}

const emptyDetails = {
  communeCode: null,
  oldCommuneCode: null,
  oldPlace: null,
  taxCode: null,
  registrationNumber: null,
  registeredOn: null,
  registrationIssuer: null,
  foundedOn: null,
  address: null,
  phone: null,
  email: null,
  website: null,
  about: null,
  contactPublic: false,
  status: "active" as const,
  isDemo: false,
  source: null,
};

/** Held to the end of the transaction: two makers of one name must not find the same address free. */
async function claimSlug(tx: Tx, name: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('producers.slug'))`.execute(tx);
  return freeSlug(name, await listSlugsLike(tx, slugBase(name, "chu-the")), "chu-the");
}
