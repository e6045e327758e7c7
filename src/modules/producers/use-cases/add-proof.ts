import { evidenceKindName } from "#modules/criteria";
import { type AuditActor, audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Tx, uuidv7 } from "#platform/db";
import { acceptUpload } from "#platform/files";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, type Services, type UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { allows, type Producer } from "../domain/producer.ts";
import { type Proof, proofKinds, sensitivityOfKind } from "../domain/proof.ts";
import { insertProof, lockProofInUse, retireProof } from "../store/proofs.store.ts";
import { getProducer, producerToChange } from "./get-producer.ts";
import { actingFor } from "./on-behalf.ts";
import { viewProof } from "./proofs.ts";

type Told = Pick<Proof, "kind" | "title" | "number" | "issuer" | "issuedOn" | "expiresOn" | "note">;

export interface ProofInput extends Pick<Proof, "kind" | "title">, Partial<Omit<Told, "kind" | "title">> {
  producerId: string;
  productId?: string | null;
  /** The file as a form brought it; kept under this module, with the care its kind asks for. */
  upload?: UploadedFile;
  replacesId?: string | null;
  isDemo?: boolean;
  requestId?: string;
}

/** Puts a paper into the library. Whether the person may do so was decided by the caller (`mayActForProducer`). */
export async function addProof(
  services: Services,
  tx: Tx,
  actor: AuditActor | null,
  input: ProofInput,
): Promise<Result<{ id: string }>> {
  const producer = await getProducer(tx, input.producerId);
  const id = uuidv7();
  const kept = input.upload
    ? await keepFile(services, tx, { actor, producer, proofId: id, input })
    : ok(null);
  if (!kept.ok) return kept;
  await insertProof(tx, {
    id,
    producerId: producer.id,
    productId: input.productId ?? null,
    kind: input.kind,
    title: input.title,
    number: input.number ?? null,
    issuer: input.issuer ?? null,
    issuedOn: input.issuedOn ?? null,
    expiresOn: input.expiresOn ?? null,
    fileId: kept.value,
    note: input.note ?? null,
    isDemo: input.isDemo ?? false,
    replacesId: input.replacesId ?? null,
    createdBy: actor?.accountId ?? null,
  });
  await audit(tx, {
    provinceCode: producer.provinceCode,
    actor,
    action: input.replacesId ? "producers.replace-proof" : "producers.add-proof",
    subject: { kind: "producer", id: producer.id },
    requestId: input.requestId,
    details: { proofId: id, kind: input.kind, replacesId: input.replacesId ?? null },
  });
  return ok({ id });
}

interface Keeping {
  actor: AuditActor | null;
  producer: Producer;
  proofId: string;
  input: ProofInput;
}

async function keepFile(
  services: Services,
  tx: Tx,
  { actor, producer, proofId, input }: Keeping,
): Promise<Result<string>> {
  if (!input.upload) return fault("file", "Chọn tệp bản chụp hoặc bản quét của giấy tờ.");
  const kept = await acceptUpload(tx, services.storage, input.upload, {
    ownerModule: "producers",
    ownerKind: "proof",
    ownerId: proofId,
    provinceCode: producer.provinceCode,
    sensitivity: sensitivityOfKind(input.kind),
    uploadedBy: actor?.accountId ?? null,
    accept: "either",
  });
  return kept.ok ? ok(kept.value.id) : kept;
}

export const proofFields = ["kind", "title", "number", "issuer", "issuedOn", "expiresOn", "note"] as const;
export type ProofField = (typeof proofFields)[number];

export interface ProofFormInput {
  typed: Typed<ProofField>;
  upload: UploadedFile | undefined;
  requestId?: string;
}

/** A person adds a paper to the library of a producer. */
export async function addProofToLibrary(
  services: Services,
  actor: Actor,
  producerId: string,
  { typed, upload, requestId }: ProofFormInput,
): Promise<Result<{ id: string }>> {
  const producer = await producerToChange(services.db, actor, producerId);
  if (!allows(producer.status, "addProof"))
    throw new Conflict("Chủ thể này hiện không thêm được minh chứng.");
  const checked = checkProof(typed, upload, dayInVietnam(services.now()));
  if (!checked.ok) return checked;
  const input = {
    ...checked.value,
    producerId: producer.id,
    ...(upload ? { upload } : {}),
    ...(requestId ? { requestId } : {}),
  };
  return services.db.transaction().execute((tx) => addProof(services, tx, actingFor(actor, producer), input));
}

/** A newer paper takes the place of an old one, which stays readable as history. */
export async function replaceProof(
  services: Services,
  actor: Actor,
  proofId: string,
  { typed, upload, requestId }: ProofFormInput,
): Promise<Result<{ id: string }>> {
  const { producer, proof, mayChange } = await viewProof(services, actor, proofId);
  await producerToChange(services.db, actor, producer.id);
  if (!mayChange) throw new Conflict("Minh chứng này đã được thay hoặc bỏ.");
  const checked = checkProof({ ...typed, kind: String(proof.kind) }, upload, dayInVietnam(services.now()));
  if (!checked.ok) return checked;
  return services.db.transaction().execute(async (tx) => {
    if (!(await lockProofInUse(tx, proof.id))) throw new Conflict("Minh chứng này vừa được thay hoặc bỏ.");
    const added = await addProof(services, tx, actingFor(actor, producer), {
      ...checked.value,
      producerId: producer.id,
      productId: proof.productId,
      replacesId: proof.id,
      ...(upload ? { upload } : {}),
      ...(requestId ? { requestId } : {}),
    });
    // Only now: a refused file must leave the old paper in use.
    if (added.ok) await retireProof(tx, proof.id, services.now());
    return added;
  });
}

/** Takes a paper out of use; dossiers that cite it keep showing it. */
export async function retireFromLibrary(
  services: Services,
  actor: Actor,
  proofId: string,
  requestId?: string,
): Promise<{ producerId: string }> {
  const { producer, proof, mayChange } = await viewProof(services, actor, proofId);
  await producerToChange(services.db, actor, producer.id);
  if (!mayChange) throw new Conflict("Minh chứng này đã được thay hoặc bỏ.");
  await services.db.transaction().execute(async (tx) => {
    if (!(await retireProof(tx, proof.id, services.now())))
      throw new Conflict("Minh chứng này vừa được thay hoặc bỏ.");
    await audit(tx, {
      provinceCode: producer.provinceCode,
      actor: actingFor(actor, producer),
      action: "producers.retire-proof",
      subject: { kind: "producer", id: producer.id },
      requestId,
      details: { proofId: proof.id },
    });
  });
  return { producerId: producer.id };
}

function checkProof(typed: Typed<ProofField>, upload: UploadedFile | undefined, today: string): Result<Told> {
  const check = startChecks();
  const kind = Number(check.choice("kind", typed.kind, proofKinds.map(String), "Chọn loại minh chứng."));
  const issuedOn = check.optionalDay("issuedOn", typed.issuedOn, { label: "ngày cấp", notAfter: today });
  const expiresOn = check.optionalDay("expiresOn", typed.expiresOn, { label: "ngày hết hạn" });
  if (issuedOn && expiresOn && expiresOn < issuedOn)
    check.add("expiresOn", "Ngày hết hạn phải sau ngày cấp.");
  if (!upload) check.add("file", "Chọn tệp bản chụp hoặc bản quét của giấy tờ.");
  const title = check.optionalLine("title", typed.title, { label: "tên giấy tờ", min: 2, max: 200 });
  return check.result({
    kind,
    title: title ?? evidenceKindName(kind),
    number: check.optionalLine("number", typed.number, { label: "số hiệu", max: 80 }),
    issuer: check.optionalLine("issuer", typed.issuer, { label: "nơi cấp", max: 200 }),
    issuedOn,
    expiresOn,
    note: check.optionalText("note", typed.note, { label: "ghi chú", max: 1000 }),
  });
}
