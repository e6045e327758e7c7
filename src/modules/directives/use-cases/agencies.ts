import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, type Tx } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { agencyKinds, namesOf } from "../domain/words.ts";
import { mayKeepAgencies, mayReadOffice } from "../permissions.ts";
import {
  type Agency,
  type AgencyDetails,
  type AgencyPerson,
  type AgencyRow,
  addPerson,
  endPerson,
  findAgenciesNamed,
  findAgency,
  insertAgencies,
  listAgencies,
  listFreePeople,
  listPeopleOf,
  listWorkingAgencies,
  updateAgency,
} from "../store/agencies.store.ts";
import { officeProvince } from "./reach.ts";

export const agencyFields = ["kind", "name", "shortName", "email", "phone", "endedOn"] as const;
export type TypedAgency = Typed<(typeof agencyFields)[number]>;

export interface AgencySearch {
  text?: string;
  kind?: string;
  ended?: boolean;
  cursor?: string;
}

const PAGE_SIZE = 50;
const SHEET_LIMIT = 20_000;

/** Agencies of the office's province by name. */
export async function listAgenciesFor(
  services: Services,
  actor: Actor,
  search: AgencySearch,
): Promise<{ agencies: AgencyRow[]; next?: string }> {
  const [, id = "", name = ""] = /^([0-9a-f-]{36})\.(.{0,200})$/.exec(search.cursor ?? "") ?? [];
  const found = await listAgencies(services.readDb, {
    ...filterOf(actor, search),
    ...(isUuid(id) ? { after: { id, name } } : {}),
    limit: PAGE_SIZE + 1,
  });
  const agencies = found.slice(0, PAGE_SIZE);
  const last = agencies.at(-1);
  return { agencies, ...(found.length > PAGE_SIZE && last ? { next: `${last.id}.${last.name}` } : {}) };
}

export function allAgenciesFor(services: Services, actor: Actor, search: AgencySearch): Promise<AgencyRow[]> {
  return listAgencies(services.readDb, { ...filterOf(actor, search), limit: SHEET_LIMIT });
}

function filterOf(actor: Actor, { text, kind, ended }: AgencySearch) {
  return {
    provinceCode: officeProvince(actor),
    ...(text ? { text: text.slice(0, 100) } : {}),
    ...(kind ? { kind } : {}),
    ...(ended ? { ended } : {}),
  };
}

/** Agencies at work in a province, for modules that hand out tasks or filter by them. */
export function listAgencyChoices(services: Services, provinceCode: string): Promise<Agency[]> {
  return listWorkingAgencies(services.readDb, provinceCode);
}

export interface AgencyView {
  agency: Agency;
  people: AgencyPerson[];
  /** Accounts that could be added; empty unless the reader keeps the list. */
  free: { accountId: string; name: string; email: string }[];
  mayChange: boolean;
}

export async function viewAgency(services: Services, actor: Actor, id: string): Promise<AgencyView> {
  const agency = isUuid(id) ? await findAgency(services.db, id) : undefined;
  if (!agency || !mayReadOffice(actor, agency.provinceCode))
    throw new NotFound("Không tìm thấy cơ quan này.");
  const mayChange = mayKeepAgencies(actor, agency.provinceCode);
  return {
    agency,
    people: await listPeopleOf(services.db, id),
    free:
      mayChange && agency.endedOn === null ? await listFreePeople(services.db, agency.provinceCode, id) : [],
    mayChange,
  };
}

export async function addAgency(
  services: Services,
  actor: Actor,
  input: { typed: TypedAgency; requestId: string; isDemo?: boolean },
): Promise<Result<{ id: string }>> {
  const provinceCode = officeProvince(actor);
  if (!mayKeepAgencies(actor, provinceCode)) throw new NotAllowed();
  const read = readDetails(services, input.typed);
  if (!read.ok) return read;
  return services.db.transaction().execute(async (tx) => {
    if (await nameTaken(tx, provinceCode, read.value, "")) return taken();
    const [id = ""] = await insertAgencies(tx, [
      { ...read.value, provinceCode, isDemo: input.isDemo ?? false, createdBy: actor.accountId },
    ]);
    await note(tx, actor, {
      provinceCode,
      id,
      action: "directives.add-agency",
      requestId: input.requestId,
      details: { name: read.value.name },
    });
    return ok({ id });
  });
}

export async function changeAgency(
  services: Services,
  actor: Actor,
  input: { id: string; version: number; typed: TypedAgency; requestId: string },
): Promise<Result<{ id: string }>> {
  const { agency } = await keptAgency(services, actor, input.id);
  const { id, provinceCode } = agency;
  const read = readDetails(services, input.typed);
  if (!read.ok) return read;
  return services.db.transaction().execute(async (tx) => {
    if (await nameTaken(tx, provinceCode, read.value, id)) return taken();
    if (!(await updateAgency(tx, { id, version: input.version }, read.value))) throw new Conflict();
    await note(tx, actor, {
      provinceCode,
      id,
      action: "directives.change-agency",
      requestId: input.requestId,
      details: { before: agency.name, name: read.value.name, endedOn: read.value.endedOn },
    });
    return ok({ id });
  });
}

/** Lets an account answer for the agency; it must hold the role in the province. */
export async function addAgencyPerson(
  services: Services,
  actor: Actor,
  input: { id: string; accountId: string; requestId: string },
): Promise<Result<null>> {
  const { agency, free } = await keptAgency(services, actor, input.id);
  const person = free.find(({ accountId }) => accountId === input.accountId);
  if (!person) return fault("accountId", "Chọn một cán bộ sở, ngành, đoàn thể của tỉnh.");
  await services.db.transaction().execute(async (tx) => {
    await addPerson(tx, { agencyId: agency.id, accountId: person.accountId, addedBy: actor.accountId });
    await note(tx, actor, {
      provinceCode: agency.provinceCode,
      id: agency.id,
      action: "directives.add-agency-person",
      requestId: input.requestId,
      details: { accountId: person.accountId },
    });
  });
  return ok(null);
}

/** Takes an account off the agency; its reports stay under its name. */
export async function endAgencyPerson(
  services: Services,
  actor: Actor,
  input: { id: string; accountId: string; requestId: string },
): Promise<void> {
  const { agency, people } = await keptAgency(services, actor, input.id);
  const person = people.find(({ accountId }) => accountId === input.accountId);
  if (!person) throw new Conflict();
  await services.db.transaction().execute(async (tx) => {
    if (!(await endPerson(tx, agency.id, person.accountId, services.now()))) throw new Conflict();
    await note(tx, actor, {
      provinceCode: agency.provinceCode,
      id: agency.id,
      action: "directives.end-agency-person",
      requestId: input.requestId,
      details: { accountId: person.accountId },
    });
  });
}

async function keptAgency(services: Services, actor: Actor, id: string): Promise<AgencyView> {
  const view = await viewAgency(services, actor, id);
  if (!view.mayChange) throw new NotAllowed();
  return view;
}

function readDetails(services: Services, typed: TypedAgency): Result<AgencyDetails> {
  const check = startChecks();
  const kind = check.choice("kind", typed.kind, namesOf(agencyKinds), "Chọn loại cơ quan.");
  const name = check.line("name", typed.name, { label: "tên cơ quan", max: 200, min: 2 });
  const shortName = check.optionalLine("shortName", typed.shortName, { label: "tên gọi tắt", max: 60 });
  const email = typed.email.trim() === "" ? null : check.email("email", typed.email);
  const phone = check.optionalPhone("phone", typed.phone);
  const endedOn = check.optionalDay("endedOn", typed.endedOn, {
    label: "ngày thôi hoạt động",
    notAfter: dayInVietnam(services.now()),
  });
  return check.result({ kind, name, shortName, email, phone, endedOn });
}

async function nameTaken(
  tx: Tx,
  provinceCode: string,
  { name, endedOn }: AgencyDetails,
  exceptId: string,
): Promise<boolean> {
  if (endedOn !== null) return false;
  const found = await findAgenciesNamed(tx, provinceCode, [name]);
  return found.some((each) => each.id !== exceptId && each.endedOn === null);
}

function taken() {
  return fault("name", "Cơ quan tên này đã có trong danh sách của tỉnh.");
}

function note(
  tx: Tx,
  actor: Actor,
  {
    id,
    ...entry
  }: {
    provinceCode: string;
    id: string;
    action: string;
    requestId: string;
    details: Record<string, unknown>;
  },
): Promise<void> {
  return audit(tx, { ...entry, actor, subject: { kind: "agency", id } });
}
