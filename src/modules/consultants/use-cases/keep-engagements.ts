import { getProducer } from "#modules/producers";
import { listProductsOf } from "#modules/products";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid, uuidv7 } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { allows } from "../domain/actions.ts";
import { helpKindCodes } from "../domain/help-kinds.ts";
import { closeById, upsertEngagement } from "../store/engagements.store.ts";
import { consultantToKeep } from "./keep-consultant.ts";

export interface EngagementForm {
  producerId: string;
  productId: string;
  help: string;
  contractNumber: string;
  fromOn: string;
  toOn: string;
  note: string;
}

/** Enters by hand that a consultant helped a producer, for help that no other record of the platform tells. */
export async function addEngagement(
  services: Services,
  actor: Actor,
  consultantId: string,
  form: EngagementForm,
): Promise<Result<{ id: string }>> {
  const consultant = await consultantToKeep(services.db, actor, consultantId);
  if (!allows(consultant.status, "addEngagement"))
    throw new Conflict("Đơn vị, người tư vấn này đã ngừng hợp tác.");
  if (!isUuid(form.producerId)) return fault("producerId", "Tìm và chọn chủ thể được tư vấn.");
  const producer = await getProducer(services.db, form.producerId);
  if (producer.provinceCode !== consultant.provinceCode) throw new NotAllowed("Chủ thể này thuộc tỉnh khác.");
  const check = startChecks();
  const help = check.choice("help", form.help, helpKindCodes, "Chọn việc đã tư vấn.");
  const fromOn = check.optionalDay("fromOn", form.fromOn, { label: "ngày bắt đầu" });
  const toOn = check.optionalDay("toOn", form.toOn, { label: "ngày kết thúc" });
  if (!fromOn && form.fromOn === "") check.add("fromOn", "Nhập ngày bắt đầu.");
  if (fromOn && toOn && toOn < fromOn) check.add("toOn", "Ngày kết thúc phải từ ngày bắt đầu trở đi.");
  const rest = {
    contractNumber: check.optionalLine("contractNumber", form.contractNumber, {
      label: "số hợp đồng",
      max: 80,
    }),
    note: check.optionalText("note", form.note, { label: "ghi chú", max: 500 }),
  };
  const products = form.productId ? await listProductsOf(services.db, producer.id) : [];
  if (form.productId && !products.some(({ id }) => id === form.productId))
    check.add("productId", "Chọn sản phẩm của chủ thể này.");
  if (check.faults.length > 0 || !fromOn) return check.result({ id: "" });
  const id = uuidv7();
  await services.db.transaction().execute(async (tx) => {
    await upsertEngagement(tx, id, {
      ...rest,
      consultantId,
      provinceCode: consultant.provinceCode,
      producerId: producer.id,
      productId: form.productId || null,
      help,
      fromOn,
      toOn,
      source: null,
      isDemo: consultant.isDemo,
      createdBy: actor.accountId,
    });
    await audit(tx, {
      provinceCode: consultant.provinceCode,
      actor,
      action: "consultants.add-engagement",
      subject: { kind: "consultant", id: consultantId },
      details: { engagementId: id, producerId: producer.id, help, fromOn },
    });
  });
  return ok({ id });
}

/** Ends today an engagement entered by hand; those of a support request or a pilot end with their record. */
export async function endByHand(
  services: Services,
  actor: Actor,
  { consultantId, engagementId }: { consultantId: string; engagementId: string },
): Promise<void> {
  const consultant = await consultantToKeep(services.db, actor, consultantId);
  const toOn = dayInVietnam(services.now());
  await services.db.transaction().execute(async (tx) => {
    const ended = isUuid(engagementId) && (await closeById(tx, { id: engagementId, consultantId, toOn }));
    if (!ended)
      throw new Conflict("Lần tư vấn này đã kết thúc, chưa bắt đầu, hoặc kết thúc theo hồ sơ gốc của nó.");
    await audit(tx, {
      provinceCode: consultant.provinceCode,
      actor,
      action: "consultants.end-engagement",
      subject: { kind: "consultant", id: consultantId },
      details: { engagementId, toOn },
    });
  });
}
