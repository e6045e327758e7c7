import { audit } from "#platform/audit";
import { type Executor, isUuid, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import type { Result } from "#platform/result";
import { allows } from "../domain/actions.ts";
import { type ConsultantForm, consultantFaults } from "../domain/check-consultant.ts";
import { type Consultant, type ConsultantKind, isConsultantKind } from "../domain/consultant.ts";
import { mayKeepConsultants, mayReadConsultants, provinceOfOfficer } from "../permissions.ts";
import {
  type ConsultantChange,
  findConsultant,
  insertConsultants,
  updateConsultant,
} from "../store/consultants.store.ts";
import { insertPeople } from "../store/people.store.ts";

/** @throws NotFound, NotAllowed */
export async function consultantToRead(db: Executor, actor: Actor, id: string): Promise<Consultant> {
  const found = isUuid(id) ? await findConsultant(db, id) : undefined;
  if (!found) throw new NotFound("Không có đơn vị, người tư vấn này.");
  if (!mayReadConsultants(actor, found)) throw new NotAllowed("Sổ tư vấn này của tỉnh khác.");
  return found;
}

/** @throws NotFound, NotAllowed */
export async function consultantToKeep(db: Executor, actor: Actor, id: string): Promise<Consultant> {
  const found = await consultantToRead(db, actor, id);
  if (!mayKeepConsultants(actor, found)) throw new NotAllowed("Chỉ cán bộ OCOP của tỉnh ghi sổ tư vấn.");
  return found;
}

export interface NewConsultantOptions {
  /** Only the demonstration sets it. */
  isDemo?: boolean;
}

/** Writes a consultant into the province's register; somebody who advises alone is their own one person. */
export async function addConsultant(
  services: Services,
  actor: Actor,
  form: ConsultantForm,
  { isDemo = false }: NewConsultantOptions = {},
): Promise<Result<{ id: string }>> {
  const provinceCode = provinceOfOfficer(actor);
  const checked = readForm(form);
  if (!checked.ok) return checked;
  const id = uuidv7();
  const change = checked.value;
  await services.db.transaction().execute(async (tx) => {
    await insertConsultants(tx, [{ ...change, id, provinceCode, isDemo, createdBy: actor.accountId }]);
    if (change.kind === "person") {
      await insertPeople(tx, [
        {
          id: uuidv7(),
          consultantId: id,
          fullName: change.name.slice(0, 120),
          accountId: null,
          joinedOn: null,
        },
      ]);
    }
    await audit(tx, {
      provinceCode,
      actor,
      action: "consultants.add",
      subject: { kind: "consultant", id },
      details: { name: change.name, fields: change.fields },
    });
  });
  return { ok: true, value: { id } };
}

export async function changeConsultant(
  services: Services,
  actor: Actor,
  target: { id: string; version: number },
  form: ConsultantForm,
): Promise<Result<{ id: string }>> {
  const standing = await consultantToKeep(services.db, actor, target.id);
  if (!allows(standing.status, "change"))
    throw new Conflict("Đơn vị, người tư vấn này đã ngừng hợp tác. Hãy mở lại trước khi sửa.");
  const checked = readForm(form);
  if (!checked.ok) return checked;
  await services.db.transaction().execute(async (tx) => {
    if (!(await updateConsultant(tx, { ...target, at: services.now() }, checked.value))) throw new Conflict();
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor,
      action: "consultants.change",
      subject: { kind: "consultant", id: target.id },
      details: { before: standing.name, after: checked.value.name, fields: checked.value.fields },
    });
  });
  return { ok: true, value: { id: target.id } };
}

/** Stops or takes up again the work with a consultant; what was done stays in the register either way. */
export async function setConsultantStatus(
  services: Services,
  actor: Actor,
  target: { id: string; version: number },
  { action, reason }: { action: "deactivate" | "reactivate"; reason: string },
): Promise<Result<Consultant>> {
  const standing = await consultantToKeep(services.db, actor, target.id);
  if (!allows(standing.status, action)) throw new Conflict();
  const check = startChecks();
  const why =
    action === "deactivate"
      ? check.line("reason", reason, { label: "lý do ngừng hợp tác", max: 300, min: 5 })
      : null;
  if (check.faults.length > 0) return check.result(standing);
  const status = action === "deactivate" ? "inactive" : "active";
  await services.db.transaction().execute(async (tx) => {
    const note = why ?? standing.note;
    if (!(await updateConsultant(tx, { ...target, at: services.now() }, { status, note })))
      throw new Conflict();
    await audit(tx, {
      provinceCode: standing.provinceCode,
      actor,
      action: `consultants.${action}`,
      subject: { kind: "consultant", id: target.id },
      details: { name: standing.name, ...(why ? { reason: why } : {}) },
    });
  });
  return { ok: true, value: standing };
}

function readForm(form: ConsultantForm): Result<ConsultantChange> {
  const check = startChecks();
  for (const { field, text } of consultantFaults(form)) check.add(field, text);
  const kind: ConsultantKind = isConsultantKind(form.kind) ? form.kind : "organisation";
  const change: ConsultantChange = {
    kind,
    name: check.line("name", form.name, { label: "tên", max: 200, min: 2 }),
    agency: check.optionalLine("agency", form.agency, { label: "nơi công tác", max: 200 }),
    taxCode: form.taxCode || null,
    phone: check.optionalPhone("phone", form.phone),
    email: form.email ? check.email("email", form.email) : null,
    address: check.optionalLine("address", form.address, { label: "địa chỉ", max: 300 }),
    fields: [...new Set(form.fields)],
    note: check.optionalText("note", form.note, { label: "ghi chú", max: 1000 }),
  };
  return check.result(change);
}
