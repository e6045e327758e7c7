import { findCommune, listCommunes } from "#modules/territory";
import { audit } from "#platform/audit";
import { addDays, dayInVietnam } from "#platform/calendar";
import { isUuid, type Tx } from "#platform/db";
import { acceptUpload } from "#platform/files";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, NotFound, type Services, type UploadedFile } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { readUnitKey, type Subject, type Unit } from "../domain/task.ts";
import { isOneOf, namesOf, priorities, subjectKinds } from "../domain/words.ts";
import { type Agency, findAgencies, listWorkingAgencies } from "../store/agencies.store.ts";
import { type DirectiveDocument, findDocument } from "../store/documents.store.ts";
import { findSubject } from "../store/subjects.store.ts";
import { createTasks, type Order } from "./create-tasks.ts";
import { giverProvince } from "./reach.ts";

export const orderFields = [
  "title",
  "requiredResult",
  "priority",
  "startsOn",
  "dueOn",
  "ownerName",
  "communes",
  "parts",
  "document",
  "subject",
] as const;

export interface OrderForm {
  typed: Typed<(typeof orderFields)[number]>;
  /** `agency:<id>` or `commune:<code>` */
  units: readonly string[];
  coworkers: readonly string[];
}

const MAX_PARTS = 12;
const MAX_FILES = 5;

export interface OrderChoices {
  agencies: Agency[];
  communes: { code: string; name: string }[];
  document: DirectiveDocument | null;
  subject: Subject | null;
  today: string;
}

/** What the form offers: units of the giver's province, and the document or record it starts from. */
export async function orderChoices(
  services: Services,
  actor: Actor,
  from: { document: string; subject: string },
): Promise<OrderChoices> {
  const provinceCode = giverProvince(actor);
  return {
    agencies: await listWorkingAgencies(services.readDb, provinceCode),
    communes: listCommunes(provinceCode).map(({ code, fullName }) => ({ code, name: fullName })),
    document: await documentOf(services, provinceCode, from.document),
    subject: await subjectOf(services, provinceCode, from.subject),
    today: dayInVietnam(services.now()),
  };
}

async function documentOf(
  services: Services,
  provinceCode: string,
  id: string,
): Promise<DirectiveDocument | null> {
  if (id === "") return null;
  const document = isUuid(id) ? await findDocument(services.db, id) : undefined;
  if (document?.provinceCode !== provinceCode) throw new NotFound("Không tìm thấy văn bản này.");
  return document;
}

/** `kind:id` of a record of the province; undefined records are refused as not found. */
async function subjectOf(services: Services, provinceCode: string, key: string): Promise<Subject | null> {
  if (key === "") return null;
  const [kind = "", id = ""] = key.split(":");
  const found =
    isOneOf(subjectKinds, kind) && isUuid(id)
      ? await findSubject(services.db, { provinceCode, kind, id })
      : undefined;
  if (!found) throw new NotFound("Không tìm thấy nội dung mà nhiệm vụ gắn với.");
  return found;
}

/** Hands out one piece of work to many units at once. */
export async function handOut(
  services: Services,
  actor: Actor,
  form: OrderForm & { files: readonly UploadedFile[]; requestId: string; isDemo?: boolean },
): Promise<Result<{ tasks: number; firstId: string }>> {
  const provinceCode = giverProvince(actor);
  const { document: documentId, subject: subjectKey } = form.typed;
  const document = await documentOf(services, provinceCode, documentId);
  const subject = await subjectOf(services, provinceCode, subjectKey);
  const read = readOrder(services, form);
  const units = await unitsOf(services, provinceCode, form);
  const faults = [
    ...(read.ok ? [] : read.faults),
    ...(units.ok ? [] : units.faults),
    ...fileFaults(form.files),
  ];
  if (!read.ok || !units.ok || faults.length > 0) return refuse(faults);
  return services.db.transaction().execute(async (tx) => {
    const files = await keepFiles(tx, services, {
      provinceCode,
      accountId: actor.accountId,
      files: form.files,
    });
    if (!files.ok) return files;
    const order: Order = {
      ...read.value,
      ...units.value,
      provinceCode,
      documentId: document?.id ?? null,
      subject,
      parentId: null,
      recurrence: null,
      planTaskId: null,
      fileIds: files.value,
      isDemo: form.isDemo ?? document?.isDemo ?? false,
    };
    const ids = await createTasks(tx, services, actor, order);
    await audit(tx, {
      provinceCode,
      actor,
      action: "directives.give-task",
      subject: document ? { kind: "document", id: document.id } : { kind: "task", id: ids[0] ?? "" },
      requestId: form.requestId,
      details: { title: order.title, dueOn: order.dueOn, tasks: ids },
    });
    return ok({ tasks: ids.length, firstId: ids[0] ?? "" });
  });
}

function readOrder(services: Services, { typed }: OrderForm) {
  const today = dayInVietnam(services.now());
  const check = startChecks();
  const title = check.line("title", typed.title, { label: "nội dung nhiệm vụ", max: 300, min: 5 });
  const requiredResult = check.optionalText("requiredResult", typed.requiredResult, {
    label: "kết quả cần có",
    max: 1000,
  });
  const priority = check.choice("priority", typed.priority, namesOf(priorities), "Chọn mức ưu tiên.");
  const startsOn = check.optionalDay("startsOn", typed.startsOn, { label: "ngày giao" }) ?? today;
  const dueOn = check.optionalDay("dueOn", typed.dueOn, { label: "thời hạn" }) ?? "";
  if (typed.dueOn.trim() === "") check.add("dueOn", "Nhập thời hạn.");
  else if (dueOn !== "" && dueOn < startsOn) check.add("dueOn", "Sửa thời hạn: không thể trước ngày giao.");
  else if (dueOn > addDays(startsOn, 5 * 366)) check.add("dueOn", "Sửa thời hạn: xa quá năm năm.");
  const ownerName = check.optionalLine("ownerName", typed.ownerName, { label: "người phụ trách", max: 120 });
  return check.result({
    title,
    requiredResult,
    priority,
    startsOn,
    dueOn,
    ownerName,
    parts: partsOf(typed.parts, check),
  });
}

/** One sub-task a line. */
function partsOf(typed: string, check: ReturnType<typeof startChecks>): string[] {
  const parts = typed
    .split(/\r?\n/)
    .map((line) => line.replace(/^[-–•*\s]+/, "").trim())
    .filter((line) => line !== "");
  if (parts.length > MAX_PARTS) check.add("parts", `Ghi tối đa ${MAX_PARTS} việc con, mỗi việc một dòng.`);
  if (parts.some((part) => part.length > 300))
    check.add("parts", "Rút gọn việc con: mỗi dòng tối đa 300 ký tự.");
  return parts.map((part) => (part.length < 2 ? `${part}.` : part));
}

async function unitsOf(
  services: Services,
  provinceCode: string,
  { units, coworkers, typed }: OrderForm,
): Promise<Result<{ units: Unit[]; coworkers: Unit[] }>> {
  const all = typed.communes === "all" ? listCommunes(provinceCode).map(({ code }) => `commune:${code}`) : [];
  const chosen = typed.communes === "none" ? units.filter((key) => !key.startsWith("commune:")) : units;
  const assigned = await knownUnits(services, provinceCode, [...chosen, ...all]);
  const faults: Fault[] = [];
  if (assigned.length === 0) faults.push({ field: "units", text: "Chọn ít nhất một đơn vị thực hiện." });
  const along = await knownUnits(services, provinceCode, coworkers);
  const taken = new Set(assigned.map(keyOf));
  const value = { units: assigned, coworkers: along.filter((unit) => !taken.has(keyOf(unit))) };
  return faults.length > 0 ? refuse(faults) : ok(value);
}

const keyOf = ({ agencyId, communeCode }: Unit) => agencyId ?? communeCode ?? "";

/** Units of the province among what was sent; anything else is left out. */
export async function knownUnits(
  services: Services,
  provinceCode: string,
  keys: readonly string[],
): Promise<Unit[]> {
  const read = [...new Set(keys)].slice(0, 1000).flatMap((key) => readUnitKey(key) ?? []);
  const ids = read.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId]));
  const agencies = new Set(
    (await findAgencies(services.db, ids))
      .filter((agency) => agency.provinceCode === provinceCode && agency.endedOn === null)
      .map(({ id }) => id),
  );
  return read.filter(({ agencyId, communeCode }) =>
    agencyId === null
      ? findCommune(communeCode ?? "")?.provinceCode === provinceCode
      : agencies.has(agencyId),
  );
}

export function fileFaults(files: readonly UploadedFile[]): Fault[] {
  return files.length > MAX_FILES
    ? [{ field: "files", text: `Gửi kèm tối đa ${MAX_FILES} tệp mỗi lần.` }]
    : [];
}

/** Keeps papers of tasks; who may read them follows the tasks they hang on. */
export async function keepFiles(
  tx: Tx,
  services: Services,
  {
    provinceCode,
    accountId,
    files,
  }: {
    provinceCode: string;
    accountId: string;
    files: readonly UploadedFile[];
  },
): Promise<Result<string[]>> {
  const ids: string[] = [];
  for (const file of files) {
    const stored = await acceptUpload(tx, services.storage, file, {
      ownerModule: "directives",
      ownerKind: "task",
      ownerId: provinceCode,
      provinceCode,
      sensitivity: "internal",
      uploadedBy: accountId,
      accept: "either",
    });
    if (!stored.ok) return stored;
    ids.push(stored.value.id);
  }
  return ok(ids);
}
