import { createAccount } from "#modules/identity";
import { findCommune, readCommuneChoice } from "#modules/territory";
import { uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { NotFound, type Services } from "#platform/http";
import { type Fault, ok, type Result, refuse } from "#platform/result";
import { kindsForNew } from "../domain/producer.ts";
import type { Registration } from "../domain/registration.ts";
import { findByNameInCommune, findByTaxCode, findProducer } from "../store/producers.store.ts";
import { findRegistration, insertRegistration } from "../store/registrations.store.ts";
import { checkIdentity, identityFields } from "./check-producer.ts";
import { createProducer } from "./create-producer.ts";

export const registrationFields = [
  ...identityFields,
  "place",
  "displayName",
  "email",
  "phone",
  "password",
  "consent",
] as const;
export type RegistrationField = (typeof registrationFields)[number];

/** The part of the form that a person fills at a time. */
export type RegistrationStep = "producer" | "place" | "account";

export const stepOfField: Readonly<Record<RegistrationField, RegistrationStep>> = {
  kind: "producer",
  name: "producer",
  taxCode: "producer",
  registrationNumber: "producer",
  address: "place",
  place: "place",
  displayName: "account",
  email: "account",
  phone: "account",
  password: "account",
  consent: "account",
};

/** Faults of what was typed so far, for the steps up to and including `upTo`; nothing is written. */
export function checkRegistration(typed: Typed<RegistrationField>, upTo: RegistrationStep): Fault[] {
  const order: RegistrationStep[] = ["producer", "place", "account"];
  const reached = order.slice(0, order.indexOf(upTo) + 1);
  const checked = readRegistration(typed);
  const faults = checked.ok ? [] : checked.faults;
  return faults.filter(({ field }) => reached.includes(stepOfField[field as RegistrationField] ?? "account"));
}

/**
 * A maker registers itself: producer and account wait until the commune where it works has looked at them
 * (QĐ 26/2026/QĐ-TTg, Điều 6: the commune is where a dossier begins).
 */
export async function registerProducer(
  services: Services,
  typed: Typed<RegistrationField>,
  requestId?: string,
): Promise<Result<{ registrationId: string }>> {
  const checked = readRegistration(typed);
  if (!checked.ok) return checked;
  const { identity, communeCode, oldCommuneCode, provinceCode, account } = checked.value;
  return services.db.transaction().execute(async (tx) => {
    const twin = identity.taxCode
      ? await findByTaxCode(tx, identity.taxCode)
      : await findByNameInCommune(tx, identity.name, communeCode);
    if (twin) return refuse([twinFault(identity.taxCode !== null)]);
    const opened = await createAccount(tx, { ...account, status: "pending" });
    if (!opened.ok) return opened;
    const by = { actor: { accountId: opened.value.id, displayName: account.displayName }, requestId };
    const place = { provinceCode, communeCode, oldCommuneCode };
    const { id } = await createProducer(tx, { ...identity, ...place, status: "pending" }, by);
    const registrationId = uuidv7();
    await insertRegistration(tx, {
      id: registrationId,
      producerId: id,
      accountId: opened.value.id,
      provinceCode,
      communeCode,
    });
    await services.jobs.enqueue(tx, "producers.write-to-registrant", { registrationId, letter: "received" });
    return ok({ registrationId });
  });
}

function twinFault(byTaxCode: boolean): Fault {
  return byTaxCode
    ? {
        field: "taxCode",
        text: "Mã số thuế này đã có trên SaoQuê. Hãy nhờ người đứng tên chủ thể mời bạn vào, hoặc hỏi UBND xã.",
      }
    : {
        field: "name",
        text: "Xã này đã có một chủ thể cùng tên. Hãy nhờ người đứng tên chủ thể mời bạn vào, hoặc hỏi UBND xã.",
      };
}

function readRegistration(typed: Typed<RegistrationField>) {
  const check = startChecks();
  const identity = checkIdentity(check, typed, kindsForNew);
  const choice = readCommuneChoice(typed.place);
  const commune = choice && findCommune(choice.communeCode);
  if (!commune) check.add("place", "Chọn xã, phường nơi cơ sở hoạt động.");
  const displayName = check.line("displayName", typed.displayName, { label: "họ và tên", min: 2, max: 120 });
  const email = check.email("email", typed.email);
  const phone = check.optionalPhone("phone", typed.phone);
  if (typed.phone === "") check.add("phone", "Nhập số điện thoại để cán bộ xã liên hệ.");
  if (typed.password === "") check.add("password", "Đặt mật khẩu cho tài khoản.");
  // Luật 91/2025/QH15: consent is an act of its own, never ticked beforehand.
  if (typed.consent !== "1") check.add("consent", "Đánh dấu đồng ý để xã có thể xem và xác nhận đăng ký.");
  return check.result({
    identity,
    communeCode: choice?.communeCode ?? "",
    oldCommuneCode: choice?.oldCommuneCode ?? null,
    provinceCode: commune?.provinceCode ?? "",
    account: { displayName, email, phone: phone ?? "", password: typed.password },
  });
}

export interface SentRegistration {
  registration: Registration;
  producerName: string;
}

/** What the registrant sees afterwards; the address is known only to whoever sent the form. */
export async function viewSentRegistration(services: Services, id: string): Promise<SentRegistration> {
  const registration = await findRegistration(services.db, id);
  const producer = registration && (await findProducer(services.db, registration.producerId));
  if (!registration || !producer) throw new NotFound("Không tìm thấy đăng ký này.");
  return { registration, producerName: producer.name };
}
