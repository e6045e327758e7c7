import { endEngagement, getConsultant, recordEngagement } from "#modules/consultants";
import { audit } from "#platform/audit";
import { dayInVietnam } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { startChecks } from "#platform/forms";
import { type Actor, Conflict, NotAllowed, type Services } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { isWritable } from "../domain/actions.ts";
import { isPilotKind } from "../domain/candidate.ts";
import { mayMakePilot } from "../permissions.ts";
import { updateCandidate } from "../store/candidates.store.ts";
import { getCandidate } from "./candidate-records.ts";

export interface PilotForm {
  pilotKind: string;
  consultantId: string;
  contractNumber: string;
  fromOn: string;
}

/** Makes a candidate a model, or an ordinary one again; its consultant enters the register that councils are checked against. */
export async function makePilot(
  services: Services,
  actor: Actor,
  target: { id: string; version: number },
  form: PilotForm,
): Promise<Result<{ pilot: boolean }>> {
  const candidate = await getCandidate(services.db, target.id);
  if (!mayMakePilot(actor, candidate)) throw new NotAllowed("Chỉ cán bộ OCOP của tỉnh chọn mô hình điểm.");
  if (!isWritable(candidate.step)) throw new Conflict("Ứng viên đã công nhận hoặc đã dừng.");
  const pilotKind = isPilotKind(form.pilotKind) ? form.pilotKind : null;
  if (form.pilotKind !== "" && !pilotKind) return fault("pilotKind", "Chọn loại mô hình trong danh sách.");
  const consultant = isUuid(form.consultantId)
    ? await getConsultant(services.db, form.consultantId)
    : undefined;
  if (form.consultantId !== "" && consultant?.provinceCode !== candidate.provinceCode)
    return fault("consultantId", "Chọn đơn vị tư vấn trong sổ của tỉnh.");
  const check = startChecks();
  const today = dayInVietnam(services.now());
  const fromOn = check.optionalDay("fromOn", form.fromOn, { label: "ngày bắt đầu tư vấn" }) ?? today;
  const contractNumber = check.optionalLine("contractNumber", form.contractNumber, {
    label: "số hợp đồng",
    max: 80,
  });
  if (check.faults.length > 0) return check.result({ pilot: false });
  const consultantId = pilotKind ? (consultant?.id ?? null) : null;
  await services.db.transaction().execute(async (tx) => {
    const change = { pilot: { pilotKind, consultantId } };
    if (!(await updateCandidate(tx, { ...target, at: services.now() }, change))) throw new Conflict();
    const { id, producerId, productId, provinceCode, isDemo } = candidate;
    if (consultantId && producerId) {
      await recordEngagement(tx, {
        consultantId,
        provinceCode,
        producerId,
        productId,
        help: "business_plan",
        contractNumber,
        fromOn,
        sourceKind: "pilot",
        sourceId: id,
        isDemo,
        recordedBy: actor.accountId,
      });
    } else await endEngagement(tx, { sourceKind: "pilot", sourceId: id, toOn: today });
    await audit(tx, {
      provinceCode,
      actor,
      action: "cycle.make-pilot",
      subject: { kind: "candidate", id },
      details: { before: candidate.pilotKind, after: pilotKind, consultantId },
    });
  });
  return ok({ pilot: pilotKind !== null });
}
