import { findAccountFor } from "#modules/identity";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { type Executor, isUuid, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotFound, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { allows } from "../domain/actions.ts";
import { endMembership, insertPeople, linkAccount, listPeople } from "../store/people.store.ts";
import { consultantToKeep } from "./keep-consultant.ts";

export interface PersonForm {
  fullName: string;
  /** Ties the person to an account, so that conflicts of a council are found without doubt. */
  email: string;
  joinedOn: string;
}

export async function addPerson(
  services: Services,
  actor: Actor,
  consultantId: string,
  form: PersonForm,
): Promise<Result<{ linked: boolean }>> {
  const consultant = await consultantToKeep(services.db, actor, consultantId);
  if (!allows(consultant.status, "addPerson"))
    throw new Conflict("Đơn vị, người tư vấn này đã ngừng hợp tác.");
  const check = startChecks();
  const today = dayInVietnam(services.now());
  const fullName = check.line("fullName", form.fullName, { label: "họ và tên", max: 120, min: 2 });
  const joinedOn = check.optionalDay("joinedOn", form.joinedOn, { label: "ngày vào làm", notAfter: today });
  const accountId = form.email ? await accountOf(services.db, check, form.email) : null;
  if (check.faults.length > 0) return check.result({ linked: false });
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    await insertPeople(tx, [{ id, consultantId, fullName, accountId, joinedOn }]);
    await audit(tx, {
      provinceCode: consultant.provinceCode,
      actor,
      action: "consultants.add-person",
      subject: { kind: "consultant", id: consultantId },
      details: { personId: id, linked: accountId !== null },
    });
  });
  return ok({ linked: accountId !== null });
}

/** Ties a person already in the register to an account. */
export async function tiePersonToAccount(
  services: Services,
  actor: Actor,
  { consultantId, personId, email }: { consultantId: string; personId: string; email: string },
): Promise<Result<null>> {
  const consultant = await consultantToKeep(services.db, actor, consultantId);
  const check = startChecks();
  const accountId = await accountOf(services.db, check, email);
  if (check.faults.length > 0) return check.result(null);
  await services.db.transaction().execute(async (tx) => {
    const tied = isUuid(personId) && (await linkAccount(tx, { consultantId, personId, accountId }));
    if (!tied) throw new NotFound("Không có người này trong đơn vị.");
    await audit(tx, {
      provinceCode: consultant.provinceCode,
      actor,
      action: "consultants.link-account",
      subject: { kind: "consultant", id: consultantId },
      details: { personId, accountId },
    });
  });
  return ok(null);
}

/** A person leaves the consultant today; help given before still counts against a seat in a council. */
export async function endPerson(
  services: Services,
  actor: Actor,
  { consultantId, personId }: { consultantId: string; personId: string },
): Promise<Result<null>> {
  const consultant = await consultantToKeep(services.db, actor, consultantId);
  const leftOn = dayInVietnam(services.now());
  const people = await listPeople(services.db, consultantId);
  const person = people.find(({ id }) => id === personId);
  if (!person) throw new NotFound("Không có người này trong đơn vị.");
  if (person.joinedOn && person.joinedOn > leftOn) return fault("", "Người này chưa vào làm.");
  await services.db.transaction().execute(async (tx) => {
    if (!(await endMembership(tx, { consultantId, personId, leftOn }))) throw new Conflict();
    await audit(tx, {
      provinceCode: consultant.provinceCode,
      actor,
      action: "consultants.end-person",
      subject: { kind: "consultant", id: consultantId },
      details: { personId, leftOn },
    });
  });
  return ok(null);
}

type Check = ReturnType<typeof startChecks>;

async function accountOf(db: Executor, check: Check, typed: string): Promise<string | null> {
  const email = check.email("email", typed);
  if (check.faults.some(({ field }) => field === "email")) return null;
  const account = await findAccountFor(db, email);
  if (!account)
    check.add("email", "Chưa có tài khoản nào dùng e-mail này. Để trống nếu người này không dùng hệ thống.");
  return account?.id ?? null;
}
