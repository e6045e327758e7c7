import { audit } from "#platform/audit";
import { type Executor, isUuid, uuidv7 } from "#platform/db";
import { acceptUpload, type StoredFile, storeMadeFile } from "#platform/files";
import { startChecks, type Typed } from "#platform/forms";
import {
  type Actor,
  Conflict,
  holdsRole,
  NotAllowed,
  NotFound,
  type Services,
  type UploadedFile,
  unitsOf,
} from "#platform/http";
import { ok, type Result } from "#platform/result";
import {
  mayKeepMaterials,
  mayReadMaterials,
  mayReadPapers,
  officerRoles,
  provincesOf,
} from "../permissions.ts";
import { findClass } from "../store/classes.store.ts";
import {
  findMaterial,
  insertMaterial,
  listMaterials,
  listTopics,
  type Material,
  setWithdrawn,
} from "../store/materials.store.ts";

export interface MaterialSearch {
  text?: string | undefined;
  topic?: string | undefined;
  cursor?: string | undefined;
}

const pageSize = 24;
const mostInSheet = 20_000;

export interface MaterialPage {
  materials: Material[];
  topics: string[];
  next?: string;
}

async function find(
  db: Executor,
  whose: { provinceCodes: readonly string[] | undefined; publicOnly: boolean },
  search: MaterialSearch,
): Promise<MaterialPage> {
  const before = isUuid(search.cursor ?? "") ? search.cursor : undefined;
  const found = await listMaterials(db, { ...whose, ...search, before, limit: pageSize + 1 });
  const materials = found.slice(0, pageSize);
  const topics = await listTopics(db, whose);
  const last = materials.at(-1);
  return { materials, topics, ...(found.length > pageSize && last ? { next: last.id } : {}) };
}

/** The libraries of one's provinces; the ministry reads all. */
export function listMaterialsFor(
  services: Services,
  actor: Actor,
  search: MaterialSearch,
): Promise<MaterialPage> {
  return find(services.readDb, whoseOf(actor), search);
}

export function listMaterialsForSheet(
  services: Services,
  actor: Actor,
  search: MaterialSearch,
): Promise<Material[]> {
  return listMaterials(services.readDb, { ...whoseOf(actor), ...search, limit: mostInSheet });
}

function whoseOf(actor: Actor) {
  const all = holdsRole(actor, ["ministry_officer"]);
  return { provinceCodes: all ? undefined : provincesOf(actor), publicOnly: false };
}

export function listPublicMaterials(services: Services, search: MaterialSearch): Promise<MaterialPage> {
  return find(services.readDb, { provinceCodes: undefined, publicOnly: true }, search);
}

export const materialFields = ["title", "topic", "description", "link", "isPublic", "classId"] as const;
export type TypedMaterial = Typed<(typeof materialFields)[number]>;

export interface NewMaterialInput {
  typed: TypedMaterial;
  file: UploadedFile | undefined;
  requestId: string;
}

/** Puts a file or a link into the library of the actor's province. */
export async function addMaterial(
  services: Services,
  actor: Actor,
  input: NewMaterialInput,
): Promise<Result<{ id: string }>> {
  const [provinceCode] = unitsOf(actor, officerRoles, "province");
  if (!provinceCode) throw new NotAllowed();
  const read = await readMaterial(services, provinceCode, input);
  if (!read.ok) return read;
  const id = uuidv7();
  return services.db.transaction().execute(async (tx) => {
    const stored = input.file
      ? await acceptUpload(tx, services.storage, input.file, {
          ...ownership({ id, provinceCode, isPublic: read.value.isPublic }),
          uploadedBy: actor.accountId,
          accept: "either",
        })
      : undefined;
    if (stored && !stored.ok) return stored;
    const fileId = stored?.value.id ?? null;
    const row = { ...read.value, id, provinceCode, fileId, isDemo: false, createdAt: services.now() };
    await insertMaterial(tx, { ...row, createdBy: actor.accountId });
    await audit(tx, {
      provinceCode,
      actor,
      action: "training.add-material",
      subject: { kind: "material", id },
      requestId: input.requestId,
      details: { title: row.title, fileId, isPublic: row.isPublic },
    });
    return ok({ id });
  });
}

function ownership({ id, provinceCode, isPublic }: { id: string; provinceCode: string; isPublic: boolean }) {
  return {
    ownerModule: "training",
    ownerKind: "material",
    ownerId: id,
    provinceCode,
    sensitivity: isPublic ? ("public" as const) : ("internal" as const),
  };
}

async function readMaterial(services: Services, provinceCode: string, { typed, file }: NewMaterialInput) {
  const check = startChecks();
  const title = check.line("title", typed.title, { label: "tên tài liệu", min: 3, max: 200 });
  const topic = check.optionalLine("topic", typed.topic, { label: "chủ đề", max: 100 });
  const description = check.optionalText("description", typed.description, { label: "mô tả", max: 1000 });
  const link = check.optionalWebAddress("link", typed.link);
  if (link && !link.startsWith("https://")) check.add("link", "Chỉ nhận đường dẫn bắt đầu bằng https://.");
  if (!file && !link && check.faults.every(({ field }) => field !== "link"))
    check.add("file", "Chọn tệp hoặc nhập đường dẫn.");
  if (file && link) check.add("link", "Chỉ chọn một: tệp hoặc đường dẫn.");
  const training = isUuid(typed.classId) ? await findClass(services.db, typed.classId) : undefined;
  if (typed.classId !== "" && training?.provinceCode !== provinceCode)
    check.add("title", "Lớp của tài liệu không thuộc tỉnh này.");
  const isPublic = typed.isPublic === "1";
  return check.result({ title, topic, description, link, isPublic, classId: training?.id ?? null });
}

/** A made file for the library: what the demonstration shows. */
export async function addMadeMaterial(
  services: Services,
  actor: Actor,
  made: {
    provinceCode: string;
    title: string;
    topic: string;
    description: string;
    classId: string | null;
    isPublic: boolean;
    content: Uint8Array;
    name: string;
  },
): Promise<void> {
  const { content, name, ...about } = made;
  if (!mayKeepMaterials(actor, made.provinceCode)) throw new NotAllowed();
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    const file = await storeMadeFile(
      tx,
      services.storage,
      { content, name, mime: "application/pdf" },
      { ...ownership({ id, ...about }), uploadedBy: actor.accountId },
    );
    const row = { ...about, id, link: null, fileId: file.id, isDemo: true, createdAt: services.now() };
    await insertMaterial(tx, { ...row, createdBy: actor.accountId });
    await audit(tx, {
      provinceCode: made.provinceCode,
      actor,
      action: "training.add-material",
      subject: { kind: "material", id },
      details: { title: about.title, fileId: file.id, isPublic: about.isPublic },
    });
  });
}

export async function getMaterial(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Material & { mayKeep: boolean }> {
  const found = isUuid(id) ? await findMaterial(services.db, id) : undefined;
  if (!found) throw new NotFound("Không tìm thấy tài liệu này.");
  if (!mayReadMaterials(actor, found.provinceCode)) throw new NotAllowed();
  return { ...found, mayKeep: mayKeepMaterials(actor, found.provinceCode) };
}

/** Takes a material out of the library, or brings it back. */
export async function withdrawMaterial(
  services: Services,
  actor: Actor,
  input: { id: string; back: boolean; requestId: string },
): Promise<Result<null>> {
  const material = await getMaterial(services, actor, input.id);
  if (!material.mayKeep) throw new NotAllowed();
  return services.db.transaction().execute(async (tx) => {
    if (!(await setWithdrawn(tx, material.id, input.back ? null : services.now()))) throw new Conflict();
    await audit(tx, {
      provinceCode: material.provinceCode,
      actor,
      action: input.back ? "training.restore-material" : "training.withdraw-material",
      subject: { kind: "material", id: material.id },
      requestId: input.requestId,
      details: { title: material.title },
    });
    return ok(null);
  });
}

/** Files of this module: materials for their readers, papers and certificates for those who run the class. */
export async function mayReadFile(
  db: Executor,
  actor: Actor | null,
  file: StoredFile,
): Promise<"allow" | "deny"> {
  if (file.ownerKind === "material") {
    const material = await findMaterial(db, file.ownerId);
    if (!material || (material.withdrawnAt && !mayKeepMaterials(actor, material.provinceCode))) return "deny";
    return material.isPublic || mayReadMaterials(actor, material.provinceCode) ? "allow" : "deny";
  }
  const training = await findClass(db, file.ownerId);
  return training && mayReadPapers(actor, training) ? "allow" : "deny";
}

export type { Material };
