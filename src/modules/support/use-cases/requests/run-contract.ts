import { getConsultant, isHelpKind, listConsultants, recordEngagement } from "#modules/consultants";
import { getProducer } from "#modules/producers";
import { dayInVietnam } from "#platform/calendar";
import type { Tx } from "#platform/db";
import { startChecks, type Typed } from "#platform/forms";
import type { Actor, Services, UploadedFile } from "#platform/http";
import { fault, ok, type Result } from "#platform/result";
import { formatDate, formatMoney } from "#platform/ui";
import { overBudget, type SupportRequest } from "../../domain/request.ts";
import { addFiles } from "./attach-files.ts";
import { moveRequest, type StepOn } from "./move-request.ts";

export interface ProviderChoice {
  id: string;
  name: string;
  fits: boolean;
  producers: number;
}

/** Consultants of the province, those who do this kind of work first. */
export async function providersFor(services: Services, request: SupportRequest): Promise<ProviderChoice[]> {
  const all = await listConsultants(services.db, { provinceCode: request.provinceCode });
  return all
    .map(({ id, name, fields, producers }) => ({ id, name, producers, fits: fields.includes(request.kind) }))
    .sort((a, b) => Number(b.fits) - Number(a.fits));
}

export interface Engaging {
  tx: Tx;
  request: SupportRequest;
  consultantId: string;
  contractNumber?: string | null;
  recordedBy: string;
  today: string;
}

/** Whoever helps a producer does not score it: the register of help is what councils check. */
export async function engage({ tx, request, consultantId, contractNumber, recordedBy, today }: Engaging) {
  await recordEngagement(tx, {
    consultantId,
    provinceCode: request.provinceCode,
    producerId: request.producerId,
    productId: request.productId,
    help: isHelpKind(request.kind) ? request.kind : "other",
    contractNumber: contractNumber ?? null,
    fromOn: today,
    sourceKind: "support_request",
    sourceId: request.id,
    isDemo: request.isDemo,
    recordedBy,
  });
}

export function chooseProvider(
  services: Services,
  actor: Actor,
  { consultantId, ...on }: StepOn & { consultantId: string },
): Promise<Result<SupportRequest>> {
  return moveRequest(services, actor, "choose", on, async ({ tx, request, today, by }) => {
    const consultant = await getConsultant(tx, consultantId);
    if (!consultant || consultant.provinceCode !== request.provinceCode || consultant.status !== "active")
      return fault("consultantId", "Chọn đơn vị hỗ trợ trong danh bạ tư vấn của tỉnh.");
    await engage({ tx, request, consultantId: consultant.id, recordedBy: by.accountId, today });
    const { name } = await getProducer(tx, request.producerId);
    return ok({
      change: { consultantId: consultant.id },
      note: `Chọn ${consultant.name}. Người của đơn vị này không được chấm hồ sơ của ${name}.`,
      details: { consultant: consultant.name },
    });
  });
}

export const contractFields = ["contractNumber", "contractOn", "contractValue", "dueOn"] as const;
export type ContractTyped = Typed<(typeof contractFields)[number]>;

export interface ContractInput extends StepOn {
  typed: ContractTyped;
  uploads: readonly UploadedFile[];
}

/** Notes the contract, or what an annex changed in it. */
export function noteContract(
  services: Services,
  actor: Actor,
  { typed, uploads, ...on }: ContractInput,
): Promise<Result<SupportRequest>> {
  return moveRequest(services, actor, "contract", on, async ({ tx, request, today, by }) => {
    if (!request.consultantId) return fault("contractNumber", "Chọn đơn vị hỗ trợ trước khi ghi hợp đồng.");
    const checked = checkContract(typed, dayInVietnam(services.now()));
    if (!checked.ok) return checked;
    const contract = checked.value;
    const kept = await addFiles(services, {
      tx,
      request,
      by,
      role: "contract",
      uploads,
      field: "contractFile",
    });
    if (!kept.ok) return kept;
    const { consultantId } = request;
    const fromOn = contract.contractOn < today ? contract.contractOn : today;
    await engage({
      tx,
      request,
      consultantId,
      contractNumber: contract.contractNumber,
      recordedBy: by.accountId,
      today: fromOn,
    });
    const first = request.status === "accepted";
    const over = overBudget({ ...request, ...contract });
    const told = `${first ? "Ký" : "Sửa"} hợp đồng, hẹn bàn giao ${formatDate(contract.dueOn)}.`;
    return ok({
      change: contract,
      note: over > 0 ? `${told} Giá trị vượt kinh phí ${formatMoney(over)}.` : told,
      ...(first
        ? {
            letter: {
              to: "producer" as const,
              subject: "Đã ký hợp đồng hỗ trợ",
              body: `Đơn vị hỗ trợ bắt đầu làm, hẹn bàn giao ngày ${formatDate(contract.dueOn)}.`,
            },
          }
        : {}),
    });
  });
}

interface Contract {
  contractNumber: string;
  contractOn: string;
  contractValueVnd: number;
  dueOn: string;
}

function checkContract(typed: ContractTyped, today: string): Result<Contract> {
  const check = startChecks();
  const contractNumber = check.line("contractNumber", typed.contractNumber, {
    label: "số hợp đồng",
    max: 80,
  });
  const signed = { label: "ngày ký hợp đồng", notAfter: today };
  const contractOn = check.optionalDay("contractOn", typed.contractOn, signed);
  if (typed.contractOn.trim() === "") check.add("contractOn", "Nhập ngày ký hợp đồng.");
  const value = check.optionalWhole("contractValue", typed.contractValue, {
    label: "giá trị hợp đồng",
    max: 100_000_000_000,
  });
  if (typed.contractValue.trim() === "") check.add("contractValue", "Nhập giá trị hợp đồng.");
  const dueOn = check.optionalDay("dueOn", typed.dueOn, { label: "ngày phải bàn giao" });
  if (typed.dueOn.trim() === "") check.add("dueOn", "Nhập ngày phải bàn giao.");
  if (contractOn && dueOn && dueOn < contractOn)
    check.add("dueOn", "Sửa ngày phải bàn giao: phải sau ngày ký hợp đồng.");
  return check.result({
    contractNumber,
    contractOn: contractOn ?? today,
    contractValueVnd: value ?? 0,
    dueOn: dueOn ?? today,
  });
}

export const deliverFields = ["deliveredOn", "deliverResult"] as const;

export interface DeliverInput extends StepOn {
  typed: Typed<(typeof deliverFields)[number]>;
  uploads: readonly UploadedFile[];
}

/** The provider has handed over; the producer is asked to look and to accept. */
export function deliverSupport(
  services: Services,
  actor: Actor,
  { typed, uploads, ...on }: DeliverInput,
): Promise<Result<SupportRequest>> {
  return moveRequest(services, actor, "deliver", on, async ({ tx, request, today, by }) => {
    const check = startChecks();
    const day = { label: "ngày bàn giao", notAfter: today };
    const deliveredOn = check.optionalDay("deliveredOn", typed.deliveredOn, day);
    if (typed.deliveredOn.trim() === "") check.add("deliveredOn", "Nhập ngày bàn giao.");
    const about = { label: "kết quả bàn giao", min: 5, max: 2000 };
    const result = check.optionalText("deliverResult", typed.deliverResult, about);
    if (typed.deliverResult.trim() === "") check.add("deliverResult", "Ghi những gì đã bàn giao.");
    if (deliveredOn && request.contractOn && deliveredOn < request.contractOn)
      check.add("deliveredOn", "Sửa ngày bàn giao: phải sau ngày ký hợp đồng.");
    const checked = check.result({ deliveredOn, result });
    if (!checked.ok) return checked;
    const kept = await addFiles(services, { tx, request, by, role: "after", uploads, field: "afterFiles" });
    if (!kept.ok) return kept;
    return ok({
      change: checked.value,
      note: result,
      letter: {
        to: "producer",
        subject: "Mời nghiệm thu kết quả hỗ trợ",
        body: "Đơn vị hỗ trợ đã bàn giao. Mở yêu cầu, xem kết quả rồi nghiệm thu hoặc yêu cầu làm lại.",
      },
    });
  });
}
