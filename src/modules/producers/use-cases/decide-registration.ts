import { type AccountView, activateAccount, getAccount, grantRole } from "#modules/identity";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, NotFound, type Services } from "#platform/http";
import { announce } from "#platform/jobs";
import { fault, ok, type Result } from "#platform/result";
import { allows, type Producer } from "../domain/producer.ts";
import type { Registration } from "../domain/registration.ts";
import { PRODUCER_CHANGED, REGISTRATION_APPROVED, REGISTRATION_REFUSED } from "../events.ts";
import { mayDecideRegistration } from "../permissions.ts";
import { findByTaxCode, setProducerStatus } from "../store/producers.store.ts";
import { decideRegistration, findRegistration } from "../store/registrations.store.ts";
import { getProducer } from "./get-producer.ts";

export interface RegistrationCase {
  registration: Registration;
  producer: Producer;
  registrant: AccountView;
}

/** The registration as the commune it was sent to sees it. */
export async function viewRegistration(
  services: Services,
  actor: Actor,
  id: string,
): Promise<RegistrationCase> {
  const registration = isUuid(id) ? await findRegistration(services.db, id) : undefined;
  if (!registration) throw new NotFound("Không tìm thấy đăng ký này.");
  if (!mayDecideRegistration(actor, registration)) throw new NotAllowed("Đăng ký này thuộc xã khác.");
  const registrant = await getAccount(services.db, registration.accountId);
  if (!registrant) throw new NotFound("Không tìm thấy tài khoản của đăng ký này.");
  return { registration, registrant, producer: await getProducer(services.db, registration.producerId) };
}

/** The commune knows this maker: it may work from now on, and its registrant may sign in as the owner. */
export async function approveRegistration(
  services: Services,
  actor: Actor,
  { id, requestId }: { id: string; requestId?: string },
): Promise<Result<{ producerId: string }>> {
  const { registration, producer } = await viewRegistration(services, actor, id);
  if (!allows(producer.status, "approve")) throw decidedAlready();
  const at = services.now();
  return services.db.transaction().execute(async (tx) => {
    const twin = producer.taxCode ? await findByTaxCode(tx, producer.taxCode, producer.id) : undefined;
    if (twin) return fault("", `Mã số thuế này đã thuộc về “${twin.name}”. Hãy kiểm tra trước khi xác nhận.`);
    const decision = { status: "approved", reason: null, by: actor.accountId, at } as const;
    if (!(await decideRegistration(tx, id, registration.status, decision))) throw decidedAlready();
    await setProducerStatus(tx, producer.id, "active", at);
    await activateAccount(tx, registration.accountId);
    await grantRole(tx, {
      accountId: registration.accountId,
      role: "producer_owner",
      unitKind: "producer",
      unitCode: producer.id,
      unitName: producer.name,
      provinceCode: producer.provinceCode,
      validFrom: dayInVietnam(at),
      grantedBy: actor.accountId,
    });
    await audit(tx, entryFor("producers.approve-registration", actor, registration, requestId));
    await announce(tx, REGISTRATION_APPROVED, factOf(registration));
    await announce(tx, PRODUCER_CHANGED, { producerId: producer.id });
    await services.jobs.enqueue(tx, "producers.write-to-registrant", {
      registrationId: id,
      letter: "approved",
    });
    return ok({ producerId: producer.id });
  });
}

/** The commune says no and why; after a call it may still agree, so that nobody has to register twice. */
export async function refuseRegistration(
  services: Services,
  actor: Actor,
  { id, reason, requestId }: { id: string; reason: string; requestId?: string },
): Promise<Result<{ producerId: string }>> {
  const { registration, producer } = await viewRegistration(services, actor, id);
  if (!allows(producer.status, "refuse")) throw decidedAlready();
  const check = startChecks();
  const text = check.optionalText("reason", reason, { label: "lý do", min: 10, max: 1000 });
  if (text === null && check.faults.length === 0)
    check.add("reason", "Ghi lý do để người đăng ký biết cần sửa gì.");
  const checked = check.result(text);
  if (!checked.ok) return checked;
  const at = services.now();
  return services.db.transaction().execute(async (tx) => {
    const decision = { status: "refused", reason: text, by: actor.accountId, at } as const;
    if (!(await decideRegistration(tx, id, "pending", decision))) throw decidedAlready();
    await setProducerStatus(tx, producer.id, "refused", at);
    await audit(tx, entryFor("producers.refuse-registration", actor, registration, requestId));
    await announce(tx, REGISTRATION_REFUSED, factOf(registration));
    await services.jobs.enqueue(tx, "producers.write-to-registrant", {
      registrationId: id,
      letter: "refused",
    });
    return ok({ producerId: producer.id });
  });
}

function decidedAlready(): Conflict {
  return new Conflict("Đăng ký này vừa được một cán bộ khác xử lý. Hãy mở lại để xem kết quả.");
}

function factOf({ id, producerId, accountId }: Registration): Record<string, unknown> {
  return { registrationId: id, producerId, accountId };
}

function entryFor(action: string, actor: Actor, registration: Registration, requestId: string | undefined) {
  return {
    provinceCode: registration.provinceCode,
    actor: { accountId: actor.accountId, displayName: actor.displayName },
    action,
    subject: { kind: "producer", id: registration.producerId },
    requestId,
    details: { registrationId: registration.id },
  };
}
