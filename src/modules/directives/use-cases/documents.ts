import { audit } from "#platform/audit";
import { dayInVietnam, isIsoDate } from "#platform/calendar";
import { isUuid, type Tx, uuidv7 } from "#platform/db";
import { acceptUpload, findFile, type StoredFile } from "#platform/files";
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
import { fault, ok, type Result } from "#platform/result";
import { belongsTo } from "../domain/reach.ts";
import type { Task } from "../domain/task.ts";
import { documentKinds, namesOf, urgencies } from "../domain/words.ts";
import { mayHandOut, mayReadOffice, officeRoles } from "../permissions.ts";
import {
  type DirectiveDocument,
  type DocumentDetails,
  type DocumentRow,
  documentStands,
  findDocument,
  insertDocument,
  listDocuments,
  updateDocument,
} from "../store/documents.store.ts";
import { listTasksOfDocument } from "../store/task-list.store.ts";
import { giverProvince, reachOf } from "./reach.ts";

export const documentFields = [
  "number",
  "issuedOn",
  "issuer",
  "kind",
  "abstract",
  "receivedOn",
  "urgency",
  "note",
] as const;
export type TypedDocument = Typed<(typeof documentFields)[number]>;

export interface DocumentSearch {
  text?: string;
  kind?: string;
  urgency?: string;
  year?: number;
  cursor?: string;
}

const PAGE_SIZE = 25;
const SHEET_LIMIT = 20_000;

/** Documents of the office's province, newest first. */
export async function listDocumentsFor(
  services: Services,
  actor: Actor,
  search: DocumentSearch,
): Promise<{ documents: DocumentRow[]; next?: string }> {
  const before = readCursor(search.cursor ?? "");
  const found = await listDocuments(services.readDb, {
    ...filterOf(services, actor, search),
    ...(before ? { before } : {}),
    limit: PAGE_SIZE + 1,
  });
  const documents = found.slice(0, PAGE_SIZE);
  const last = documents.at(-1);
  return {
    documents,
    ...(found.length > PAGE_SIZE && last ? { next: `${last.issuedOn}.${last.id}` } : {}),
  };
}

export function allDocumentsFor(
  services: Services,
  actor: Actor,
  search: DocumentSearch,
): Promise<DocumentRow[]> {
  return listDocuments(services.readDb, { ...filterOf(services, actor, search), limit: SHEET_LIMIT });
}

function filterOf(services: Services, actor: Actor, { text, kind, urgency, year }: DocumentSearch) {
  return {
    provinceCodes: unitsOf(actor, officeRoles, "province"),
    today: dayInVietnam(services.now()),
    ...(text ? { text: text.slice(0, 100) } : {}),
    ...(kind ? { kind } : {}),
    ...(urgency ? { urgency } : {}),
    ...(year ? { year } : {}),
  };
}

function readCursor(cursor: string): { issuedOn: string; id: string } | undefined {
  const [, issuedOn = "", id = ""] = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  return isIsoDate(issuedOn) && isUuid(id) ? { issuedOn, id } : undefined;
}

export interface DocumentView {
  document: DirectiveDocument;
  file: StoredFile | undefined;
  /** Its tasks that the reader may see: all for the office, the own ones for a unit. */
  tasks: Task[];
  mayChange: boolean;
  today: string;
}

export async function viewDocument(services: Services, actor: Actor, id: string): Promise<DocumentView> {
  const document = isUuid(id) ? await findDocument(services.db, id) : undefined;
  if (!document) throw new NotFound("Không tìm thấy văn bản này.");
  const all = await listTasksOfDocument(services.readDb, id);
  const office = mayReadOffice(actor, document.provinceCode);
  const reach = office ? undefined : await reachOf(services.db, actor);
  const tasks = reach ? all.filter((task) => belongsTo(reach, task)) : all;
  if (!office && tasks.length === 0) throw new NotFound("Không tìm thấy văn bản này.");
  return {
    document,
    file: document.fileId ? await findFile(services.db, document.fileId) : undefined,
    tasks,
    mayChange: mayHandOut(actor, document.provinceCode),
    today: dayInVietnam(services.now()),
  };
}

export interface DocumentInput {
  typed: TypedDocument;
  file: UploadedFile | undefined;
  requestId: string;
  /** Told by the demonstration, never by a form. */
  isDemo?: boolean;
}

export async function addDocument(
  services: Services,
  actor: Actor,
  input: DocumentInput,
): Promise<Result<{ id: string }>> {
  const provinceCode = giverProvince(actor);
  const read = readDetails(services, input.typed);
  if (!read.ok) return read;
  const id = uuidv7();
  return services.db.transaction().execute(async (tx) => {
    if (await documentStands(tx, { provinceCode, exceptId: id, ...read.value })) return standsAlready();
    const kept = await keepFile(tx, services, { provinceCode, id, actor, file: input.file });
    if (!kept.ok) return kept;
    await insertDocument(tx, {
      ...read.value,
      id,
      provinceCode,
      fileId: kept.value,
      issuedText: null,
      source: null,
      isDemo: input.isDemo ?? false,
      createdBy: actor.accountId,
    });
    await audit(tx, {
      provinceCode,
      actor,
      action: "directives.add-document",
      subject: { kind: "document", id },
      requestId: input.requestId,
      details: { number: read.value.number, issuedOn: read.value.issuedOn },
    });
    return ok({ id });
  });
}

export async function changeDocument(
  services: Services,
  actor: Actor,
  input: DocumentInput & { id: string; version: number },
): Promise<Result<{ id: string }>> {
  const { document } = await viewDocument(services, actor, input.id);
  const { provinceCode, id } = document;
  if (!mayHandOut(actor, provinceCode)) throw new NotAllowed();
  const read = readDetails(services, input.typed);
  if (!read.ok) return read;
  return services.db.transaction().execute(async (tx) => {
    if (await documentStands(tx, { provinceCode, exceptId: id, ...read.value })) return standsAlready();
    const kept = await keepFile(tx, services, { provinceCode, id, actor, file: input.file });
    if (!kept.ok) return kept;
    const change = { ...read.value, fileId: kept.value ?? document.fileId };
    if (!(await updateDocument(tx, { id, version: input.version }, change))) throw new Conflict();
    await audit(tx, {
      provinceCode,
      actor,
      action: "directives.change-document",
      subject: { kind: "document", id },
      requestId: input.requestId,
      details: { number: change.number, replacedFile: kept.value ? document.fileId : null },
    });
    return ok({ id });
  });
}

function readDetails(services: Services, typed: TypedDocument): Result<DocumentDetails> {
  const today = dayInVietnam(services.now());
  const check = startChecks();
  const number = check.line("number", typed.number, { label: "số, ký hiệu văn bản", max: 60 });
  const issuedOn = check.optionalDay("issuedOn", typed.issuedOn, {
    label: "ngày văn bản",
    notAfter: today,
  });
  if (typed.issuedOn.trim() === "") check.add("issuedOn", "Nhập ngày văn bản.");
  const issuer = check.line("issuer", typed.issuer, { label: "cơ quan ban hành", max: 200, min: 2 });
  const kind = check.choice("kind", typed.kind, namesOf(documentKinds), "Chọn loại văn bản.");
  const abstract = check.line("abstract", typed.abstract, { label: "trích yếu", max: 1000, min: 5 });
  const receivedOn = check.optionalDay("receivedOn", typed.receivedOn, {
    label: "ngày đến",
    notAfter: today,
  });
  if (receivedOn && issuedOn && receivedOn < issuedOn)
    check.add("receivedOn", "Sửa ngày đến: không thể trước ngày văn bản.");
  const urgency = check.choice("urgency", typed.urgency, namesOf(urgencies), "Chọn độ khẩn.");
  const note = check.optionalText("note", typed.note, { label: "ghi chú", max: 2000 });
  return check.result({
    number,
    issuedOn: issuedOn ?? "",
    issuer,
    kind,
    abstract,
    receivedOn,
    urgency,
    note,
  });
}

function standsAlready() {
  return fault("number", "Văn bản cùng số và ngày này đã có. Tìm ở danh sách rồi giao nhiệm vụ từ đó.");
}

async function keepFile(
  tx: Tx,
  services: Services,
  {
    provinceCode,
    id,
    actor,
    file,
  }: {
    provinceCode: string;
    id: string;
    actor: Actor;
    file: UploadedFile | undefined;
  },
): Promise<Result<string | null>> {
  if (!file) return ok(null);
  const stored = await acceptUpload(tx, services.storage, file, {
    ownerModule: "directives",
    ownerKind: "document",
    ownerId: id,
    provinceCode,
    sensitivity: "internal",
    uploadedBy: actor.accountId,
    accept: "either",
  });
  return stored.ok ? ok(stored.value.id) : stored;
}
