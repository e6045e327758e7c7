import { getPreparedSet, ruleSetInForce } from "#modules/criteria";
import { getProducer } from "#modules/producers";
import { audit } from "#platform/audit";
import { addDays, dayInVietnam, isIsoDate } from "#platform/calendar";
import { isUuid } from "#platform/db";
import { type Actor, NotAllowed, type Services } from "#platform/http";
import { type Fault, fault, ok, type Result, refuse } from "#platform/result";
import { actsOnBehalf, mayWrite } from "../permissions.ts";
import { insertDossier } from "../store/dossiers.store.ts";
import { insertStatusChange } from "../store/timeline.store.ts";
import { getDossierProduct } from "./open-dossier.ts";

export interface StartInput {
  productId: string;
  targetStar: string;
  councilOn: string;
  requestId: string;
}

/** Opens a first-time dossier under the rule set in force; one open dossier a product. */
export async function startDossier(
  services: Services,
  actor: Actor,
  input: StartInput,
): Promise<Result<{ dossierId: string }>> {
  const now = services.now();
  const today = dayInVietnam(now);
  const goal = readGoal(input, today);
  if (!isUuid(input.productId)) {
    return refuse([
      { field: "productId", text: "Chọn sản phẩm để lập hồ sơ." },
      ...(goal.ok ? [] : goal.faults),
    ]);
  }
  const product = await getDossierProduct(services.db, input.productId);
  const producer = await getProducer(services.db, product.producerId);
  const { provinceCode, communeCode } = producer;
  if (!communeCode)
    return fault("productId", "Hồ sơ chủ thể chưa ghi xã. Bổ sung nơi hoạt động trước khi lập hồ sơ.");
  const place = { producerId: producer.id, provinceCode, communeCode };
  if (!mayWrite(actor, place)) throw new NotAllowed("Bạn không lập được hồ sơ cho sản phẩm của chủ thể này.");
  const ruleSet = ruleSetInForce(today);
  const unfit = fitFault(ruleSet.id, product.setCode, producer);
  if (unfit) return refuse([unfit, ...(goal.ok ? [] : goal.faults)]);
  if (!goal.ok) return goal;
  const onBehalfOf = actsOnBehalf(actor, place) ? producer.name : undefined;
  return services.db.transaction().execute(async (tx) => {
    const dossierId = await insertDossier(tx, {
      ...place,
      ...goal.value,
      productId: product.id,
      ruleSet: ruleSet.id,
      setCode: product.setCode ?? "",
      isDemo: product.isDemo,
      createdBy: actor.accountId,
      now,
    });
    if (!dossierId)
      return fault("productId", "Sản phẩm này đang có một hồ sơ chưa xong. Mở hồ sơ đó để làm tiếp.");
    const entry = { dossierId, action: "start", from: "draft", to: "draft", actor } as const;
    await insertStatusChange(tx, { ...entry, onBehalfOf, law: "QĐ 26/2026/QĐ-TTg, Điều 6 khoản 1", at: now });
    await audit(tx, {
      provinceCode,
      actor: { ...actor, onBehalfOf },
      action: "dossiers.start",
      subject: { kind: "dossier", id: dossierId },
      requestId: input.requestId,
      details: { productId: product.id, ruleSet: ruleSet.id, setCode: product.setCode, ...goal.value },
    });
    return ok({ dossierId });
  });
}

/** Target star and expected council day, as the goal of a dossier states them. */
export function readGoal(
  input: { targetStar: string; councilOn: string },
  today: string,
): Result<{ targetStar: number; councilOn: string | null }> {
  const faults: Fault[] = [];
  if (!["3", "4", "5"].includes(input.targetStar)) {
    faults.push({ field: "targetStar", text: "Chọn hạng sao muốn đạt: 3, 4 hoặc 5 sao." });
  }
  const { councilOn } = input;
  if (councilOn !== "" && (!isIsoDate(councilOn) || councilOn < today || councilOn > addDays(today, 730))) {
    const text = "Ngày dự kiến họp Hội đồng phải từ hôm nay đến hai năm tới.";
    faults.push({ field: "councilOn", text });
  }
  if (faults.length > 0) return refuse(faults);
  return ok({ targetStar: Number(input.targetStar), councilOn: councilOn || null });
}

function fitFault(
  ruleSetId: string,
  setCode: string | null,
  producer: { status: string; kind: string },
): Fault | undefined {
  if (producer.status !== "active") {
    return { field: "productId", text: "Chủ thể chưa được xã xác nhận nên chưa nộp được hồ sơ." };
  }
  // QĐ 26/2026/QĐ-TTg, Điều 2 lists who may take part; these two kinds only come from old registers.
  if (producer.kind === "facility" || producer.kind === "unknown") {
    return {
      field: "productId",
      text: "Chủ thể chưa ghi loại hình theo Điều 2. Bổ sung loại hình rồi lập hồ sơ.",
    };
  }
  if (!setCode) {
    return {
      field: "productId",
      text: "Sản phẩm chưa chọn phân nhóm nên chưa có bộ tiêu chí. Bổ sung phân nhóm trước.",
    };
  }
  getPreparedSet(ruleSetId, setCode);
  return undefined;
}
