import { getProducer, type Producer } from "#modules/producers";
import { audit } from "#platform/audit";
import { addDays, dayInVietnam } from "#platform/calendar";
import { isUuid, uuidv7 } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { ok, type Result } from "#platform/result";
import type { SupportRequest } from "../../domain/request.ts";
import { isOfficer, mayRunDesign, provinceOf } from "../../permissions.ts";
import { findDesignOfRequest, insertDesign } from "../../store/designs.store.ts";
import { searchProducers } from "../../store/producers.store.ts";
import { getRequest } from "../requests/view-request.ts";

export const designFields = [
  "requestId",
  "producerId",
  "title",
  "brief",
  "audience",
  "mustHave",
  "dueOn",
] as const;
export type DesignTyped = Typed<(typeof designFields)[number]>;

/** The request a project grows from, when there is one that this officer may work on. */
export async function requestForDesign(
  services: Services,
  actor: Actor,
  supportId: string,
): Promise<SupportRequest | null> {
  if (!isOfficer(actor)) throw new NotAllowed();
  if (!isUuid(supportId)) return null;
  const request = await getRequest(services.db, supportId);
  if (!mayRunDesign(actor, request)) throw new NotAllowed("Yêu cầu này không thuộc tỉnh của bạn.");
  return request;
}

/** Producers of the officer's province by name, for the forms of centre and register. */
export async function producersToChoose(
  services: Services,
  actor: Actor,
  text: string,
): Promise<{ id: string; name: string }[]> {
  const provinceCode = provinceOf(actor);
  if (!provinceCode) throw new NotAllowed();
  return searchProducers(services.db, provinceCode, text);
}

/** A job for the design centre, from a request of a producer or of the centre's own. */
export async function openDesign(
  services: Services,
  actor: Actor,
  { typed, requestId, isDemo = false }: { typed: DesignTyped; requestId?: string; isDemo?: boolean },
): Promise<Result<{ id: string }>> {
  const request = await requestForDesign(services, actor, typed.requestId);
  const provinceCode = request?.provinceCode ?? provinceOf(actor);
  if (!provinceCode) throw new NotAllowed();
  if (request && (await findDesignOfRequest(services.db, request.id)))
    throw new Conflict("Yêu cầu hỗ trợ này đã có việc thiết kế.");
  const producer = await producerFor(services, request, typed.producerId, provinceCode);
  const checked = checkDesign(typed, dayInVietnam(services.now()));
  if (!checked.ok) return checked;
  const project = {
    ...checked.value,
    id: uuidv7(),
    provinceCode,
    requestId: request?.id ?? null,
    producerId: producer?.id ?? null,
    productId: request?.productId ?? null,
    status: "open" as const,
    chosenProposalId: null,
    choiceReason: null,
    chosenAt: null,
    chosenByName: null,
    handedOverOn: null,
    stoppedReason: null,
    isDemo: isDemo || (request?.isDemo ?? false),
    createdAt: services.now(),
  };
  await services.db.transaction().execute(async (tx) => {
    await insertDesign(tx, project, actor.accountId);
    await audit(tx, {
      provinceCode,
      actor,
      action: "support.open-design",
      subject: { kind: "design-project", id: project.id },
      requestId,
      details: { title: project.title, request: project.requestId, producerId: project.producerId },
    });
  });
  return ok({ id: project.id });
}

async function producerFor(
  services: Services,
  request: SupportRequest | null,
  producerId: string,
  provinceCode: string,
): Promise<Producer | null> {
  const id = request?.producerId ?? producerId;
  if (!isUuid(id)) return null;
  const producer = await getProducer(services.db, id);
  if (producer.provinceCode !== provinceCode) throw new NotAllowed("Chủ thể này không thuộc tỉnh của bạn.");
  return producer;
}

function checkDesign(typed: DesignTyped, today: string) {
  const check = startChecks();
  const title = check.line("title", typed.title, { label: "tên việc thiết kế", min: 5, max: 200 });
  const brief = check.optionalText("brief", typed.brief, { label: "yêu cầu thiết kế", min: 10, max: 4000 });
  if (typed.brief.trim() === "") check.add("brief", "Nhập yêu cầu thiết kế.");
  const dueOn = check.optionalDay("dueOn", typed.dueOn, { label: "ngày cần xong" });
  if (dueOn !== null && dueOn < addDays(today, 1)) check.add("dueOn", "Sửa ngày cần xong: phải sau hôm nay.");
  return check.result({
    title,
    brief: brief ?? "",
    audience: check.optionalText("audience", typed.audience, { label: "người mua", max: 1000 }),
    mustHave: check.optionalText("mustHave", typed.mustHave, { label: "điều bắt buộc có", max: 2000 }),
    dueOn,
  });
}
