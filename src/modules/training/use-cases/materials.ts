import { audit } from "#platform/audit";
import { type Executor, isUuid, uuidv7 } from "#platform/db";
import { acceptUpload, type StoredFile, storeMadeFile } from "#platform/files";
import { startChecks, type Typed } from "#platform/forms";
import {
  type Actor,
  Conflict,
  NotAllowed,
  NotFound,
  type Services,
  type UploadedFile,
  unitsOf,
} from "#platform/http";
import { ok, type Result } from "#platform/result";
import {
  communeRoles,
  type LibraryReach,
  mayKeepMaterials,
  mayReadMaterial,
  mayReadPapers,
  officeRoles,
  officerRoles,
  provincesOf,
} from "../permissions.ts";
import { findClass } from "../store/classes.store.ts";
import { findOwnLearner } from "../store/learners.store.ts";
import {
  findMaterial,
  insertMaterial,
  listMaterials,
  listTopics,
  type Material,
  type MaterialFilter,
  setWithdrawn,
} from "../store/materials.store.ts";
import { communesOfProducers } from "./own-producers.ts";

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
  reach: MaterialFilter["reach"],
  search: MaterialSearch,
): Promise<MaterialPage> {
  const before = isUuid(search.cursor ?? "") ? search.cursor : undefined;
  const { text, topic } = search;
  const found = await listMaterials(db, { reach, text, topic, before, limit: pageSize + 1 });
  const materials = found.slice(0, pageSize);
  const topics = await listTopics(db, reach);
  const last = materials.at(-1);
  return { materials, topics, ...(found.length > pageSize && last ? { next: last.id } : {}) };
}

/** The library as far as it concerns the reader; the ministry reads all. */
export async function listMaterialsFor(
  services: Services,
  actor: Actor,
  search: MaterialSearch,
): Promise<MaterialPage> {
  return find(services.readDb, await libraryReach(services.readDb, actor), search);
}

export async function listMaterialsForSheet(
  services: Services,
  actor: Actor,
  search: MaterialSearch,
): Promise<Material[]> {
  const reach = await libraryReach(services.readDb, actor);
  return listMaterials(services.readDb, {
    reach,
    text: search.text,
    topic: search.topic,
    limit: mostInSheet,
  });
}

async function libraryReach(db: Executor, actor: Actor): Promise<LibraryReach> {
  return {
    nation: unitsOf(actor, ["ministry_officer"], "nation").length > 0,
    wholeProvinces: unitsOf(actor, [...officeRoles, "advisory_member", "council_member"], "province"),
    provinces: provincesOf(actor),
    communes: [...unitsOf(actor, communeRoles, "commune"), ...(await communesOfProducers(db, actor))],
  };
}

export function listPublicMaterials(services: Services, search: MaterialSearch): Promise<MaterialPage> {
  return find(services.readDb, "public", search);
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

const notFound = "Không tìm thấy tài liệu này.";

export async function getMaterial(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Material & { mayKeep: boolean }> {
  const found = isUuid(id) ? await findMaterial(services.db, id) : undefined;
  if (!found) throw new NotFound(notFound);
  const mayKeep = mayKeepMaterials(actor, found.provinceCode);
  const readable = mayReadMaterial(await libraryReach(services.db, actor), found);
  if (!readable || (found.withdrawnAt && !mayKeep)) throw new NotFound(notFound);
  return { ...found, mayKeep };
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
  if (file.ownerKind === "material") return mayReadMaterialFile(db, actor, file.ownerId);
  const training = await findClass(db, file.ownerId);
  return training && mayReadPapers(actor, training) ? "allow" : "deny";
}

async function mayReadMaterialFile(db: Executor, actor: Actor | null, id: string): Promise<"allow" | "deny"> {
  const material = await findMaterial(db, id);
  if (!material || (material.withdrawnAt && !mayKeepMaterials(actor, material.provinceCode))) return "deny";
  if (material.isPublic) return "allow";
  if (actor === null) return "deny";
  if (mayReadMaterial(await libraryReach(db, actor), material)) return "allow";
  // Whoever sits in the class takes its papers home, from whatever commune.
  const place = material.classId && (await findOwnLearner(db, material.classId, actor.accountId));
  return place ? "allow" : "deny";
}

export type { Material };
