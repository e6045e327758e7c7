import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import type { Executor, Tx } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import { allows, type Producer } from "../domain/producer.ts";
import { REPRESENTATIVE_PURPOSE, type Representative, type Sex, sexes } from "../domain/representative.ts";
import { belongsToProducer } from "../permissions.ts";
import { touchProducer } from "../store/producers.store.ts";
import { findCurrent, findNameOfCurrent, putRepresentative } from "../store/representatives.store.ts";
import { producerToChange, viewProducer } from "./get-producer.ts";
import { actingFor } from "./on-behalf.ts";

/** Everything kept about the representative in office. Sensitive: the caller writes the reading into the audit trail. */
export function currentRepresentative(db: Executor, producerId: string): Promise<Representative | undefined> {
  return findCurrent(db, producerId);
}

/** Writes a representative whose data were checked before, e.g. for the demonstration. */
export function saveRepresentativeData(tx: Tx, producerId: string, person: Representative): Promise<void> {
  return putRepresentative(tx, producerId, person);
}

/** Name and title only. */
export function representativeName(
  db: Executor,
  producerId: string,
): Promise<{ fullName: string; title: string | null } | undefined> {
  return findNameOfCurrent(db, producerId);
}

/** The page of the representative: reading by anybody but the producer's own people leaves a row. */
export async function viewRepresentative(
  services: Services,
  actor: Actor,
  producerId: string,
  requestId?: string,
): Promise<{ producer: Producer; person: Representative | undefined }> {
  const producer = await viewProducer(services.db, actor, producerId);
  const person = await findCurrent(services.db, producerId);
  if (person && !belongsToProducer(actor, producer)) {
    await services.db.transaction().execute((tx) =>
      audit(tx, {
        provinceCode: producer.provinceCode,
        actor: { accountId: actor.accountId, displayName: actor.displayName },
        action: "producers.read-representative",
        subject: { kind: "producer", id: producer.id },
        requestId,
      }),
    );
  }
  return { producer, person };
}

export const representativeFields = [
  "fullName",
  "title",
  "phone",
  "email",
  "permanentAddress",
  "sex",
  "ethnicity",
  "disability",
  "consent",
] as const;
export type RepresentativeField = (typeof representativeFields)[number];

export interface RepresentativeInput {
  producerId: string;
  version: number;
  typed: Typed<RepresentativeField>;
  requestId?: string;
}

/** Without consent nothing of sex, ethnicity and disability is kept; consent taken back removes it. */
export async function saveRepresentative(
  services: Services,
  actor: Actor,
  input: RepresentativeInput,
): Promise<Result<{ id: string }>> {
  const producer = await producerToChange(services.db, actor, input.producerId);
  if (!allows(producer.status, "change")) throw new Conflict("Chủ thể này hiện không sửa được thông tin.");
  const now = services.now();
  const checked = checkRepresentative(input.typed, now);
  if (!checked.ok) return checked;
  const person = checked.value;
  return services.db.transaction().execute(async (tx) => {
    if (!(await touchProducer(tx, { id: producer.id, version: input.version, at: now })))
      throw new Conflict();
    await putRepresentative(tx, producer.id, person);
    await audit(tx, {
      provinceCode: producer.provinceCode,
      actor: actingFor(actor, producer),
      action: "producers.change-representative",
      subject: { kind: "producer", id: producer.id },
      requestId: input.requestId,
      details: { withConsent: person.consentedAt !== null },
    });
    return ok({ id: producer.id });
  });
}

function checkRepresentative(typed: Typed<RepresentativeField>, now: Date): Result<Representative> {
  const check = startChecks();
  const consents = typed.consent === "1";
  const sex =
    typed.sex === "" ? null : check.choice("sex", typed.sex, Object.keys(sexes) as Sex[], "Chọn giới tính.");
  const ethnicity = check.optionalLine("ethnicity", typed.ethnicity, { label: "dân tộc", max: 60 });
  const hasDisability = typed.disability === "" ? null : typed.disability === "yes";
  const tellsMore = sex !== null || ethnicity !== null || hasDisability !== null;
  // Luật 91/2025/QH15: such data are taken only with consent for the purpose that was told.
  if (tellsMore && !consents) {
    check.add(
      "consent",
      "Đánh dấu đồng ý, hoặc bỏ trống giới tính, dân tộc, khuyết tật nếu không muốn khai.",
    );
  }
  return check.result({
    fullName: check.line("fullName", typed.fullName, { label: "họ và tên người đại diện", min: 2, max: 120 }),
    title: check.optionalLine("title", typed.title, { label: "chức vụ", max: 120 }),
    phone: check.optionalPhone("phone", typed.phone),
    email: typed.email === "" ? null : check.email("email", typed.email),
    permanentAddress: check.optionalLine("permanentAddress", typed.permanentAddress, {
      label: "nơi thường trú",
      max: 200,
    }),
    sex,
    ethnicity,
    hasDisability,
    purpose: tellsMore ? REPRESENTATIVE_PURPOSE : null,
    consentedAt: tellsMore ? now : null,
    validFrom: dayInVietnam(now),
  });
}
