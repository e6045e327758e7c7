import { addDays, dayInVietnam } from "#platform/calendar";
import { type Executor, isUuid } from "#platform/db";
import { findFiles, type StoredFile } from "#platform/files";
import { type Actor, NotAllowed, NotFound, type Services } from "#platform/http";
import { allows, type Producer } from "../domain/producer.ts";
import { EXPIRY_WARNING_DAYS, type Proof } from "../domain/proof.ts";
import { mayActForProducer, mayReadProducerPapers } from "../permissions.ts";
import { findProofs, findRenewal, listHistory, listInUse, listRunningOut } from "../store/proofs.store.ts";
import { getProducer, listMyProducers } from "./get-producer.ts";

const MOST = 500;

/** Papers in use of a producer, by kind; with `productId` only those that concern it. */
export function listProofs(
  db: Executor,
  producerId: string,
  { productId }: { productId?: string } = {},
): Promise<Proof[]> {
  return listInUse(db, producerId, { productId, limit: MOST });
}

/** The papers of these ids, also those out of use: a dossier keeps citing what it cited. */
export function getProofs(db: Executor, ids: readonly string[]): Promise<Proof[]> {
  return findProofs(db, ids.filter(isUuid));
}

export interface ProofWithFile extends Proof {
  file: StoredFile | undefined;
}

export interface ProofLibrary {
  producer: Producer;
  proofs: ProofWithFile[];
  mayAdd: boolean;
}

/** The proof library of one producer, for its people and for those who judge by it. */
export async function viewProofs(
  services: Services,
  actor: Actor,
  producerId: string,
): Promise<ProofLibrary> {
  const producer = await getProducer(services.db, producerId);
  if (!mayReadProducerPapers(actor, producer))
    throw new NotAllowed("Bạn không xem được kho minh chứng của chủ thể này.");
  const proofs = await withFiles(services, await listProofs(services.db, producer.id));
  return {
    producer,
    proofs,
    mayAdd: mayActForProducer(actor, producer) && allows(producer.status, "addProof"),
  };
}

export interface ProofCase {
  producer: Producer;
  proof: ProofWithFile;
  /** Older papers that this one renewed, newest first. */
  older: ProofWithFile[];
  /** The newer paper, when this one was renewed. */
  renewedBy: string | undefined;
  mayChange: boolean;
}

export async function viewProof(services: Services, actor: Actor, proofId: string): Promise<ProofCase> {
  const chain = isUuid(proofId) ? await listHistory(services.db, proofId) : [];
  const first = chain.find(({ id }) => id === proofId);
  if (!first) throw new NotFound("Không tìm thấy minh chứng này.");
  const producer = await getProducer(services.db, first.producerId);
  if (!mayReadProducerPapers(actor, producer))
    throw new NotAllowed("Bạn không xem được minh chứng của chủ thể này.");
  const known = await withFiles(services, chain);
  const proof = known.find(({ id }) => id === proofId) as ProofWithFile;
  const inUse = first.retiredAt === null;
  return {
    producer,
    proof,
    older: known.filter(({ id }) => id !== proofId),
    renewedBy: inUse ? undefined : await findRenewal(services.db, proofId),
    mayChange: inUse && mayActForProducer(actor, producer) && allows(producer.status, "addProof"),
  };
}

/** Papers of the actor's own producers that run out soon or have run out. */
export async function listRunningOutFor(services: Services, actor: Actor): Promise<Proof[]> {
  const mine = await listMyProducers(services.db, actor);
  const until = addDays(dayInVietnam(services.now()), EXPIRY_WARNING_DAYS);
  return listRunningOut(
    services.db,
    mine.map(({ id }) => id),
    until,
    10,
  );
}

async function withFiles(services: Services, proofs: Proof[]): Promise<ProofWithFile[]> {
  const files = await findFiles(
    services.db,
    proofs.flatMap(({ fileId }) => fileId ?? []),
  );
  const byId = new Map(files.map((file) => [file.id, file]));
  return proofs.map((proof) => ({ ...proof, file: byId.get(proof.fileId ?? "") }));
}
